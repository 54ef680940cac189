import { isValidCron } from '@actions/workflow-parser/model/converter/cron';
import { civilFromDays } from '../../core/civil-date';
import { CiError } from '../errors';
import type { ScheduleEntry } from '../workflow/workflow';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** GitHub starts no workflow more often than this. */
const SHORTEST = 5 * MINUTE;

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: MONTHS },
  { least: 0, most: 7, names: DAYS },
];

function fieldValues(text: string, { least, most, names }: Field): Set<number> {
  const numberOf = (word: string) => {
    const named = names?.indexOf(word.toLowerCase()) ?? -1;
    return named < 0 ? Number(word) : named + least;
  };
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '*', step] = part.split('/');
    const [from, to] = range === '*' ? [least, most] : range.split('-').map(numberOf);
    const last = to ?? (step === undefined ? from! : most);
    for (let value = from!; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

/** The parts of a moment that a schedule looks at. */
interface CivilMinute {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  /** 0: Sunday. */
  readonly weekday: number;
}

/** How a moment reads on the clocks of UTC: by arithmetic, as half a year has a quarter of a million minutes to look at. */
function inUtc(ms: number): CivilMinute {
  const minutes = Math.floor(ms / MINUTE);
  const days = Math.floor(minutes / DAY_MINUTES);
  const ofDay = minutes - days * DAY_MINUTES;
  const { month, day } = civilFromDays(days);
  // The first day, 1 January 1970, was a Thursday.
  const weekday = (((days + 4) % 7) + 7) % 7;
  return { minute: ofDay % 60, hour: Math.floor(ofDay / 60), day, month, weekday };
}

/** How a moment reads on the clocks of a time zone. */
function reader(timezone: string): (ms: number) => CivilMinute {
  if (timezone === 'UTC') return inUtc;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      minute: 'numeric',
      hour: 'numeric',
      day: 'numeric',
      month: 'numeric',
      weekday: 'short',
    });
  } catch {
    throw new CiError('workflow-invalid', `There is no time zone ${timezone}. Write one as Europe/Berlin.`);
  }
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
    return {
      minute: Number(parts.minute),
      hour: Number(parts.hour),
      day: Number(parts.day),
      month: Number(parts.month),
      weekday: DAYS.indexOf(parts.weekday!.toLowerCase()),
    };
  };
}

/**
 * The moments of a schedule after `after` and up to `until`, oldest first; those less than five minutes after another
 * are left out, and of very many only the last `most` are kept, as GitHub drops what it cannot start.
 * @throws CiError `workflow-invalid` for what is no schedule.
 */
export function scheduledTimes(
  { cron, timezone = 'UTC' }: ScheduleEntry,
  after: number,
  until: number,
  most = 20,
): number[] {
  if (!isValidCron(cron)) throw new CiError('workflow-invalid', `${cron} is no schedule of five fields.`);
  const words = cron.trim().split(/\s+/);
  const [minutes, hours, days, months, weekdays] = words.map((word, i) => fieldValues(word, FIELDS[i]!)) as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  if (weekdays.has(7)) weekdays.add(0);
  // As cron has it: where both days are named, either will do.
  const isEither = words[2] !== '*' && words[4] !== '*';
  const read = reader(timezone);
  const found: number[] = [];
  for (let at = Math.floor(until / MINUTE) * MINUTE; at > after && found.length <= most * 5; at -= MINUTE) {
    const { minute, hour, day, month, weekday } = read(at);
    if (!minutes.has(minute) || !hours.has(hour) || !months.has(month)) continue;
    const fits = isEither ? days.has(day) || weekdays.has(weekday) : days.has(day) && weekdays.has(weekday);
    if (fits) found.push(at);
  }
  const kept: number[] = [];
  for (const at of found.reverse()) if (kept.length === 0 || at - kept.at(-1)! >= SHORTEST) kept.push(at);
  return kept.slice(-most);
}
