/** The parts of the panel that a tab leads to. */
export type ActionsTab = 'runs' | 'workflows' | 'settings';

/** The parts of a run. */
export type RunTab = 'summary' | 'log' | 'artifacts';

/** What the panel shows. */
export type Place =
  | { readonly view: 'home'; readonly tab: ActionsTab }
  | {
      readonly view: 'run';
      readonly id: number;
      readonly tab: RunTab;
      /** Whose log is shown; null: that of the first one that failed, else of the one at work. */
      readonly job: number | null;
    };

/** Which runs the list shows; '' stands for all. */
export interface RunFilter {
  readonly workflow: string;
  readonly branch: string;
  readonly state: '' | 'open' | 'success' | 'failure' | 'cancelled';
}
