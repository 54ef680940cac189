import { checkPairs } from './errors';

/** An exact two-sided test of two models on the same rows. */
export interface PairedTest {
  /** Rows on which the first did better. */
  readonly firstBetter: number;
  /** Rows on which the second did better. */
  readonly secondBetter: number;
  /** Rows on which both did equally well; they say nothing. */
  readonly ties: number;
  /** The probability of a split at least this uneven if neither were better. */
  readonly pValue: number;
}

/**
 * The sign test: on how many rows has the first the smaller error? Exact, by the binomial distribution. It asks who is
 * closer more often, not by how much.
 * @throws EvaluationError when the lists do not fit each other.
 */
export function signTest(firstErrors: ArrayLike<number>, secondErrors: ArrayLike<number>): PairedTest {
  checkPairs(firstErrors, secondErrors);
  let firstBetter = 0;
  let secondBetter = 0;
  for (let i = 0; i < firstErrors.length; i++) {
    if (firstErrors[i]! < secondErrors[i]!) firstBetter++;
    else if (firstErrors[i]! > secondErrors[i]!) secondBetter++;
  }
  return {
    firstBetter,
    secondBetter,
    ties: firstErrors.length - firstBetter - secondBetter,
    pValue: evenSplitPValue(firstBetter, secondBetter),
  };
}

/**
 * McNemar's test in its exact form (Q. McNemar, Psychometrika 12, 1947): of the rows that only one of two classifiers
 * gets right, does one get more? Lists hold 1 where a classifier is right, 0 where it is wrong.
 * @throws EvaluationError when the lists do not fit each other.
 */
export function mcNemarTest(firstRight: ArrayLike<number>, secondRight: ArrayLike<number>): PairedTest {
  const wrong = (right: ArrayLike<number>) => Float64Array.from(right, (value) => 1 - value);
  return signTest(wrong(firstRight), wrong(secondRight));
}

/** Two-sided p of k heads and m tails of a fair coin: twice the smaller tail, at most 1. */
export function evenSplitPValue(k: number, m: number): number {
  const n = k + m;
  const least = Math.min(k, m);
  const logHalf = -n * Math.LN2;
  let logChoose = 0;
  let tail = Math.exp(logHalf);
  for (let i = 1; i <= least; i++) {
    logChoose += Math.log((n - i + 1) / i);
    tail += Math.exp(logChoose + logHalf);
  }
  return Math.min(1, 2 * tail);
}
