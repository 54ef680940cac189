import type { Rng } from '../../../core/rng';
import type { Account } from '../state/cloud-state';
import type { CloudStore } from '../state/store';

/** Where and by whom something is done. */
export interface ActPlace {
  readonly store: CloudStore;
  readonly account: Account;
  /** The id of the key, or `owner`. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly rng: Rng;
}
