import type { RunResult } from '../core/code-runner';
import type { WorkspaceFiles } from '../core/files';
import { SERVICES_FILE, type ServicesSettings } from './lab-services';
import type { NightOptions } from './night';
import type { NightState } from './night-state';
import { stateFromFiles, WAREHOUSE } from './state-files';
import type { WorldId } from './types';

/** An hourly job over three hours: an ordinary run, one that is killed at its first commit, one that must mend it. */
export const THREE_RUNS: readonly NightOptions[] = [{}, { killAtCommit: 1 }, {}];

/** What the runs of a job are made of. */
export interface NightsPlan {
  readonly world: WorldId;
  readonly seed: string;
  readonly files: WorkspaceFiles;
  readonly runs: readonly NightOptions[];
  /** A run that ended like this is the last; absent: all are run. */
  readonly until?: (result: RunResult) => boolean;
  /** Runs the job once over a workspace. */
  readonly run: (files: WorkspaceFiles, index: number) => Promise<RunResult>;
}

/** How one run ended, and what the warehouse held after it. */
export interface NightRun {
  readonly result: RunResult;
  readonly state: NightState;
  /** The virtual minute at which it began. */
  readonly startedAt: number;
}

/** Runs a job several times, an hour apart, each on what the runs before have left. The first finds an empty warehouse. */
export async function runNights(plan: NightsPlan): Promise<NightRun[]> {
  let files: WorkspaceFiles = Object.fromEntries(
    Object.entries(plan.files).filter(([path]) => !path.startsWith(WAREHOUSE)),
  );
  const out: NightRun[] = [];
  for (const [index, options] of plan.runs.entries()) {
    const settings: ServicesSettings = { worlds: [plan.world], seed: plan.seed, ...options };
    files = { ...files, [SERVICES_FILE]: JSON.stringify(settings) };
    const result = await plan.run(files, index);
    const next: Record<string, string | Uint8Array> = { ...files };
    for (const [path, content] of Object.entries(result.writes)) {
      if (content === null) delete next[path];
      else next[path] = content;
    }
    files = next;
    const state = stateFromFiles(files, plan.world);
    out.push({ result, state, startedAt: state.runs.at(-1)?.startedAt ?? 0 });
    if (plan.until?.(result)) break;
  }
  return out;
}
