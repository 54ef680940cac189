import { civilFromDays, daysFromCivil } from '../../core/civil-date';
/** The order of day and month in `03/04/2008`. */
export type DayOrder = 'day-first' | 'month-first';

const DAY_MS = 86_400_000;
const TIME = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const DAY_NAME = new RegExp(String.raw`^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4})${TIME}$`);
const NAME_DAY = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (?:(\d{1,2}),? )?(\d{4})${TIME}$`);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as milliseconds since 1970-01-01 UTC; NaN when it is none or the calendar has no such day. Understood:
 * `2008-03-09`, `2008/3/9`, `2008-03`, with a time or without; `9.3.2008` and `3/9/2008` by `order`; `9 Mar 2008`,
 * `Mar 9, 2008`, `March 2008`. A year of two digits is 1969 to 2068, as POSIX has it. A time without a zone is UTC.
 */
export function parseDate(text: string, order: DayOrder): number {
  const iso = YEAR_FIRST.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1), iso, 4);
  const numeric = YEAR_LAST.exec(text);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const dayFirst = order === 'day-first' || numeric[2] === '.';
    const [day, month] = dayFirst ? [first, second] : [second, first];
    return dateOf(fullYear(numeric[4]!), month, day, numeric, 5);
  }
  const dayName = DAY_NAME.exec(text);
  if (dayName) return dateOf(Number(dayName[3]), monthOf(dayName[2]!), Number(dayName[1]), dayName, 4);
  const nameDay = NAME_DAY.exec(text);
  if (nameDay) return dateOf(Number(nameDay[3]), monthOf(nameDay[1]!), Number(nameDay[2] ?? 1), nameDay, 4);
  return Number.NaN;
}

/** Whether a text looks like a date, though the calendar may not have it: `2008-02-30`. */
export function looksLikeDate(text: string): boolean {
  if (YEAR_FIRST.test(text) || YEAR_LAST.test(text)) return true;
  const named = DAY_NAME.exec(text)?.[2] ?? NAME_DAY.exec(text)?.[1];
  return named !== undefined && monthOf(named) > 0;
}

/**
 * The order of day and month that all these dates allow: a number above 12 is a day. `null`: both orders are possible.
 * When they contradict one another, the order of most is taken.
 */
export function dayOrderOf(dates: Iterable<string>): DayOrder | null {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = 0;
  for (const date of dates) {
    const found = YEAR_LAST.exec(date);
    if (!found) continue;
    if (found[2] === '.' || Number(found[1]) > 12) dayFirst++;
    else if (Number(found[3]) > 12) monthFirst++;
    else if (found[1] !== found[3]) open++;
  }
  if (dayFirst === monthFirst) return open > 0 || dayFirst > 0 ? null : 'month-first';
  return dayFirst > monthFirst ? 'day-first' : 'month-first';
}

/** `2008-03-09`, or `2008-03-09T14:30:00` when there is a time of day. */
export function isoDate(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY_MS);
  const rest = milliseconds - days * DAY_MS;
  const { year, month, day } = civilFromDays(days);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (rest === 0) return date;
  const seconds = Math.floor(rest / 1000);
  return `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Milliseconds since 1970-01-01 UTC of a day of the Gregorian calendar. Months and days count from 1. */
export function utcOf(year: number, month: number, day: number): number {
  return daysFromCivil(year, month, day) * DAY_MS;
}

/** The year and the month, from 1, of a moment in UTC. */
export function yearAndMonth(milliseconds: number): { readonly year: number; readonly month: number } {
  return civilFromDays(Math.floor(milliseconds / DAY_MS));
}

function dateOf(year: number, month: number, day: number, found: RegExpExecArray, time: number): number {
  if (month < 1 || month > 12 || day < 1) return Number.NaN;
  const days = daysFromCivil(year, month, day);
  const there = civilFromDays(days);
  if (there.month !== month || there.day !== day) return Number.NaN;
  const [hour = '0', minute = '0', second = '0', half, zone] = found.slice(time, time + 5) as (
    | string
    | undefined
  )[];
  let hours = Number(hour);
  if (half !== undefined) hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return Number.NaN;
  const clock = (hours * 60 + Number(minute) - offsetMinutes(zone)) * 60_000 + Number(second) * 1000;
  return days * DAY_MS + clock;
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year <= 68 ? 2000 + year : 1900 + year;
}

/** From 1; 0: no month. */
function monthOf(name: string): number {
  const full = name.toLowerCase();
  const at = MONTHS.indexOf(full.slice(0, 3));
  return at >= 0 && (full.length <= 4 || FULL[at] === full) ? at + 1 : 0;
}

const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function two(value: number): string {
  return String(value).padStart(2, '0');
}
