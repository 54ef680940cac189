/** What is taken off a late submission. */
export interface LatePolicy {
  /** Minutes after the due date that still count as on time. */
  readonly graceMinutes: number;
  /** In the order of `afterHours`; no step takes less than the one before. */
  readonly steps: readonly LateStep[];
}

export interface LateStep {
  /** Hours after the due date (not after the grace) from which this step counts. */
  readonly afterHours: number;
  /** Taken off, in percent of the credit. */
  readonly percentOff: number;
}

/** Nothing is taken off. */
export const NO_PENALTY: LatePolicy = { graceMinutes: 0, steps: [] };

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** When work must be there: milliseconds since the Unix epoch; null: no such date. */
export interface Deadlines {
  readonly dueAt: number | null;
  readonly closesAt: number | null;
}

export type Lateness =
  /** `lateBy` is in milliseconds after the due date; 0 within the grace. `percentOff` of the credit is taken off. */
  | { readonly state: 'on-time' | 'late'; readonly lateBy: number; readonly percentOff: number }
  /** Came at or after the closing date: it is kept, and counts nothing. */
  | { readonly state: 'closed'; readonly lateBy: number; readonly percentOff: 100 };

/**
 * How late something is that was received at `receivedAt`, and what it costs. The last step that was reached counts; steps are
 * not added up. A date itself is on time; the closing date itself is closed.
 */
export function lateness(policy: LatePolicy, { dueAt, closesAt }: Deadlines, receivedAt: number): Lateness {
  const lateBy = dueAt === null ? 0 : Math.max(0, receivedAt - dueAt);
  if (closesAt !== null && receivedAt >= closesAt) return { state: 'closed', lateBy, percentOff: 100 };
  if (lateBy <= policy.graceMinutes * MINUTE) return { state: 'on-time', lateBy: 0, percentOff: 0 };
  const reached = policy.steps.filter(({ afterHours }) => lateBy > afterHours * HOUR);
  return { state: 'late', lateBy, percentOff: reached.at(-1)?.percentOff ?? 0 };
}
