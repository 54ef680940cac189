'use client';

import { Scale } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import type { PanelProps } from '../types';
import { ClassificationView } from './classification-view';
import { readCosts } from './costs';
import { type ChosenRows, judgeFile, predictionPaths } from './judged-file';
import { RegressionView } from './regression-view';
import { RowsList } from './rows-list';

/** Judges a predictions file of the workspace: where it is wrong, how surely, against what, at what cost. */
export function EvaluationPanel({ session }: PanelProps) {
  const files = useDeferredValue(useStore(session.workspace, (workspace) => workspace.files));
  const data = useStore(session.workspace, (workspace) => workspace.data);
  const paths = useMemo(() => predictionPaths(files), [files]);
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ChosenRows | null>(null);
  const path = wanted !== null && paths.includes(wanted) ? wanted : paths[0];
  const content = path === undefined ? undefined : files[path];
  const judged = useMemo(
    () => (path !== undefined && typeof content === 'string' ? judgeFile(path, content) : null),
    [path, content],
  );
  const costs = useMemo(() => readCosts(files['costs.json']), [files]);
  const icon = <Scale aria-hidden size={28} />;

  if (path === undefined || judged === null) {
    return (
      <EmptyState icon={icon} title="No predictions yet">
        Run a script that writes a CSV file with a column <code>estimate</code> or <code>probability</code>{' '}
        beside the truth. Its errors are drawn here.
      </EmptyState>
    );
  }
  const choose = (
    <Select
      label="Predictions"
      labelHidden
      size="sm"
      className="w-60 max-w-full"
      options={paths.map((option) => ({ id: option, label: option }))}
      value={path}
      onChange={(next) => {
        setWanted(next);
        setChosen(null);
      }}
    />
  );
  return (
    <section
      aria-label="Evaluation"
      data-scrolls
      className="flex h-full flex-col gap-3 overflow-auto px-3 py-2"
    >
      {'failure' in judged ? (
        <>
          {choose}
          <EmptyState icon={icon} title={`${path} cannot be judged`}>
            {judged.failure}
          </EmptyState>
        </>
      ) : (
        <>
          {judged.predictions.kind === 'regression' ? (
            <RegressionView
              key={path}
              file={judged}
              predictions={judged.predictions}
              choose={choose}
              onChoose={setChosen}
            />
          ) : (
            <ClassificationView
              key={path}
              predictions={judged.predictions}
              costs={costs}
              choose={choose}
              onChoose={setChosen}
            />
          )}
          {chosen ? (
            <RowsList table={judged.table} chosen={chosen} data={data} onClose={() => setChosen(null)} />
          ) : null}
        </>
      )}
    </section>
  );
}
