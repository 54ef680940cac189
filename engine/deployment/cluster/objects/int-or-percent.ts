/** A count, or a share of the replicas: `1`, `25%`. */
export type IntOrPercent = number | string;

/** Whether a value is a count or a percentage. */
export const isIntOrPercent = (value: unknown): value is IntOrPercent =>
  (typeof value === 'number' && Number.isInteger(value)) ||
  (typeof value === 'string' && /^\d+%$/.test(value));

/** The count that is meant among `total`, rounded in one direction. */
export function resolveCount(value: IntOrPercent, total: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value;
  const exact = (Number.parseInt(value, 10) * total) / 100;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

/**
 * How many pods may be too many and too few during a rolling update: the surge is rounded up, the unavailable are rounded
 * down; where both come out as 0 (of percentages), one may be unavailable, else nothing could ever move.
 */
export function resolveFenceposts(
  surge: IntOrPercent,
  unavailable: IntOrPercent,
  replicas: number,
): { readonly maxSurge: number; readonly maxUnavailable: number } {
  const maxSurge = resolveCount(surge, replicas, 'up');
  const maxUnavailable = resolveCount(unavailable, replicas, 'down');
  return { maxSurge, maxUnavailable: maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable };
}
