import type { ErrorRecord } from '../../engine/core/errors';
import type { OwnPractices } from '../../engine/simulator/own/own';
import type { PracticeChoice, PracticeId } from '../../engine/simulator/practices';
import type { YearSettings } from '../../engine/simulator/share-link';
import type { SeedOutcome } from '../../engine/simulator/spread';
import type { LaneEvent, Year } from '../../engine/simulator/year';

/** Whether the learner's own practice can take the place of the reference, and if not, why. */
export type OwnState =
  | { readonly status: 'ready' }
  /** Its lesson is not passed. */
  | { readonly status: 'not-passed' }
  /** The lesson is passed, and its work cannot be read into a year. */
  | { readonly status: 'unreadable'; readonly why: string };

/** The year that is shown. While the next one is computed, the last one stays. */
export interface ShownYear {
  readonly status: 'computing' | 'ready' | 'failed';
  readonly year: Year | null;
  readonly error?: ErrorRecord;
}

/** A seed of the spread, with the events that its figures came from. */
export interface SpreadOutcome extends SeedOutcome {
  readonly events: { readonly adHoc: readonly LaneEvent[]; readonly practice: readonly LaneEvent[] };
}

/** The spread over many seeds. */
export interface SpreadState {
  readonly status: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  readonly total: number;
  /** What is computed so far, in the order in which it came. */
  readonly outcomes: readonly SpreadOutcome[];
  /** What it was asked for; null before the first. */
  readonly settings: YearSettings | null;
  readonly error?: ErrorRecord;
}

/** The simulator's page. */
export interface SimulatorState {
  readonly settings: YearSettings;
  /** What the address asked for and there is not. */
  readonly problems: readonly string[];
  readonly shown: ShownYear;
  readonly spread: SpreadState;
  /** Null until the stored work was read. */
  readonly own: Readonly<Record<PracticeId, OwnState>> | null;
  setSeed(seed: string): void;
  setSwitch(id: PracticeId, choice: PracticeChoice): void;
  setAll(choice: PracticeChoice): void;
  /** Takes all settings at once, e.g. from an address. */
  take(settings: YearSettings, problems?: readonly string[]): void;
  /** Computes the year again after it failed. */
  retry(): void;
  runSpread(seeds: number): void;
  stopSpread(): void;
}

/** What was read of the stored work. */
export interface ReadOwn {
  readonly practices: OwnPractices;
  readonly states: Readonly<Record<PracticeId, OwnState>>;
}
