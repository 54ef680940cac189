import { civilFromDays } from '../../../core/civil-date';

const DAY = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function parts(ms: number) {
  const days = Math.floor(ms / DAY);
  const rest = ms - days * DAY;
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60];
  return { ...civilFromDays(days), days, clock: clock.map(two).join(':') };
}

/** Milliseconds since 1970 as the API writes a time: `2026-03-02T09:00:00Z`. */
export function isoTime(ms: number): string {
  const { year, month, day, clock } = parts(ms);
  return `${year}-${two(month)}-${two(day)}T${clock}Z`;
}

/** As `kubectl describe` writes it: `Mon, 02 Mar 2026 09:00:00 +0000`. */
export function longTime(ms: number): string {
  const { year, month, day, days, clock } = parts(ms);
  return `${DAYS[(((days + 4) % 7) + 7) % 7]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${clock} +0000`;
}
