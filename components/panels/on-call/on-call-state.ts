import { keptState } from '../kept-state';

/** The views of a shift. */
export type OnCallTab = 'pages' | 'metrics' | 'data' | 'places' | 'timeline' | 'score';

export interface OnCallPanelState {
  readonly tab: OnCallTab;
  /** The page that is read. */
  readonly page: string | null;
  /** Hours that pass in a second; 0: time stands. */
  readonly speed: number;
}

/** What the On call panel of a session shows. */
export const onCallPanelState = keptState<OnCallPanelState>({ tab: 'pages', page: null, speed: 0 });
