import type { WorldResult } from '../../world/result';
import type { CaseRecord } from './case-record';

/** Error budget of the objective that a week on call is held to: the share of good answers that is promised. */
export interface OnCallObjective {
  /** Above 0 and below 1. */
  readonly target: number;
  /** Hours of the period that the budget is for: 720, as a rule. */
  readonly periodHours: number;
}

/** What a session came to so far. Hours; null: nothing that it could be measured on. */
export interface OnCallScore {
  /** Means over incidents: from the beginning until the first alert, from that until somebody took it, and until it was over. */
  readonly toDetect: number | null;
  readonly toAcknowledge: number | null;
  readonly toRestore: number | null;
  /** Incidents that are not resolved. */
  readonly open: number;
  readonly falsePages: number;
  /** The share of the period's budget that was spent: bad answers ÷ those that the objective allows in a period of such hours. */
  readonly budgetSpent: number;
  /** Acts that were done. */
  readonly acts: number;
  readonly wrong: number;
  readonly unanswered: number;
}

/** The mean time to something, over what it has come to. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from);

/**
 * The score of a session. What is not detected, taken or restored yet counts with the time that has passed: waiting makes no score better.
 */
export function scoreOf(
  cases: readonly CaseRecord[],
  { totals, pages, acts, hours }: WorldResult,
  { target, periodHours }: OnCallObjective,
): OnCallScore {
  const allowed = hours === 0 ? 0 : (totals.requests / hours) * periodHours * (1 - target);
  const bad = totals.failed + totals.refused;
  return {
    toDetect: meanOf(cases.map(({ begun, detected }) => between(begun, detected ?? hours))),
    toAcknowledge: meanOf(
      cases.map(({ detected, acknowledged, resolved }) =>
        between(detected, acknowledged ?? resolved ?? hours),
      ),
    ),
    toRestore: meanOf(cases.map(({ begun, resolved }) => between(begun, resolved ?? hours))),
    open: cases.filter(({ resolved }) => resolved === null).length,
    falsePages: pages.filter(({ isFalse }) => isFalse).length,
    budgetSpent: allowed === 0 ? 0 : bad / allowed,
    acts: acts.filter(({ by }) => by === 'player').length,
    wrong: totals.wrong,
    unanswered: bad,
  };
}
