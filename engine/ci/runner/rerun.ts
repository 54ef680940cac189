import { ancestorsOf } from '../plan/needs-graph';
import type { RunState } from '../store/run-state';
import type { Workflow } from '../workflow/workflow';

/** The job of the run's own workflow that a job belongs to: `call` of `call/inner[2]`. */
const topOf = (key: string): string => key.split('/')[0]!.replace(/\[\d+\]$/, '');

/**
 * The keys of the jobs that a new attempt takes over as they are: none where all is run again; else those that
 * succeeded and stand on no job that runs again.
 */
export function keptOnRerun(
  run: RunState,
  workflow: Workflow,
  { failedOnly, job }: { readonly failedOnly: boolean; readonly job?: number },
): string[] {
  if (!failedOnly && job === undefined) return [];
  const again = run.jobs.filter((one) =>
    job === undefined ? one.conclusion === 'failure' || one.conclusion === 'cancelled' : one.id === job,
  );
  const tops = new Set(again.map(({ key }) => topOf(key).toLowerCase()));
  const standsOnThem = (key: string) =>
    [...ancestorsOf(workflow.jobs, topOf(key))].some((ancestor) => tops.has(ancestor));
  return run.jobs
    .filter((one) => one.conclusion === 'success' && !again.includes(one) && !standsOnThem(one.key))
    .map(({ key }) => key);
}
