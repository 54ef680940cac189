import { keptState } from '../kept-state';
import type { Place, RunFilter } from './place';

export interface ActionsState {
  readonly place: Place;
  /** `owner/name`; null: the first one with runs. */
  readonly repository: string | null;
  readonly filter: RunFilter;
  /** Whether the lines of logs begin with their time. */
  readonly hasTimes: boolean;
}

/** What the Actions panel of a session shows. */
export const actionsState = keptState<ActionsState>({
  place: { view: 'home', tab: 'runs' },
  repository: null,
  filter: { workflow: '', branch: '', state: '' },
  hasTimes: false,
});
