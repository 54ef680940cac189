import { civilFromDays, daysFromCivil } from '../../../core/civil-date';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

const two = (value: number) => String(value).padStart(2, '0');

/** A stretch of time in milliseconds since the epoch; `to` is the first moment after it. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Days since the epoch of a moment; days and months of a bill are those of UTC. */
export const dayNumber = (ms: number): number => Math.floor(ms / DAY_MS);

/** The day of a moment: `2026-03-02`. */
export function dayOf(ms: number): string {
  const { year, month, day } = civilFromDays(dayNumber(ms));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The month of a moment: `2026-03`. */
export const monthOf = (ms: number): string => dayOf(ms).slice(0, 7);

/** The first and the last of a month (`2026-03`). */
export function monthPeriod(month: string): Period {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? ([year + 1, 1] as const) : ([year, number + 1] as const);
  return {
    from: daysFromCivil(year, number, 1) * DAY_MS,
    to: daysFromCivil(...next, 1) * DAY_MS,
  };
}

/** The beginning of a day `2026-03-02` in milliseconds; null: there is no such day. */
export function dayStart(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const ms = daysFromCivil(year, month, date) * DAY_MS;
  return month >= 1 && month <= 12 && dayOf(ms) === day ? ms : null;
}

/** The days of a period, cut at midnight; each with what of it lies in the period. */
export function daysOf({ from, to }: Period): (Period & { readonly day: string })[] {
  const days: (Period & { day: string })[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, (dayNumber(start) + 1) * DAY_MS);
    days.push({ from: start, to: end, day: dayOf(start) });
    start = end;
  }
  return days;
}

/** A moment as the clouds write it: `2026-03-02T09:00:00Z`. */
export function isoTime(ms: number): string {
  const rest = Math.floor((ms - dayNumber(ms) * DAY_MS) / 1000);
  return `${dayOf(ms)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}
