'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import { Callout } from '@/components/ui/callout';
import { cx } from '@/components/ui/cx';
import type { JobState } from '@/engine/ci/store/run-state';
import type { RunPage } from '@/engine/ci/views/run-page';
import { useLabAnswer } from '../use-lab-answer';
import { useActions } from './actions-context';
import { actionsState } from './actions-state';
import { JobLog } from './job-log';
import { LogBar } from './log-bar';
import { findLines } from './log-parts';
import { StandingMark } from './standing-mark';
import { tookText } from './words';

export interface LogTabProps {
  readonly page: RunPage;
  /** Null: whichever says most now. */
  readonly job: number | null;
  readonly onJob: (job: number) => void;
}

/** The job that is looked at when nobody has chosen one: what failed, else what runs, else the first. */
const chosenJob = (jobs: readonly JobState[], wanted: number | null): JobState | undefined =>
  jobs.find(({ id }) => id === wanted) ??
  jobs.find(({ conclusion }) => conclusion === 'failure') ??
  jobs.find(({ status }) => status === 'in_progress') ??
  jobs[0];

/** The logs of a run: its jobs, and the steps of one of them, live. */
export function LogTab({ page, job: wanted, onJob }: LogTabProps) {
  const job = chosenJob(page.jobs, wanted);
  if (job === undefined)
    return <p className="p-4 text-ink-muted text-sm">No job has begun, so there is nothing to read.</p>;
  return (
    <div className="flex h-full min-h-0 @2xl:flex-row flex-col">
      <nav
        aria-label="Jobs"
        className="flex @2xl:w-56 shrink-0 @2xl:flex-col gap-px overflow-auto border-line @2xl:border-e @max-2xl:border-b p-1.5"
      >
        {page.jobs.map((one) => (
          <button
            key={one.id}
            type="button"
            aria-current={one.id === job.id ? 'true' : undefined}
            onClick={() => onJob(one.id)}
            className={cx(
              'flex min-h-8 shrink-0 cursor-pointer items-center gap-1.5 rounded px-1.5 text-start text-xs hover:bg-hover',
              one.id === job.id ? 'bg-sunken font-medium text-ink' : 'text-ink-muted',
            )}
          >
            <StandingMark of={one} />
            <span className="min-w-0 truncate">{one.name}</span>
            <span className="ms-auto shrink-0 ps-2 tabular-nums">{tookText(one)}</span>
          </button>
        ))}
      </nav>
      <OneLog key={`${job.id} ${page.run.attempt}`} page={page} job={job} />
    </div>
  );
}

function OneLog({ page, job }: { readonly page: RunPage; readonly job: JobState }) {
  const { session, lab } = useActions();
  const store = actionsState(session);
  const hasTimes = useStore(store, (state) => state.hasTimes);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const { answer: steps = [], error } = useLabAnswer(lab, 'ci.log', {
    repository: page.repository,
    run: page.run.id,
    job: job.id,
  });
  const found = findLines(steps, search);
  const current = found.length === 0 ? null : found[at % found.length]!;
  return (
    <section aria-label={`Log of ${job.name}`} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <LogBar
        job={job}
        steps={steps}
        search={search}
        onSearch={(text) => {
          setSearch(text);
          setAt(0);
        }}
        found={found.length}
        at={found.length === 0 ? 0 : (at % found.length) + 1}
        onStep={(by) => setAt((before) => (before + by + found.length) % Math.max(1, found.length))}
        hasTimes={hasTimes}
        onTimes={(next) => store.setState({ hasTimes: next })}
      />
      {error ? (
        <Callout tone="failed" role="alert" title="The log cannot be read" className="m-3">
          {error.message}
        </Callout>
      ) : null}
      {job.waitsFor === '' ? null : <p className="p-3 text-ink-muted text-sm">{job.waitsFor}</p>}
      <JobLog steps={steps} search={search.trim()} current={current} hasTimes={hasTimes} />
    </section>
  );
}
