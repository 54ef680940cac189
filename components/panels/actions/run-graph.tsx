'use client';

import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { ArrowHead } from '@/components/charts/arrow-head';
import { cx } from '@/components/ui/cx';
import type { JobState } from '@/engine/ci/store/run-state';
import type { GraphNode } from '@/engine/ci/views/run-page';
import { curve } from '../pipeline/layout';
import { layOutRun, MOST_LEGS, neighbourJob } from './graph-layout';
import { StandingMark } from './standing-mark';
import { lookOf, tookText } from './words';

/** What the drawing needs to know of a job. */
export type DrawnJob = Pick<
  JobState,
  'id' | 'jobId' | 'name' | 'status' | 'conclusion' | 'startedAt' | 'completedAt' | 'waitsFor'
>;

export interface RunGraphProps {
  readonly label: string;
  readonly graph: readonly GraphNode[];
  readonly jobs: readonly DrawnJob[];
  readonly onSelect: (job: number) => void;
}

const BORDERS: Readonly<Record<string, string>> = {
  passed: 'border-passed/50',
  failed: 'border-failed',
  adhoc: 'border-adhoc border-dashed',
  accent: 'border-accent',
  neutral: 'border-line-strong',
};

/**
 * The jobs of a run from the left to the right, those of one matrix in one box. One stop for the Tab key; the arrow keys go
 * along the lines and within a column, Enter opens a job.
 */
export function RunGraph({ label, graph, jobs, onSelect }: RunGraphProps) {
  const root = useRef<HTMLDivElement>(null);
  const marker = useId();
  // What stands where changes only with the jobs that there are, not with how they go.
  const shape = JSON.stringify(graph.map(({ id, stage, needs, jobs: own }) => [id, stage, needs, own]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the graph is compared by what it says
  const { places, lines, width, height } = useMemo(() => layOutRun(graph), [shape]);
  const byId = useMemo(() => new Map(jobs.map((job) => [job.id, job])), [jobs]);
  const stop = graph[0]?.jobs[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-job]')?.dataset.job;
    const next = id === undefined ? null : neighbourJob(graph, Number(id), event.key);
    if (next === null) return;
    event.preventDefault();
    root.current?.querySelector<HTMLElement>(`[data-job="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these are the boxes of one drawing.
    <div
      ref={root}
      role="group"
      aria-label={`${label}. The arrow keys go from job to job.`}
      onKeyDown={onKeyDown}
      className="relative overflow-x-auto"
    >
      <div className="relative" style={{ width, height }}>
        <svg aria-hidden width={width} height={height} className="absolute inset-0">
          <defs>
            <ArrowHead id={marker} />
          </defs>
          {lines.map(({ from, to, points }) => (
            <path
              key={`${from} ${to}`}
              d={curve(points)}
              markerEnd={`url(#${marker})`}
              className="fill-none stroke-1 stroke-line-strong"
            />
          ))}
        </svg>
        {graph.map((node) => {
          const place = places.get(node.id);
          if (place === undefined) return null;
          const own = node.jobs.flatMap((id) => byId.get(id) ?? []);
          const isMany = node.jobs.length > 1;
          const more = own.length - MOST_LEGS;
          return (
            <div
              key={node.id}
              style={{
                left: place.x - place.width / 2,
                top: place.y - place.height / 2,
                width: place.width,
                height: place.height,
              }}
              className={cx(
                'absolute flex flex-col rounded-md border bg-surface',
                BORDERS[lookOf(node).tone],
                isMany ? 'pb-1.5' : 'justify-center',
              )}
            >
              {isMany ? (
                <p className="flex h-[26px] shrink-0 items-center gap-1.5 px-2 text-[11px] text-ink-muted">
                  <StandingMark of={node} />
                  <span className="truncate font-mono">{node.id}</span>
                  <span className="ms-auto tabular-nums">
                    {own.filter(({ status }) => status === 'completed').length} of {own.length}
                  </span>
                </p>
              ) : null}
              {own.slice(0, MOST_LEGS).map((job) => (
                <JobButton key={job.id} job={job} isStop={job.id === stop} onPress={() => onSelect(job.id)} />
              ))}
              {more > 0 ? (
                <p className="flex h-[30px] items-center px-3 text-ink-muted text-xs">
                  and {more} more, in the table
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function JobButton({
  job,
  isStop,
  onPress,
}: {
  readonly job: DrawnJob;
  readonly isStop: boolean;
  readonly onPress: () => void;
}) {
  const took = tookText(job);
  return (
    <button
      type="button"
      data-job={job.id}
      tabIndex={isStop ? 0 : -1}
      aria-label={[job.name, lookOf(job).word, took].filter(Boolean).join(', ')}
      title={job.waitsFor || job.name}
      onClick={onPress}
      className="mx-1 flex h-[30px] shrink-0 cursor-pointer items-center gap-1.5 rounded px-1.5 text-start hover:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
    >
      <StandingMark of={job} isSilent />
      <span className="min-w-0 truncate text-ink text-xs">{job.name}</span>
      <span className="ms-auto shrink-0 text-[11px] text-ink-muted tabular-nums">{took}</span>
    </button>
  );
}
