'use client';

import { type ReactNode, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import { Spinner } from '@/components/ui/spinner';
import type { ArtifactNode, RunDetails } from '@/engine/tracking/mlflow/views/run-details';
import type { LabState } from '@/stores/lab-contract';
import { useLabAnswer } from '../use-lab-answer';
import type { Opened } from '../use-opened';
import { ViewHead } from '../view-head';
import { cellText, durationText, shortId, startText, statusOf } from './run-words';

export interface RunViewProps {
  readonly lab: Opened<LabState>;
  readonly runId: string;
  readonly onBack: () => void;
  readonly onOpen: (runId: string) => void;
}

/** Everything that was logged in one run, where it comes from and what came of it. */
export function RunView({ lab, runId, onBack, onOpen }: RunViewProps) {
  const { answer, error } = useLabAnswer(lab, 'mlflow.run', { runId });
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ViewHead back="All runs" onBack={onBack} title={answer?.info.runName ?? 'Run'}>
        {answer ? (
          <span className={cx('text-xs', statusOf(answer.info.status).tone)}>
            {statusOf(answer.info.status).word}
          </span>
        ) : null}
      </ViewHead>
      <div className="min-h-0 flex-1 overflow-auto p-3">
        {error ? (
          <Callout tone="failed" title="This run cannot be read">
            {error.message}
          </Callout>
        ) : null}
        {answer === undefined && !error ? (
          <p className="flex items-center gap-2.5 text-ink-muted text-sm">
            <Spinner /> Reading the run
          </p>
        ) : null}
        {answer === null ? <p className="text-ink-muted text-sm">This run is not there any more.</p> : null}
        {answer ? <Details lab={lab} run={answer} onOpen={onOpen} /> : null}
      </div>
    </div>
  );
}

function Details({
  lab,
  run,
  onOpen,
}: {
  readonly lab: Opened<LabState>;
  readonly run: RunDetails;
  readonly onOpen: (runId: string) => void;
}) {
  const { info } = run;
  const took = info.startTime === null || info.endTime === null ? null : info.endTime - info.startTime;
  const related = [
    ...(run.parent ? [{ ...run.parent, how: 'part of' }] : []),
    ...run.children.map((child) => ({ ...child, how: 'has part' })),
  ];
  return (
    <div className="grid gap-x-8 gap-y-5 @2xl:grid-cols-2">
      <Part title="Run">
        <Pairs
          pairs={[
            ['id', info.runId],
            ['started', startText(info.startTime)],
            ['took', durationText(took)],
            ['by', info.userId],
            ['commit', run.commit === null ? 'none: the code was not in a repository' : shortId(run.commit)],
            ...run.data.map(({ key, value }) => [`data ${key}`, shortId(value)] as const),
            ...run.inputs.map(
              ({ dataset }) => [`input ${dataset.name}`, `digest ${shortId(dataset.digest)}`] as const,
            ),
          ]}
        />
        {run.registered.length > 0 ? (
          <p className="mt-2 flex flex-wrap gap-1.5">
            {run.registered.map(({ model, version, aliases }) => (
              <Badge key={`${model}/${version}`} tone="note">
                {model} {version}
                {aliases.length > 0 ? ` @${aliases.join(' @')}` : ''}
              </Badge>
            ))}
          </p>
        ) : null}
        {related.map(({ runId, name, how }) => (
          <p key={runId} className="mt-2 text-ink-muted text-xs">
            {how}{' '}
            <button
              type="button"
              onClick={() => onOpen(runId)}
              className="cursor-pointer text-accent hover:underline"
            >
              {name}
            </button>
          </p>
        ))}
      </Part>
      <Part title="Metrics">
        <table className="w-full text-xs">
          <caption className="sr-only">Metrics of the run</caption>
          <thead>
            <tr className="text-ink-muted">
              {['Metric', 'Latest', 'Least', 'Greatest', 'Points'].map((name, at) => (
                <th
                  key={name}
                  scope="col"
                  className={cx('py-1 font-medium', at > 0 ? 'text-end' : 'text-start')}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {run.metrics.map((metric) => (
              <tr key={metric.key} className="border-line border-t">
                <th scope="row" className="py-1 text-start font-normal">
                  {metric.key}
                </th>
                {[metric.latest, metric.least, metric.greatest, metric.points].map((value, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four columns that never change places
                  <td key={at} className="py-1 text-end tabular-nums">
                    {cellText(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part title="Params">
        <Pairs pairs={run.params.map(({ key, value }) => [key, value] as const)} />
      </Part>
      <Part title="Tags">
        <Pairs pairs={[...run.tags, ...run.systemTags].map(({ key, value }) => [key, value] as const)} />
      </Part>
      <Part title="Artifacts" className="@2xl:col-span-2">
        <Artifacts lab={lab} runId={info.runId} nodes={run.artifacts} />
      </Part>
    </div>
  );
}

function Part({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title} className={className}>
      <h4 className="mb-1.5 font-semibold text-ink text-xs">{title}</h4>
      {children}
    </section>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, string])[] }) {
  if (pairs.length === 0) return <p className="text-ink-muted text-xs">None.</p>;
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 text-xs leading-5">
      {pairs.map(([key, value]) => (
        <div key={key} className="contents">
          <dt className="text-ink-muted">{key}</dt>
          <dd className="break-words font-mono text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Artifacts({
  lab,
  runId,
  nodes,
}: {
  readonly lab: Opened<LabState>;
  readonly runId: string;
  readonly nodes: readonly ArtifactNode[];
}) {
  const files = filesOf(nodes);
  const [path, setPath] = useState<string | null>(null);
  if (files.length === 0) return <p className="text-ink-muted text-xs">None.</p>;
  return (
    <div className="grid gap-3 @xl:grid-cols-[16rem_minmax(0,1fr)]">
      <ul className="text-xs">
        {files.map((file) => (
          <li key={file.path}>
            <button
              type="button"
              aria-pressed={path === file.path}
              onClick={() => setPath(file.path)}
              className="flex w-full cursor-pointer justify-between gap-3 rounded-sm px-2 py-1 text-start hover:bg-hover aria-pressed:bg-hover"
            >
              <span className="truncate font-mono">{file.path}</span>
              <span className="shrink-0 text-ink-faint tabular-nums">{file.size} B</span>
            </button>
          </li>
        ))}
      </ul>
      {path === null ? (
        <p className="text-ink-muted text-xs">Choose a file to look at it.</p>
      ) : (
        <Artifact lab={lab} runId={runId} path={path} />
      )}
    </div>
  );
}

const filesOf = (nodes: readonly ArtifactNode[]): ArtifactNode[] =>
  nodes.flatMap((node) => (node.size === null ? filesOf(node.children) : [node]));

function Artifact({
  lab,
  runId,
  path,
}: {
  readonly lab: Opened<LabState>;
  readonly runId: string;
  readonly path: string;
}) {
  const { answer } = useLabAnswer(lab, 'mlflow.artifact', { runId, path });
  if (answer === undefined) return <Spinner />;
  if (answer === null) return <p className="text-ink-muted text-xs">The file is not there any more.</p>;
  if (answer.text === null)
    return (
      <p className="text-ink-muted text-xs">
        {answer.size} bytes of {answer.mimeType}, which is no text.
      </p>
    );
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs leading-5"
    >
      {answer.text}
      {answer.isCut ? '\n… (the rest is not shown)' : ''}
    </pre>
  );
}
