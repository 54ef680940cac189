import { civilFromDays, daysFromCivil } from '@/engine/core/civil-date';

/** A moment as git keeps it. */
export interface Moment {
  /** Seconds since the Unix epoch. */
  readonly seconds: number;
  /** `+hhmm` or `-hhmm`. */
  readonly zone: string;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `+0130` in minutes. */
export const zoneMinutes = (zone: string): number =>
  (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));

/** How a date is written: the values of `--date=`. */
export type DateStyle =
  | 'default'
  | 'iso'
  | 'iso-strict'
  | 'rfc'
  | 'short'
  | 'raw'
  | 'unix'
  | 'relative'
  | 'human'
  | `format:${string}`;

const two = (n: number): string => String(n).padStart(2, '0');

function fieldsOf({ seconds, zone }: Moment) {
  const local = seconds + zoneMinutes(zone) * 60;
  const days = Math.floor(local / 86_400);
  const inDay = local - days * 86_400;
  const { year, month, day } = civilFromDays(days);
  const time = `${two(Math.floor(inDay / 3600))}:${two(Math.floor(inDay / 60) % 60)}:${two(inDay % 60)}`;
  return { year, month, day, days, time, weekDay: DAYS[(((days + 4) % 7) + 7) % 7]! };
}

function relative(seconds: number, now: number): string {
  if (now < seconds) return 'in the future';
  const many = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'} ago`;
  let diff = now - seconds;
  if (diff < 90) return many(diff, 'second');
  diff = Math.floor((diff + 30) / 60);
  if (diff < 90) return many(diff, 'minute');
  diff = Math.floor((diff + 30) / 60);
  if (diff < 36) return many(diff, 'hour');
  diff = Math.floor((diff + 12) / 24);
  if (diff < 14) return many(diff, 'day');
  if (diff < 70) return many(Math.floor((diff + 3) / 7), 'week');
  if (diff < 365) return many(Math.floor((diff + 15) / 30), 'month');
  if (diff < 1825) {
    const months = Math.floor((diff * 12 * 2 + 365) / (365 * 2));
    const years = Math.floor(months / 12);
    const left = months % 12;
    const yearText = `${years} year${years === 1 ? '' : 's'}`;
    return left === 0 ? `${yearText} ago` : `${yearText}, ${left} month${left === 1 ? '' : 's'} ago`;
  }
  return many(Math.floor((diff + 183) / 365), 'year');
}

function byFormat(moment: Moment, format: string): string {
  const { year, month, day, days, time, weekDay } = fieldsOf(moment);
  const parts: Readonly<Record<string, string>> = {
    Y: String(year),
    y: two(year % 100),
    m: two(month),
    d: two(day),
    e: String(day).padStart(2),
    H: time.slice(0, 2),
    M: time.slice(3, 5),
    S: time.slice(6),
    F: `${year}-${two(month)}-${two(day)}`,
    T: time,
    D: `${two(month)}/${two(day)}/${two(year % 100)}`,
    a: weekDay,
    b: MONTHS[month - 1]!,
    h: MONTHS[month - 1]!,
    j: String(days - daysFromCivil(year, 1, 1) + 1).padStart(3, '0'),
    s: String(moment.seconds),
    z: moment.zone,
    Z: moment.zone === '+0000' ? 'UTC' : '',
    n: '\n',
    t: '\t',
    '%': '%',
  };
  return format.replace(/%(.)/g, (whole, letter: string) => parts[letter] ?? whole);
}

/** Writes a moment in one of git's styles. @param now seconds; only `relative` and `human` need it. */
export function formatDate(moment: Moment, style: DateStyle, now = 0): string {
  const { year, month, day, time, weekDay } = fieldsOf(moment);
  const { seconds, zone } = moment;
  const monthName = MONTHS[month - 1]!;
  if (style.startsWith('format:')) return byFormat(moment, style.slice(7));
  switch (style) {
    case 'iso':
      return `${year}-${two(month)}-${two(day)} ${time} ${zone}`;
    case 'iso-strict':
      return `${year}-${two(month)}-${two(day)}T${time}${zone === '+0000' ? '+00:00' : `${zone.slice(0, 3)}:${zone.slice(3)}`}`;
    case 'rfc':
      return `${weekDay}, ${day} ${monthName} ${year} ${time} ${zone}`;
    case 'short':
      return `${year}-${two(month)}-${two(day)}`;
    case 'raw':
      return `${seconds} ${zone}`;
    case 'unix':
      return String(seconds);
    case 'relative':
    case 'human':
      return relative(seconds, now);
    default:
      return `${weekDay} ${monthName} ${day} ${time} ${year} ${zone}`;
  }
}
