'use client';

import { Boxes } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { ModelCard, VersionCard } from '@/engine/tracking/mlflow/views/registry-view';
import { cellText, shortId, startText } from '../experiments/run-words';
import type { PanelProps } from '../types';
import { useLabAnswer } from '../use-lab-answer';
import { useOpened } from '../use-opened';
import { AliasDialog } from './alias-dialog';
import { LineageView } from './lineage-view';

/** The registry: models, their versions with aliases, and where each version comes from, to be walked both ways. */
export function ModelsPanel({ session }: PanelProps) {
  const lab = useOpened(session.lab);
  const [focus, setFocus] = useState<string | null>(null);
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
    return <LineageView lab={lab} focus={focus} onFocus={setFocus} onBack={() => setFocus(null)} />;
  if (answer.models.length === 0)
    return (
      <EmptyState icon={<Boxes aria-hidden size={24} />} title="No registered models">
        A run that logs a model can register it: <code>registerModel(uri, 'price')</code> in{' '}
        <code>lib/mlflow.ts</code>. Its versions and aliases stand here, with the run, the commit and the data
        behind each.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-6 p-3">
      {answer.models.map((model) => (
        <section key={model.name} aria-label={`Model ${model.name}`}>
          <h3 className="font-semibold text-ink text-sm">{model.name}</h3>
          {model.description ? <p className="text-ink-muted text-xs leading-5">{model.description}</p> : null}
          <ul className="mt-2 border-line border-t">
            {model.versions.map((version) => (
              <Version
                key={version.version}
                version={version}
                onLineage={() => setFocus(`version:${model.name}/${version.version}`)}
                onAlias={() => setNamed({ model, version: version.version })}
              />
            ))}
          </ul>
        </section>
      ))}
      {named ? (
        <AliasDialog lab={lab} model={named.model} version={named.version} onClose={() => setNamed(null)} />
      ) : null}
    </div>
  );
}

function Version({
  version,
  onLineage,
  onAlias,
}: {
  readonly version: VersionCard;
  readonly onLineage: () => void;
  readonly onAlias: () => void;
}) {
  const { origin } = version;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-2.5">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="font-medium text-ink text-sm">Version {version.version}</span>
          {version.aliases.map((alias) => (
            <Badge key={alias} tone="note">
              @{alias}
            </Badge>
          ))}
          {version.stage === 'None' ? null : <Badge>{version.stage} (legacy stage)</Badge>}
        </p>
        <p className="text-ink-muted text-xs leading-5">
          {startText(version.createdMs)}
          {origin
            ? ` · run ${origin.runName} · commit ${origin.commit === null ? 'unknown' : shortId(origin.commit)}${origin.data
                .map(({ key, value }) => ` · ${key} ${shortId(value)}`)
                .join('')}`
            : ' · its run is not known'}
        </p>
        {origin && origin.metrics.length > 0 ? (
          <p className="text-ink-muted text-xs tabular-nums leading-5">
            {origin.metrics.map(({ key, value }) => `${key} ${cellText(value)}`).join(' · ')}
          </p>
        ) : null}
        {version.tags.length > 0 ? (
          <p className="text-ink-muted text-xs leading-5">
            {version.tags.map(({ key, value }) => `${key}: ${value}`).join(' · ')}
          </p>
        ) : null}
      </div>
      <Button size="sm" onPress={onAlias}>
        Aliases
      </Button>
      <Button size="sm" onPress={onLineage}>
        Where it comes from
      </Button>
    </li>
  );
}
