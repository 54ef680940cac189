/**
 * The rate at which an error budget is spent: 1 spends all of it in exactly the period (Site Reliability Workbook, chapter
 * 5). NaN without events.
 * @param target the share of good events that is promised, below 1
 */
export function burnRate(badEvents: number, totalEvents: number, target: number): number {
  return badEvents / totalEvents / (1 - target);
}

/**
 * The share of a period's budget that is spent in a window at a burn rate: factor × window / period.
 * @param window in the unit of `period`, as hours of 720
 */
export function budgetSpent(factor: number, window: number, period: number): number {
  return (factor * window) / period;
}

/** The error budget of a period so far. */
export interface ErrorBudget {
  /** Bad events that the objective allows for these events. */
  readonly allowed: number;
  readonly spent: number;
  /** Of what is allowed, 1 at first and below 0 once it is overspent; 1 without events. */
  readonly remainingShare: number;
  /** The share of good events; NaN without events. */
  readonly indicator: number;
}

/** The budget of some events under a target. */
export function errorBudget(badEvents: number, totalEvents: number, target: number): ErrorBudget {
  const allowed = totalEvents * (1 - target);
  return {
    allowed,
    spent: badEvents,
    remainingShare: totalEvents === 0 ? 1 : 1 - badEvents / allowed,
    indicator: 1 - badEvents / totalEvents,
  };
}

/**
 * How long the rest of a budget lasts at a burn rate, in the unit of `period`; infinite at a rate of 0.
 * @param remainingShare as `errorBudget` gives it
 */
export function timeToExhaustion(remainingShare: number, rate: number, period: number): number {
  return rate <= 0 ? Number.POSITIVE_INFINITY : Math.max(0, (remainingShare * period) / rate);
}
