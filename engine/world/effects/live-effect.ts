import type { HappenedDraft } from '../record/happened-draft';
import type { Effect } from './effect';

/** An effect that has begun. */
export interface LiveEffect<E extends Effect = Effect> {
  readonly effect: E;
  readonly since: number;
  readonly happened: HappenedDraft;
  /** The hour at which it was over; null: it lasts. */
  over: number | null;
  /** The hour at which an act set it back, such as a restart that frees memory; its beginning otherwise. */
  resetAt: number;
  /** Requests that it spoiled in the last hour that passed. */
  spoiled: number;
}
