import type { Usage } from '../bill/usage';
import { DAY_MS, daysOf, monthOf, monthPeriod } from '../money/calendar';
import type { CloudState, Sent } from '../state/cloud-state';
import type { SpotAssumptions } from './spot-lives';
import { usageOf } from './usage-of-state';

/** Traffic is carried on once it has been seen for a day: a rate of some minutes says nothing of a month. */
const LEAST_SEEN_MS = DAY_MS;

/**
 * What will have been used at the end of the month that `now` lies in if nothing is made, resized or deleted any more. What
 * stands goes on as it is; each resource goes on sending at its average rate of this month.
 */
export function forecastUsage(state: CloudState, now: number, assumed: SpotAssumptions): Usage[] {
  const month = monthPeriod(monthOf(now));
  const ahead = state.resources.flatMap((resource): Sent[] => {
    if (resource.deletedAt !== null) return [];
    const seenFrom = Math.max(month.from, resource.createdAt);
    if (now - seenFrom < LEAST_SEEN_MS) return [];
    const bytes = state.sent
      .filter(({ resource: id, at }) => id === resource.id && at >= seenFrom && at <= now)
      .reduce((sum, one) => sum + one.bytes, 0);
    if (bytes === 0) return [];
    return daysOf({ from: now + 1, to: month.to }).map(({ from, to }) => ({
      at: from,
      resource: resource.id,
      bytes: Math.round(bytes * ((to - from) / (now - seenFrom))),
    }));
  });
  // The last moment of the month, not the first of the next: what is sent then is of another month.
  return usageOf({ ...state, sent: [...state.sent, ...ahead] }, month.to, assumed);
}
