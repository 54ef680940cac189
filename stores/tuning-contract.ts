import type { ErrorRecord } from '../engine/core/errors';
import type { TuningPlan } from '../engine/tuning/plan';
import type { SearchShape, Trial } from '../engine/tuning/search';

/** The file of the workspace that declares a search, and the one that its finished trials are written to. */
export const TUNING_FILE = 'tuning.json';
export const TRIALS_FILE = 'out/trials.csv';

/** A trial as the panel shows it. */
export interface TrialView extends Trial {
  readonly status: 'waiting' | 'running' | 'done' | 'failed';
  /** Null until it is done, and where it gave no number. */
  readonly objective: number | null;
  /** How long its run took. */
  readonly seconds?: number;
  /** Why it gave no number. */
  readonly message?: string;
  /** The same trial run once more from its seed. */
  readonly again?: 'running' | { readonly objective: number | null; readonly same: boolean };
}

export type TuningStatus = 'idle' | 'running' | 'pausing' | 'paused' | 'stopped' | 'finished';

/** A search over the space that tuning.json declares. */
export interface TuningState {
  readonly status: TuningStatus;
  /** The search that was begun last; null before the first. tuning.json may say something else by now. */
  readonly plan: TuningPlan | null;
  readonly shape: SearchShape | null;
  /** Every trial known so far, in the order of their numbers. */
  readonly trials: readonly TrialView[];
  /** The number of the best trial so far. */
  readonly bestId: number | null;
  /** Units of the resource used by finished trials. */
  readonly spent: number;
  /** Seconds of all finished trials together, as if one had run after the other. */
  readonly workSeconds: number;
  /** How many trials run at once, at most. */
  readonly workers: number;
  /** Files that trials run have changed since the search began, so its results and new ones would not go together. */
  readonly stale: boolean;
  /** Why the search could not begin or go on. */
  readonly failure?: ErrorRecord;

  /** Begins the search of tuning.json anew; what an earlier one found is dropped. */
  start(): Promise<void>;
  /** Starts no more trials; those that run may end. */
  pause(): void;
  /** Goes on where the search was left, also after a reload. Finished trials are not run again. */
  resume(): Promise<void>;
  /** Ends running trials, and the search. What is finished is kept. */
  stop(): void;
  /** Runs a finished trial once more from its seed, beside what it gave before. */
  rerun(id: number): Promise<void>;
  /** Writes the settings of a trial to the params file: one step of undo. */
  use(id: number): void;
}
