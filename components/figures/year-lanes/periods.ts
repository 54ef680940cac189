import { isTelling, YEAR_WEEKS, type YearEvent } from '@/engine/simulator/year';

/** Some weeks in a row with what happened in them. */
export interface Period {
  readonly index: number;
  /** The first and the last week, from 1. */
  readonly first: number;
  readonly last: number;
  readonly events: readonly YearEvent[];
}

/** The weeks of the year in periods of `weeks`; the last may be shorter. */
export function periodsOf(events: readonly YearEvent[], weeks: number): readonly Period[] {
  const hours = weeks * 7 * 24;
  return Array.from({ length: Math.ceil(YEAR_WEEKS / weeks) }, (_, index) => ({
    index,
    first: index * weeks + 1,
    last: Math.min(YEAR_WEEKS, (index + 1) * weeks),
    events: events.filter(({ hour }) => Math.floor(hour / hours) === index),
  }));
}

/** The period that a day belongs to; the end of a period is still it. */
export function periodAt(day: number, weeks: number): number {
  return Math.max(0, Math.ceil(day / (weeks * 7)) - 1);
}

/** The last event that had happened by the end of a day and tells the lanes apart; null before the first. */
export function latestEvent(events: readonly YearEvent[], day: number): YearEvent | null {
  return events.findLast((event) => event.hour < day * 24 && isTelling(event)) ?? null;
}

/** How bad a period was in a lane. */
export type PeriodState = 'harmed' | 'stopped' | 'harmless' | 'none';

/** The worst that an event of the period did in one lane. */
export function periodState({ events }: Period, lane: 'ad-hoc' | 'practice'): PeriodState {
  const states = events.map(({ outcomes }) => outcomes[lane]?.state ?? 'none');
  return (['harmed', 'stopped', 'harmless'] as const).find((state) => states.includes(state)) ?? 'none';
}
