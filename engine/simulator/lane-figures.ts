import { quantileOfSorted } from '../core/quantile';
import type { LaneFigures } from './figures';
import { type LaneFault, type LaneYear, YEAR_DAYS } from './year';

/**
 * The figures of one lane from the beginning of the year until the end of a day. A fault that is not yet detected or
 * restored then counts with the time that has passed, which is a lower bound.
 * @param until whole days, 0 to 364
 */
export function laneFigures({ days, faults, deployments }: LaneYear, until = YEAR_DAYS): LaneFigures {
  const hours = until * 24;
  const times = faultHours(faults, until);
  const live = deployments.filter(({ hour }) => hour < hours);
  const models = live.filter(({ what }) => what === 'model');
  const revenue = sumTo(days.revenue, until);
  const cost = sumTo(days.cost, until);
  return {
    right: sumTo(days.right, until),
    wrong: sumTo(days.wrong, until),
    unanswered: sumTo(days.unanswered, until),
    revenue,
    cost,
    upkeep: sumTo(days.upkeep, until),
    left: revenue - cost,
    detect: median(times.detect),
    restore: median(times.restore),
    deployments: until === 0 ? null : (live.length * 7) / until,
    leadTime: mean(live.map(({ hour, committed }) => hour - committed)),
    failureRate: share(live, ({ failed }) => failed),
    reproduced: share(models, ({ reproducible }) => reproducible),
  };
}

/** What faults took, in hours, those that had begun by the end of a day. */
export interface FaultHours {
  readonly detect: readonly number[];
  readonly restore: readonly number[];
}

/**
 * How long each fault took until it was known, and until it harmed nobody. What was known before it harmed took no time; one that
 * was over before anybody knew is as good as known when it was over; what goes on counts until now.
 * @param until whole days, 0 to 364
 */
export function faultHours(faults: readonly LaneFault[], until: number): FaultHours {
  const now = until * 24;
  const begun = faults.filter(({ from }) => from < now);
  const hoursTo = (from: number, at: number | null) => Math.max(0, Math.min(at ?? now, now) - from);
  return {
    detect: begun.map(({ from, detected, restored }) => hoursTo(from, detected ?? restored)),
    restore: begun.map(({ from, restored }) => hoursTo(from, restored)),
  };
}

/** The sum of the first `days` values. */
function sumTo(values: ArrayLike<number>, days: number): number {
  let sum = 0;
  for (let day = 0; day < Math.min(days, values.length); day++) sum += values[day]!;
  return sum;
}

/** One fault that goes on for months must not outweigh a dozen that were over in an hour. */
function median(values: readonly number[]): number | null {
  return values.length === 0
    ? null
    : quantileOfSorted(
        [...values].sort((a, b) => a - b),
        0.5,
      );
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Per cent. */
function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length === 0 ? null : (items.filter(holds).length / items.length) * 100;
}
