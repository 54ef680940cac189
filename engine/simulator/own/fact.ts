import type { CheckFacts } from './check-facts';

/** A number that a check measured; null where it did not. */
export function numberOf(checks: CheckFacts, check: string, fact: string): number | null {
  const value = checks[check]?.[fact];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A share of a whole, in [0, 1]; null where either was not measured or the whole is 0. */
export function shareOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null;
  return Math.min(1, Math.max(0, part / whole));
}
