import { keptState } from '../kept-state';
import type { Compared } from './compared';

export interface VersionsState {
  /** The tracked file that is shown; null: the first. */
  readonly path: string | null;
  /** Two versions of a file beside each other; null: the list. */
  readonly compared: Compared | null;
  /** The newer of the two that were compared last, which the focus goes back to. */
  readonly lastCompared: string | null;
}

/** What the versions panel of a session shows. */
export const versionsState = keptState<VersionsState>({
  path: null,
  compared: null,
  lastCompared: null,
});
