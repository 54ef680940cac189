import type { CheckConclusion, CheckRun } from './check-run';

/** What a check comes to, as `gh pr checks` sorts them. */
export type CheckOutcome = 'pass' | 'fail' | 'pending' | 'skipping' | 'cancel';

const OUTCOMES: Readonly<Record<CheckConclusion, CheckOutcome>> = {
  success: 'pass',
  neutral: 'skipping',
  skipped: 'skipping',
  failure: 'fail',
  timed_out: 'fail',
  action_required: 'fail',
  cancelled: 'cancel',
};

export const outcomeOf = ({ conclusion }: Pick<CheckRun, 'conclusion'>): CheckOutcome =>
  conclusion === null ? 'pending' : OUTCOMES[conclusion];

/** Whether a rule that asks for the check is content with it: GitHub lets a skipped or neutral one pass. */
export const satisfiesRule = (outcome: CheckOutcome): boolean => outcome === 'pass' || outcome === 'skipping';

/** What several checks come to together: one failure fails the whole, one that runs keeps it open; null: there are none. */
export function overallOutcome(
  outcomes: readonly CheckOutcome[],
): Extract<CheckOutcome, 'pass' | 'fail' | 'pending'> | null {
  if (outcomes.length === 0) return null;
  if (outcomes.some((one) => one === 'fail' || one === 'cancel')) return 'fail';
  return outcomes.includes('pending') ? 'pending' : 'pass';
}
