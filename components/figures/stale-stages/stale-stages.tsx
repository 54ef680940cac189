'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { NumberField } from '@/components/ui/number-field';
import type { PipelineView } from '@/engine/versioning/dvc/views/pipeline-view';
import { type ProjectEdit, StageProject } from './project';
import { outcomeLines } from './reason-text';
import { StageCard } from './stage-card';

/** Four stages over real files and real DVC: edit something, see what is stale and why, run it. */
export function StaleStages() {
  const [project] = useState(() => new StageProject());
  const [view, setView] = useState<PipelineView | null>(null);
  const [lines, setLines] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(true);

  useEffect(() => {
    let isShown = true;
    (async () => {
      await project.start();
      const first = await project.view();
      if (!isShown) return;
      setView(first);
      setBusy(false);
    })();
    return () => {
      isShown = false;
    };
  }, [project]);

  const edit = async (change: ProjectEdit) => {
    project.edit(change);
    setLines([]);
    setView(await project.view());
  };
  const reproduce = async () => {
    setBusy(true);
    setLines(outcomeLines(await project.reproduce()));
    setView(await project.view());
    setBusy(false);
  };
  const stale = view?.nodes.filter(({ state }) => state === 'stale').length ?? 0;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div className="flex flex-wrap items-end gap-3">
        <Button size="sm" isDisabled={isBusy} onPress={() => edit({ kind: 'sale', hasPrice: true })}>
          Add a sale
        </Button>
        <Button size="sm" isDisabled={isBusy} onPress={() => edit({ kind: 'sale', hasPrice: false })}>
          Add a sale without a price
        </Button>
        <div className="flex gap-3">
          {(['bands', 'epochs'] as const).map((name) => (
            <NumberField
              key={name}
              label={name}
              className="w-32"
              minValue={1}
              maxValue={20}
              value={project.param(name)}
              isDisabled={isBusy}
              onChange={(value) => {
                if (Number.isInteger(value)) void edit({ kind: 'param', name, value });
              }}
            />
          ))}
        </div>
      </div>
      <ol className="grid gap-3 sm:grid-cols-2" aria-label="Stages, in their order">
        {view?.nodes.map((node) => (
          <StageCard
            key={node.name}
            node={node}
            isBusy={isBusy}
            onComment={() => edit({ kind: 'comment', stage: node.name })}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Button variant="primary" isPending={isBusy} onPress={reproduce}>
          dvc repro
        </Button>
        <div role="status" className="min-h-24 min-w-0 flex-1 basis-72">
          {lines.length > 0 ? (
            <ul className="space-y-1 font-mono text-xs">
              {lines.map((line) => (
                <li key={line} className="break-words">
                  {line}
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-ink-muted">
              {stale === 0 ? 'Nothing is stale.' : `Stale: ${stale} of 4 stages. Which will run?`}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
