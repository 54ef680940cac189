import type { LaneFigures } from './figures';
import { type LaneFault, type LaneYear, YEAR_DAYS } from './year';

/**
 * The figures of one lane from the beginning of the year until the end of a day. A fault that is not yet detected or
 * restored then counts with the time that has passed, which is a lower bound.
 * @param until whole days, 0 to 364
 */
export function laneFigures({ days, faults, deployments }: LaneYear, until = YEAR_DAYS): LaneFigures {
  const hours = until * 24;
  const begun = faults.filter(({ from }) => from < hours);
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
    // One that was over before anybody knew is as good as known when it was over.
    detect: mean(begun.map((fault) => hoursUntil(fault, fault.detected ?? fault.restored, hours))),
    restore: mean(begun.map((fault) => hoursUntil(fault, fault.restored, hours))),
    deployments: until === 0 ? null : (live.length * 7) / until,
    leadTime: mean(live.map(({ hour, committed }) => hour - committed)),
    failureRate: share(live, ({ failed }) => failed),
    reproduced: share(models, ({ reproducible }) => reproducible),
  };
}

/** The sum of the first `days` values. */
function sumTo(values: ArrayLike<number>, days: number): number {
  let sum = 0;
  for (let day = 0; day < Math.min(days, values.length); day++) sum += values[day]!;
  return sum;
}

function hoursUntil({ from }: LaneFault, at: number | null, now: number): number {
  // What was known before it harmed anybody took no time.
  return Math.max(0, Math.min(at ?? now, now) - from);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Per cent. */
function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length === 0 ? null : (items.filter(holds).length / items.length) * 100;
}
