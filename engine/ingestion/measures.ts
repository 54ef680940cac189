import type { WorkspaceFiles } from '../core/files';
import { judgeNight, minutesToFresh, total } from './judge-night';
import type { NightRun } from './run-nights';
import { WAREHOUSE } from './state-files';
import type { World } from './types';

/** A row that never came counts as this many virtual minutes late. */
const NEVER_MINUTES = 180;

/** What three hours of a job come to: the measures of the replay. */
export function nightMeasures(world: World, nights: readonly NightRun[]): Record<string, number> {
  const { state, startedAt } = nights.at(-1)!;
  const groups = judgeNight(world, state, startedAt);
  const peak = Math.max(...state.runs.map(({ peakHeldBytes }) => peakHeldBytes), 0);
  return {
    'peak-memory': Math.round(peak / 100) / 10,
    'rows-lost': total(groups, 'lost'),
    'rows-doubled': total(groups, 'doubled'),
    'bad-rows-in': total(groups, 'letIn'),
    'minutes-to-fresh': Math.round(minutesToFresh(world, state, NEVER_MINUTES) * 10) / 10,
  };
}

/** A workspace without its data and without what is left of earlier runs: what a job needs, and no more. */
export const jobFiles = (files: WorkspaceFiles): WorkspaceFiles =>
  Object.fromEntries(
    Object.entries(files).filter(([path]) => !path.startsWith('data/') && !path.startsWith(WAREHOUSE)),
  );
