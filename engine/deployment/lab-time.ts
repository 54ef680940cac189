import { civilFromDays, daysFromCivil } from '../core/civil-date';

/** Lab time is text: `2009-06-01T09:12`, or a day `2009-06-01`. It sorts as it passes, and has no zone. */

const two = (n: number) => String(n).padStart(2, '0');

/** The date that many days after 1970-01-01, as `2009-06-01`. */
function dayText(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Minutes since 1970-01-01T00:00. */
function minutesOf(time: string): number {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0] = time.split(/[-T:]/).map(Number);
  return (daysFromCivil(year, month, day) * 24 + hour) * 60 + minute;
}

/** Lab time `minutes` later. */
export function minutesLater(time: string, minutes: number): string {
  const total = minutesOf(time) + minutes;
  const days = Math.floor(total / 1440);
  const rest = total - days * 1440;
  return `${dayText(days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** Whole lab minutes from one time to another. */
export function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from);
}

/** The day that is `days` after one of the form `2009-06-01`. */
export function laterDay(day: string, days: number): string {
  return minutesLater(day, days * 1440).slice(0, 10);
}
