import { keptState } from '../kept-state';

/** The views of a run. */
export type TrafficTab = 'charts' | 'requests' | 'cost' | 'cluster' | 'honest';

export interface TrafficPanelState {
  readonly profile: string;
  readonly seed: string;
  readonly tab: TrafficTab;
  /** The window that is looked at, from 0. */
  readonly window: number;
  /** Seconds of the lab that pass in one of the clock; 0: it stands. */
  readonly speed: number;
}

/** What the Traffic panel of a session shows. */
export const trafficState = keptState<TrafficPanelState>({
  profile: 'thousand',
  seed: '1',
  tab: 'charts',
  window: 0,
  speed: 0,
});
