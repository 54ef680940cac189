'use client';

import { Boxes } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import { versionId } from '@/engine/tracking/lineage/node-ids';
import type { ModelCard, RegistryView } from '@/engine/tracking/mlflow/views/registry-view';
import { focusIfLost } from '../focus-if-lost';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { AliasDialog } from './alias-dialog';
import { LineageView } from './lineage-view';
import { modelsState } from './models-state';
import { VersionLine } from './version-line';

/** The registry: models, their versions with aliases, and where each version comes from, to be walked both ways. */
export function ModelsPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const store = modelsState(session);
  const { focus } = useStore(store);
  const [named, setNamed] = useState<{ readonly model: ModelCard; readonly version: number } | null>(null);
  const { answer, error } = useLabAnswer(lab, 'mlflow.registry', undefined);
  if (lab === 'failed' || error)
    return (
      <Callout tone="failed" title="The registry cannot be read" className="m-4">
        {error?.message ?? 'The lab could not be started. Reload the page.'}
      </Callout>
    );
  if (lab === 'opening' || !answer)
    return (
      <p className="flex items-center gap-2.5 p-4 text-ink-muted text-sm">
        <Spinner /> Reading the registry
      </p>
    );
  if (focus !== null)
    return (
      <LineageView
        lab={lab}
        focus={focus}
        onFocus={(id) => store.setState({ focus: id })}
        onBack={() => store.setState({ focus: null })}
      />
    );
  if (answer.models.length === 0)
    return (
      <EmptyState icon={<Boxes aria-hidden size={24} />} title="No registered models">
        Open a run in Experiments and register the model that it logged, or call{' '}
        <code>registerModel(uri, 'price')</code> of <code>lib/mlflow.ts</code>. Versions and aliases stand
        here, with the run, the commit and the data behind each.
      </EmptyState>
    );
  return (
    <>
      <Models
        registry={answer}
        lastShown={store.getState().lastShown}
        onLineage={(id) => store.setState({ focus: id, lastShown: id })}
        onAlias={(model, version) => setNamed({ model, version })}
      />
      {named ? (
        <AliasDialog
          lab={lab}
          // As it is now: an alias may have been taken away in the dialog.
          model={answer.models.find(({ name }) => name === named.model.name) ?? named.model}
          version={named.version}
          onClose={() => setNamed(null)}
        />
      ) : null}
    </>
  );
}

interface ModelsProps {
  readonly registry: RegistryView;
  /** The node whose trail was looked at last: on the way back, the focus returns to its version. */
  readonly lastShown: string | null;
  readonly onLineage: (nodeId: string) => void;
  readonly onAlias: (model: ModelCard, version: number) => void;
}

function Models({ registry: { models, damaged }, lastShown, onLineage, onAlias }: ModelsProps) {
  const root = useRef<HTMLDivElement>(null);
  // Only when the list comes back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened later moves the focus itself
  useEffect(() => {
    if (lastShown !== null)
      focusIfLost(root.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(lastShown)}"] button`));
  }, []);
  return (
    <div ref={root} className="flex h-full flex-col gap-6 overflow-y-auto p-3">
      {damaged.length > 0 ? (
        <Callout tone="note" title="Some files of the registry cannot be read">
          {damaged.map(({ path, reason }) => `${path}: ${reason}`).join('; ')}
        </Callout>
      ) : null}
      {models.map((model) => (
        <section key={model.name} aria-label={`Model ${model.name}`}>
          <h2 className="break-words font-semibold text-ink text-sm">{model.name}</h2>
          {model.description ? <p className="text-ink-muted text-xs leading-5">{model.description}</p> : null}
          <ul className="mt-2 border-line border-t">
            {model.versions.map((version) => (
              <VersionLine
                key={version.version}
                model={model.name}
                version={version}
                onLineage={() => onLineage(versionId(model.name, version.version))}
                onAlias={() => onAlias(model, version.version)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
