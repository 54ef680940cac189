import { civilFromDays } from '../../core/civil-date';

const DAY_MS = 86_400_000;

/**
 * Which one "the newest" is at a time (milliseconds since 1970): `2026-03`. Registries publish all the time; in the lab they do
 * once a month, so that what names no version is another thing after the turn of the month.
 */
export function newestAt(now: number): string {
  const { year, month } = civilFromDays(Math.floor(now / DAY_MS));
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** The month before one: `2026-01` → `2025-12`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
