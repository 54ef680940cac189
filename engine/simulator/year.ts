import type { Lane } from '../scenario/types';
import type { PracticeId } from './practices';
import type { YearSettings } from './share-link';

/** Days of the simulated year: 52 whole weeks. */
export const YEAR_DAYS = 364;
export const YEAR_HOURS = YEAR_DAYS * 24;
export const YEAR_WEEKS = 52;

/** What one lane came to, day by day. */
export interface LaneDays {
  readonly right: ArrayLike<number>;
  readonly wrong: ArrayLike<number>;
  readonly unanswered: ArrayLike<number>;
  /** Dollars. */
  readonly revenue: ArrayLike<number>;
  /** Dollars: machines and hours of people. */
  readonly cost: ArrayLike<number>;
  /** Dollars: what of the cost keeps the practices up. */
  readonly upkeep: ArrayLike<number>;
}

/** A fault that harmed users of one lane. Hours count from the beginning of the year. */
export interface LaneFault {
  /** The id of the event that it came from. */
  readonly event: string;
  /** When the harm began. */
  readonly from: number;
  /** When somebody knew of it; null: not within the year. */
  readonly detected: number | null;
  /** When it harmed nobody any more; null: not within the year. */
  readonly restored: number | null;
}

/** A release that reached users of one lane. */
export interface LaneDeployment {
  /** When it was live. */
  readonly hour: number;
  /** When what it brings was committed. */
  readonly committed: number;
  readonly what: 'code' | 'model';
  /** Whether it harmed users. */
  readonly failed: boolean;
  /** Of a model: whether its code, data and parameters are all known. */
  readonly reproducible: boolean;
}

/** What became of one event in one lane. */
export interface EventOutcome {
  /** `stopped`: before it met a user; `harmless`: it met them and did no harm. */
  readonly state: 'stopped' | 'harmless' | 'harmed';
  /** Why: the sentence that follows from the switches. */
  readonly because: string;
  /** The practice that decided it, by being on or off; null: none did. */
  readonly decidedBy: PracticeId | null;
  readonly detected: number | null;
  readonly restored: number | null;
  readonly wrong: number;
  readonly unanswered: number;
}

/** Something that happened in one lane. */
export interface LaneEvent {
  /** The same in both lanes for what comes from outside: the seed decides it, not the switches. */
  readonly id: string;
  readonly hour: number;
  readonly title: string;
  /** What happened, in a sentence or two. */
  readonly about: string;
  readonly outcome: EventOutcome;
}

/** One lane of a year. */
export interface LaneYear {
  readonly days: LaneDays;
  readonly faults: readonly LaneFault[];
  readonly deployments: readonly LaneDeployment[];
  /** In the order of their hours. */
  readonly events: readonly LaneEvent[];
}

/** One event with what became of it in each lane; null: it did not happen there. */
export interface YearEvent extends Omit<LaneEvent, 'outcome'> {
  readonly outcomes: Readonly<Record<Lane, EventOutcome | null>>;
}

/** Whether an event tells the lanes apart, or harmed one: not one of the many that do nothing to anybody. */
export function isTelling({ outcomes }: YearEvent): boolean {
  return Object.values(outcomes).some((outcome) => outcome !== null && outcome.state !== 'harmless');
}

/** Two lanes of one seeded year. */
export interface Year {
  readonly settings: YearSettings;
  readonly adHoc: LaneYear;
  readonly practice: LaneYear;
  /** In the order of their hours. */
  readonly events: readonly YearEvent[];
}

/** Puts two lanes of the same seed beside each other, event by event. */
export function pairYear(settings: YearSettings, adHoc: LaneYear, practice: LaneYear): Year {
  const events = new Map<string, YearEvent>();
  const add = (lane: Lane, { outcome, ...event }: LaneEvent) => {
    const known = events.get(event.id) ?? { ...event, outcomes: { 'ad-hoc': null, practice: null } };
    events.set(event.id, { ...known, outcomes: { ...known.outcomes, [lane]: outcome } });
  };
  for (const event of adHoc.events) add('ad-hoc', event);
  for (const event of practice.events) add('practice', event);
  const inOrder = [...events.values()].sort((a, b) => a.hour - b.hour || (a.id < b.id ? -1 : 1));
  return { settings, adHoc, practice, events: inOrder };
}
