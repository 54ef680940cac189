import { keptState } from '../kept-state';

/** The views of the panel. */
export type MonitoringTab = 'alerts' | 'drift' | 'quality' | 'labels' | 'objectives';

export interface MonitoringState {
  /** The folder that is reported on; null: the first. */
  readonly folder: string | null;
  readonly tab: MonitoringTab;
  /** The time of the look that is shown; null: the last one, or the first in which something was wrong. */
  readonly look: number | null;
  /** The column whose distributions are shown; null: the first that drifts. */
  readonly column: string | null;
  /** The alert that is shown in full, by its id. */
  readonly alert: string | null;
  /** The expectation whose rows are shown: `suite/number`. */
  readonly expectation: string | null;
}

/** What the monitoring panel of a session shows. */
export const monitoringState = keptState<MonitoringState>({
  folder: null,
  tab: 'alerts',
  look: null,
  column: null,
  alert: null,
  expectation: null,
});
