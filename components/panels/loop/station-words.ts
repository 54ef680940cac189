import type { Tone } from '@/components/ui/tone';
import type { StationState } from '@/engine/operations/loop/run-steps';

/** How the state of a station is said, and in which tone. */
export const STATION_WORDS: Readonly<Record<StationState, { readonly word: string; readonly tone: Tone }>> = {
  waiting: { word: 'not reached', tone: 'neutral' },
  working: { word: 'at work', tone: 'accent' },
  passed: { word: 'passed', tone: 'passed' },
  stopped: { word: 'stopped', tone: 'failed' },
  skipped: { word: 'passed over', tone: 'neutral' },
};

/** What `amtool` is typed for the alert of the loop. */
export const ALERT_LINE = 'amtool alert add LeaversMissed severity=ticket';
