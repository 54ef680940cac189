const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When an objective alerts: when both windows are burnt through faster than the factor. Times in milliseconds. */
export interface BurnRateRow {
  readonly severity: 'page' | 'ticket';
  readonly long: number;
  readonly short: number;
  /** The share of the budget that is gone when the long window has burnt at the factor. */
  readonly budgetShare: number;
  readonly factor: number;
  /** False where even a total outage burns more slowly, because the target is low: the row can never alert. */
  readonly isReachable: boolean;
}

/**
 * The windows of the Site Reliability Workbook (chapter 5, table 5-8), with the common fourth row of a ticket after a day.
 * For 30 days the factors are 14.4, 6, 3 and 1.
 */
const WINDOWS = [
  { severity: 'page', long: HOUR, short: 5 * MINUTE, budgetShare: 0.02 },
  { severity: 'page', long: 6 * HOUR, short: 30 * MINUTE, budgetShare: 0.05 },
  { severity: 'ticket', long: DAY, short: 2 * HOUR, budgetShare: 0.1 },
  { severity: 'ticket', long: 3 * DAY, short: 6 * HOUR, budgetShare: 0.1 },
] as const;

/**
 * The rows for an objective: factor = share of the budget × period / long window.
 * @param period milliseconds
 */
export function burnRateRows(target: number, period: number): BurnRateRow[] {
  return WINDOWS.map((row) => {
    // Twelve digits, so that 14.4 is written as 14.4.
    const factor = Number(((row.budgetShare * period) / row.long).toPrecision(12));
    return { ...row, factor, isReachable: factor * (1 - target) < 1 };
  });
}
