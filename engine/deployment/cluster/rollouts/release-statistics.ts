import erfc from '@stdlib/math-base-special-erfc';
import gammaln from '@stdlib/math-base-special-gammaln';

/** How often something happened among how many requests. */
export interface Tally {
  readonly count: number;
  readonly total: number;
}

/** P(Z ≥ z) of the standard normal distribution. */
const upperTail = (z: number): number => 0.5 * erfc(z / Math.SQRT2);

/**
 * The z that a standard normal variable stays below with probability `p`, 0 < p < 1: Newton's method on the distribution
 * function, from the logistic approximation; it converges to the last digits in a few steps.
 */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  // By symmetry only the upper half is solved, where the tail is small and keeps its digits.
  const tail = Math.min(p, 1 - p);
  let z = Math.min(8, -Math.log(tail / (1 - tail)) / 1.702);
  for (let step = 0; step < 60; step++) {
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const change = Math.max(-1, Math.min(1, (upperTail(z) - tail) / density));
    z += change;
    if (Math.abs(change) < 1e-14 * Math.max(1, z)) break;
  }
  return p < 0.5 ? -z : z;
}

/** What two shares say about their difference. */
export interface TwoProportions {
  /** The second share less the first. */
  readonly difference: number;
  /** z = (p₂ − p₁) / √(p(1 − p)(1/n₁ + 1/n₂)) with the pooled share p; 0 when nothing varies. */
  readonly z: number;
  /** P(|Z| ≥ |z|). */
  readonly pTwoSided: number;
}

/** The pooled two-proportion z-test. null: one of them has no requests yet. */
export function twoProportionZ(first: Tally, second: Tally): TwoProportions | null {
  if (first.total === 0 || second.total === 0) return null;
  const difference = second.count / second.total - first.count / first.total;
  const pooled = (first.count + second.count) / (first.total + second.total);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.total + 1 / second.total));
  if (error === 0) return { difference, z: 0, pTwoSided: 1 };
  const z = difference / error;
  return { difference, z, pTwoSided: 2 * upperTail(Math.abs(z)) };
}

/** How sure a test is to be. */
export interface TestStrength {
  /** The chance to see a difference where there is none, both ways; 0.05 unless given. */
  readonly alpha?: number;
  /** The chance to see the difference when it is there; 0.8 unless given. */
  readonly power?: number;
}

/**
 * The smallest difference of two shares that such a test would see with that power:
 * (z₁₋α⸝₂ + z₁₋β) · √(p(1 − p)(1/n₁ + 1/n₂)), in the approximation that both vary as the base share p does.
 * Infinite when one of them has no requests.
 */
export function minimalDetectableEffect(
  baseShare: number,
  firstTotal: number,
  secondTotal: number,
  { alpha = 0.05, power = 0.8 }: TestStrength = {},
): number {
  if (firstTotal === 0 || secondTotal === 0) return Number.POSITIVE_INFINITY;
  const spread = Math.sqrt(baseShare * (1 - baseShare) * (1 / firstTotal + 1 / secondTotal));
  return (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * spread;
}

const logBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);

/**
 * The probability that the true share of the second is above that of the first, both seen with a uniform prior: exact, as the
 * sum over the first `a₂` terms of B(a₁ + i, b₁ + b₂) / ((b₂ + i) B(1 + i, b₂) B(a₁, b₁)) with a = count + 1 and
 * b = total − count + 1. (E. Miller, Formulas for Bayesian A/B testing, 2014.) Its cost grows with the smaller count.
 */
export function probabilityAbove(first: Tally, second: Tally): number {
  // The sum runs over the second's count; where the first's is smaller, the other question is asked.
  if (second.count > first.count) return 1 - probabilityAbove(second, first);
  const a1 = first.count + 1;
  const b1 = first.total - first.count + 1;
  const b2 = second.total - second.count + 1;
  const base = logBeta(a1, b1);
  let sum = 0;
  for (let i = 0; i <= second.count; i++)
    sum += Math.exp(logBeta(a1 + i, b1 + b2) - Math.log(b2 + i) - logBeta(1 + i, b2) - base);
  return Math.min(1, sum);
}
