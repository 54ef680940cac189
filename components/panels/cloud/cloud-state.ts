import { keptState } from '../kept-state';

/** The views of the panel. */
export type CloudTab = 'resources' | 'bill' | 'compare' | 'keys';

export interface CloudPanelState {
  readonly tab: CloudTab;
  /** The month of the bill, `2026-03`; null: the one that it is. */
  readonly month: string | null;
  /** By what the bill is taken apart: `service`, `tag:team`. */
  readonly cut: string;
  /** Whether the bill is that of the whole month, if nothing changes. */
  readonly isForecast: boolean;
}

/** What the panel of the clouds shows in a session. */
export const cloudState = keptState<CloudPanelState>({
  tab: 'resources',
  month: null,
  cut: 'service',
  isForecast: false,
});
