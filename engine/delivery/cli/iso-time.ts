import { civilFromDays } from '../../core/civil-date';

const DAY = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** Milliseconds since 1970 as Docker writes a time: `2026-03-02T09:00:00.123Z`. */
export function isoTime(ms: number): string {
  const days = Math.floor(ms / DAY);
  const { year, month, day } = civilFromDays(days);
  const rest = ms - days * DAY;
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  return `${year}-${two(month)}-${two(day)}T${clock.map(two).join(':')}.${String(rest % 1000).padStart(3, '0')}Z`;
}
