import { civilFromDays, daysFromCivil } from '../../core/civil-date';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2007-07-04 14:00` of an hour of a shift, in UTC. @param startMs hour 0, milliseconds since the epoch */
export function stampOf(startMs: number, hour: number): string {
  const ms = startMs + hour * HOUR_MS;
  const { year, month, day } = civilFromDays(Math.floor(ms / DAY_MS));
  const minutes = Math.floor((ms - Math.floor(ms / DAY_MS) * DAY_MS) / 60_000);
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Milliseconds since the epoch of a moment on the clocks of UTC. @param month from 1 */
export const momentOf = (year: number, month: number, day: number, hour = 0, minute = 0): number =>
  daysFromCivil(year, month, day) * DAY_MS + hour * HOUR_MS + minute * 60_000;

/** The year of a moment, in UTC. */
export const yearOf = (ms: number): number => civilFromDays(Math.floor(ms / DAY_MS)).year;
