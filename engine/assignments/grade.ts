import { leastTrust, type Trust } from '../core/trust';
import { type LatePolicy, lateness } from './late-policy';
import type { Terms } from './terms';

/** What a submission is worth. */
export interface GradedAttempt {
  readonly id: string;
  readonly exercise: string;
  /** Milliseconds since the Unix epoch. */
  readonly receivedAt: number;
  /** When it counts as received: earlier, where work done offline in time is accepted; absent: when it was. */
  readonly countsFrom?: number;
  /** `waiting`: not graded yet. `error`: the lab could not. */
  readonly state: 'waiting' | 'graded' | 'error';
  /** In [0, 1]; of one that was graded. */
  readonly score: number;
  readonly trust: Trust | null;
}

export interface GradeTerms {
  readonly points: number;
  readonly counts: 'best' | 'last';
  readonly latePolicy: LatePolicy;
  /** With the exceptions that the person has. */
  readonly terms: Terms;
  /** All that the assignment asks for. */
  readonly exercises: readonly string[];
  /** Set by hand; null: not. */
  readonly overridePoints: number | null;
}

/** What an assignment comes to for one person. */
export interface Grade {
  /** Points before anything is taken off for being late; null: nothing was graded yet. */
  readonly raw: number | null;
  /** Points taken off for being late. */
  readonly late: number;
  /** Points that count; null: none yet, or excused. */
  readonly final: number | null;
  readonly state: 'none' | 'submitted' | 'grading' | 'graded' | 'error';
  /** The least of what counts; null: nothing does. */
  readonly trust: Trust | null;
  readonly attempts: number;
  readonly isExcused: boolean;
  readonly lastSubmissionId: string | null;
}

interface Credit {
  readonly attempt: GradedAttempt;
  readonly credit: number;
}

/**
 * The grade that follows from what was handed in, the dates and the policy, and nothing else. Each exercise is worth the same share
 * of the points. Of its attempts the one counts that is worth most after what lateness takes off (or the last), so that a late try
 * never makes a grade lower where the best counts; what came after the closing date is not among them. What was set by hand stands before all.
 */
export function gradeOf(attempts: readonly GradedAttempt[], terms: GradeTerms): Grade {
  const isExcused = terms.terms.isExcused;
  const inTime = attempts.flatMap((attempt) => {
    const late = lateness(terms.latePolicy, terms.terms, attempt.countsFrom ?? attempt.receivedAt);
    return late.state === 'closed' ? [] : [{ attempt, credit: attempt.score * (1 - late.percentOff / 100) }];
  });
  const counted = terms.exercises.flatMap((exercise) => countedOf(inTime, exercise, terms.counts) ?? []);
  const share = terms.exercises.length === 0 ? 0 : terms.points / terms.exercises.length;
  const raw =
    counted.length === 0
      ? null
      : rounded(counted.reduce((sum, { attempt }) => sum + attempt.score, 0) * share);
  const credited = rounded(counted.reduce((sum, { credit }) => sum + credit, 0) * share);
  const final = terms.overridePoints ?? (raw === null ? null : credited);
  return {
    raw,
    late: raw === null ? 0 : rounded(raw - credited),
    final: isExcused ? null : final,
    state: stateOf(attempts, inTime, counted),
    trust: leastTrust(counted.map(({ attempt }) => attempt.trust)),
    attempts: attempts.length,
    isExcused,
    lastSubmissionId: newest(attempts)?.id ?? null,
  };
}

function countedOf(inTime: readonly Credit[], exercise: string, counts: 'best' | 'last'): Credit | undefined {
  const graded = inTime.filter(({ attempt }) => attempt.exercise === exercise && attempt.state === 'graded');
  const isBetter = (a: Credit, b: Credit) =>
    counts === 'last' || a.credit === b.credit
      ? isNewer(a.attempt, b.attempt) === (counts === 'last')
      : a.credit > b.credit;
  return graded.reduce<Credit | undefined>(
    (best, one) => (best === undefined || isBetter(one, best) ? one : best),
    undefined,
  );
}

function stateOf(
  attempts: readonly GradedAttempt[],
  inTime: readonly Credit[],
  counted: readonly Credit[],
): Grade['state'] {
  if (attempts.length === 0) return 'none';
  if (inTime.length === 0) return 'submitted';
  if (inTime.some(({ attempt }) => attempt.state === 'waiting')) return 'grading';
  return counted.length > 0 ? 'graded' : 'error';
}

/** The later one; of two in the same moment, the one with the greater id, so that the order is always the same. */
const isNewer = (a: GradedAttempt, b: GradedAttempt): boolean =>
  a.receivedAt === b.receivedAt ? a.id > b.id : a.receivedAt > b.receivedAt;

const newest = (attempts: readonly GradedAttempt[]): GradedAttempt | undefined =>
  attempts.reduce<GradedAttempt | undefined>(
    (last, one) => (last === undefined || isNewer(one, last) ? one : last),
    undefined,
  );

/** To a ten-thousandth of a point: sums of shares show no dust. */
const rounded = (points: number): number => Math.round(points * 10_000) / 10_000;
