import { civilFromDays, daysFromCivil } from './civil-date';

const DAY = 86_400_000;
const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Milliseconds since the epoch of a time as ISO 8601 writes it: `2026-03-02`, `2026-03-02T09:15Z`,
 * `2026-03-02T09:15:30.5+01:00`. Without a zone it is UTC, wherever the lab runs. NaN for anything else.
 */
export function parseIsoTime(text: string): number {
  const found = FORM.exec(text.trim());
  if (!found) return Number.NaN;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  if (month! < 1 || month! > 12 || day! < 1 || hour! > 23 || minute! > 59 || second! > 59) return Number.NaN;
  const days = daysFromCivil(year!, month!, day!);
  const civil = civilFromDays(days);
  // 30 February is in March.
  if (civil.month !== month) return Number.NaN;
  const fraction = Number((found[7] ?? '').padEnd(3, '0'));
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(found[8] ?? '');
  const offset = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return days * DAY + ((hour! * 60 + minute! - offset) * 60 + second!) * 1000 + fraction;
}

/** A time to the minute, as `2026-03-02T09:15Z`. */
export function isoMinute(time: number): string {
  const days = Math.floor(time / DAY);
  const { year, month, day } = civilFromDays(days);
  const minutes = Math.floor((time - days * DAY) / 60_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}Z`;
}
