import type { Hpa } from '../objects/autoscaler';
import { SYNC_MS } from './observation';

/**
 * How long nothing must have changed before looks may be left out: the hour that a rule can look back, and the minutes in which
 * young pods count differently.
 */
export const STILL_AFTER_MS = 4_000_000;

/**
 * An autoscaler with the looks left out that would come up to a moment, or undefined when that is not the same: where nothing
 * has changed for so long (see `STILL_AFTER_MS`), each look would recommend what all within the last hour did. What it
 * remembers is moved along, as if it had looked.
 */
export function skippedLooks(hpa: Hpa, until: number): Hpa | undefined {
  const { status } = hpa;
  const { recommendations, added, removed } = status.history;
  const [first] = recommendations;
  if (added.length + removed.length > 0 || status.nextAt > until) return undefined;
  if (recommendations.some(({ count }) => count !== first?.count)) return undefined;
  const skipped = (Math.floor((until - status.nextAt) / SYNC_MS) + 1) * SYNC_MS;
  const history = {
    ...status.history,
    recommendations: recommendations.map(({ at, count }) => ({ at: at + skipped, count })),
  };
  return { ...hpa, status: { ...status, nextAt: status.nextAt + skipped, history } };
}
