import { keptState } from '../kept-state';
import type { RunOrder } from './run-order';

/** The table, a comparison of the chosen runs, or one run. */
export type ShownRuns =
  | { readonly view: 'runs' }
  | { readonly view: 'compare' }
  | { readonly view: 'run'; readonly id: string };

export interface ExperimentsState {
  readonly shown: ShownRuns;
  /** The id of an experiment, or `all`. */
  readonly experiment: string;
  /** In MLflow's grammar; empty: none. */
  readonly filter: string;
  /** Ids of the runs that are chosen to be compared. */
  readonly chosen: readonly string[];
  /** Null: the newest first. */
  readonly order: RunOrder | null;
  /** Params, metrics and tags that are the same in all runs are left out of the table. */
  readonly onlyDifferences: boolean;
  /** The run that was opened last from the table, which the focus goes back to. */
  readonly lastOpened: string | null;
}

/** What the experiments panel of a session shows. */
export const experimentsState = keptState<ExperimentsState>({
  shown: { view: 'runs' },
  experiment: 'all',
  filter: '',
  chosen: [],
  order: null,
  onlyDifferences: false,
  lastOpened: null,
});
