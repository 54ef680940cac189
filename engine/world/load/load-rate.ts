import { portableExp, portableLog } from '../../core/portable-math';
import type { LoadProfile } from '../input';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const WEEKDAY_OF_EPOCH = 3;

/** The hour of the day, 0 to 23, in UTC. */
export const hourOfDay = (timeMs: number): number => Math.floor((timeMs % DAY_MS) / HOUR_MS);

/** The day of the week, 0 for Monday, in UTC. */
export const weekdayOf = (timeMs: number): number => (Math.floor(timeMs / DAY_MS) + WEEKDAY_OF_EPOCH) % 7;

/**
 * The mean number of requests of an hour: (growth) × (hour of the day) × (day of the week), as the profiles of traffic have it.
 * @returns a function of the hour of the world
 */
export function loadRate(
  { perDay, toPerDay = perDay, day, week }: LoadProfile,
  startMs: number,
  hours: number,
): (hour: number) => number {
  const ofDay = ofMeanOne(day ?? [], 24);
  const ofWeek = ofMeanOne(week ?? [], 7);
  const growth = portableLog(toPerDay / perDay);
  return (hour) => {
    const time = startMs + hour * HOUR_MS;
    const grown = growth === 0 ? perDay : perDay * portableExp(growth * Math.min(1, hour / hours));
    return (grown / 24) * ofDay[hourOfDay(time)]! * ofWeek[weekdayOf(time)]!;
  };
}

/** Weights over their mean; all alike where there are none. */
function ofMeanOne(weights: readonly number[], count: number): Float64Array {
  if (weights.length !== count) return new Float64Array(count).fill(1);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / count;
  return Float64Array.from(weights, (weight) => weight / mean);
}
