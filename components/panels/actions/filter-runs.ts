import type { RunRow } from '@/engine/ci/views/run-rows';
import type { RunFilter } from './place';

/** The runs that a filter lets through. */
export const filterRuns = (runs: readonly RunRow[], { workflow, branch, state }: RunFilter): RunRow[] =>
  runs.filter(
    (run) =>
      (workflow === '' || run.path === workflow) &&
      (branch === '' || run.branch === branch) &&
      (state === '' || (state === 'open' ? run.status !== 'completed' : run.conclusion === state)),
  );

/** The branches that have runs, the newest first. */
export const branchesOf = (runs: readonly RunRow[]): string[] => [
  ...new Set(runs.map(({ branch }) => branch)),
];
