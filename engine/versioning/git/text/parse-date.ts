import { civilFromDays, daysFromCivil } from '@/engine/core/civil-date';
import { MONTHS, type Moment, zoneMinutes } from './git-date';

const DAY = 86_400;

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: DAY,
  week: 7 * DAY,
};

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function secondsOf(year: number, month: number, day: number, time: string | undefined, zone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? '').split(':').map(Number);
  const local = daysFromCivil(year, month, day) * DAY + hours * 3600 + minutes * 60 + seconds;
  return local - zoneMinutes(zone) * 60;
}

const normalZone = (zone: string | undefined): string => {
  if (zone === undefined || zone === 'Z' || zone === 'UTC' || zone === 'GMT') return '+0000';
  return `${zone.replace(':', '')}00`.slice(0, 5);
};

/**
 * Reads an exact date in one of the forms that git documents: `<seconds> <zone>` (an `@` may stand before it), RFC 2822,
 * ISO 8601, `YYYY.MM.DD`, `MM/DD/YYYY`, `DD.MM.YYYY`. A date without a zone is UTC. Undefined: it is none of these.
 */
export function parseExactDate(text: string): Moment | undefined {
  const raw = /^@?(\d{1,12})(?: ([+-]\d{4}))?$/.exec(text.trim());
  if (raw !== null && (text.startsWith('@') || raw[2] !== undefined || raw[1]!.length >= 9))
    return { seconds: Number(raw[1]), zone: raw[2] ?? '+0000' };

  const iso =
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?$/.exec(
      text.trim(),
    );
  if (iso !== null) {
    const zone = normalZone(iso[5]);
    return { seconds: secondsOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4], zone), zone };
  }
  const other = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?: (\d{1,2}:\d{2}(?::\d{2})?))? ?([+-]\d{4})?$/.exec(
    text.trim(),
  );
  if (other !== null) {
    const zone = normalZone(other[6]);
    const [month, day] = other[2] === '/' ? [other[1], other[3]] : [other[3], other[1]];
    return { seconds: secondsOf(Number(other[4]), Number(month), Number(day), other[5], zone), zone };
  }
  return parseNamedMonth(text);
}

/** `Tue Nov 14 22:13:20 2023 +0000` and `Tue, 14 Nov 2023 22:13:20 +0000`. */
function parseNamedMonth(text: string): Moment | undefined {
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(text)) + 1;
  const year = /\b(\d{4})\b(?!:)/.exec(text.replace(/[+-]\d{4}\b/, ''));
  const day = /\b(\d{1,2})\b(?!:)(?<!:\d{2})/.exec(text.replace(/\d{1,2}:\d{2}(:\d{2})?/, ''));
  if (month === 0 || year === null || day === null) return undefined;
  const time = /\d{1,2}:\d{2}(?::\d{2})?/.exec(text)?.[0];
  const zone = normalZone(/[+-]\d{4}\b/.exec(text)?.[0]);
  return { seconds: secondsOf(Number(year[1]), month, Number(day[1]), time, zone), zone };
}

function addMonths(seconds: number, months: number): number {
  const days = Math.floor(seconds / DAY);
  const { year, month, day } = civilFromDays(days);
  const index = year * 12 + (month - 1) + months;
  const moved = daysFromCivil(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, day);
  return moved * DAY + (seconds - days * DAY);
}

/**
 * Reads a date as people say it, for `--since` and `HEAD@{…}`: every exact form, `now`, `today`, `yesterday`, `noon`,
 * `midnight`, `2 weeks ago`, `1.day.ago`, `last month`. Undefined: not understood.
 * @param now seconds
 */
export function parseApproximateDate(text: string, now: number): number | undefined {
  const exact = parseExactDate(text);
  if (exact !== undefined) {
    const dateOnly = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(text.trim());
    return dateOnly ? exact.seconds + (((now % DAY) + DAY) % DAY) : exact.seconds;
  }
  const words = text
    .toLowerCase()
    .split(/[\s._]+/)
    .filter(Boolean);
  let at = now;
  let count = 1;
  let understood = words.length > 0;
  for (const word of words) {
    const unit = word.replace(/s$/, '');
    if (/^\d+$/.test(word)) count = Number(word);
    else if (NUMBER_WORDS.includes(word)) count = NUMBER_WORDS.indexOf(word);
    else if (word === 'last' || word === 'a' || word === 'an') count = 1;
    else if (unit in UNIT_SECONDS) at -= count * UNIT_SECONDS[unit]!;
    else if (unit === 'month') at = addMonths(at, -count);
    else if (unit === 'year') at = addMonths(at, -12 * count);
    else if (word === 'yesterday') at -= DAY;
    else if (word === 'midnight') at -= at % DAY;
    else if (word === 'noon') at = at - (at % DAY) + DAY / 2;
    else if (word !== 'ago' && word !== 'now' && word !== 'today') understood = false;
  }
  return understood ? at : undefined;
}
