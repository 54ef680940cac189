'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { commitId, versionId } from '@/engine/tracking/lineage/node-ids';
import type { VersionCard, VersionOrigin } from '@/engine/tracking/mlflow/views/registry-view';
import { Leads } from '../experiments/run-parts';
import { cellText, shortId, startText } from '../experiments/run-words';
import { useGoTo } from '../use-go-to';

export interface VersionLineProps {
  readonly model: string;
  readonly version: VersionCard;
  readonly onLineage: () => void;
  readonly onAlias: () => void;
}

/** One version of a registered model: its aliases, where it comes from, how well it does. */
export function VersionLine({ model, version, onLineage, onAlias }: VersionLineProps) {
  const { origin } = version;
  const name = `${model} ${version.version}`;
  return (
    <li
      data-node={versionId(model, version.version)}
      className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b py-2.5"
    >
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
          {origin ? <Origin origin={origin} /> : ' · its run is not known'}
        </p>
        {origin && origin.metrics.length > 0 ? (
          <p className="text-ink-muted text-xs tabular-nums leading-5">
            {origin.metrics.map(({ key, value }) => `${key} ${cellText(value)}`).join(' · ')}
          </p>
        ) : null}
        {version.tags.length > 0 ? (
          <p className="break-words text-ink-muted text-xs leading-5">
            {version.tags.map(({ key, value }) => `${key}: ${value}`).join(' · ')}
          </p>
        ) : null}
        {version.description ? (
          <p className="break-words text-ink-muted text-xs leading-5">{version.description}</p>
        ) : null}
      </div>
      <span className="flex gap-2">
        <Button size="sm" aria-label={`Trail of ${name}`} onPress={onLineage}>
          Trail
        </Button>
        <Button size="sm" aria-label={`Aliases of ${name}`} onPress={onAlias}>
          Aliases
        </Button>
      </span>
    </li>
  );
}

function Origin({ origin: { runId, runName, commit, data } }: { readonly origin: VersionOrigin }) {
  const go = useGoTo();
  const parts: readonly (readonly [string, ReactNode])[] = [
    [
      'run',
      <Leads key="run" to={go.run && (() => go.run?.(runId))}>
        {runName}
      </Leads>,
    ],
    [
      'commit',
      commit === null ? (
        'unknown'
      ) : (
        <Leads key="commit" to={go.trail && (() => go.trail?.(commitId(commit)))}>
          {shortId(commit)}
        </Leads>
      ),
    ],
    ...data.map(
      ({ key, value }) =>
        [
          key,
          <Leads key={key} to={go.data && (() => go.data?.(key))}>
            {shortId(value)}
          </Leads>,
        ] as const,
    ),
  ];
  return parts.map(([name, value]) => (
    <span key={name}>
      {' · '}
      {name} {value}
    </span>
  ));
}
