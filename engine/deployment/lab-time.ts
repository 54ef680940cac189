/** Lab time is text: `2009-06-01T09:12`, or a day `2009-06-01`. It sorts as it passes, and has no zone. */

/** Days from 1970-01-01 to a date of the Gregorian calendar (H. Hinnant, “chrono-compatible date algorithms”). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that many days after 1970-01-01, as `2009-06-01`. */
function civilFromDays(days: number): string {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

const two = (n: number) => String(n).padStart(2, '0');

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
  return `${civilFromDays(days)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** Whole lab minutes from one time to another. */
export function minutesBetween(from: string, to: string): number {
  return minutesOf(to) - minutesOf(from);
}

/** The day that is `days` after one of the form `2009-06-01`. */
export function laterDay(day: string, days: number): string {
  return minutesLater(day, days * 1440).slice(0, 10);
}
