import { civilFromDays } from '../../../core/civil-date';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_MS = 86_400_000;
const HALF_A_YEAR_MS = 182.6 * DAY_MS;

/** A time as `ls -l` writes it, in UTC: `Nov 28 03:10`, or `Nov 28  2025` when it is half a year away. */
export function lsDate(ms: number, now: number): string {
  const days = Math.floor(ms / DAY_MS);
  const { year, month, day } = civilFromDays(days);
  const date = `${MONTHS[month - 1]} ${`${day}`.padStart(2)}`;
  if (Math.abs(now - ms) > HALF_A_YEAR_MS) return `${date}  ${year}`;
  const minutes = Math.floor((ms - days * DAY_MS) / 60_000);
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `${date} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
