import { normalUpper, studentTwoSided } from '../../statistics/distributions';
import { below, type DriftTest } from '../drift-test';
import { pooledRanks, sortedPair } from './sorted-pair';

/** Up to this size of the smaller sample, and without ties, the p-value is exact. */
const EXACT_SIZE = 8;

/** Student's two-sided t-test with one variance for both, df = n₁ + n₂ − 2. */
export const studentT: DriftTest = {
  name: 't_test',
  displayName: 't_test',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.05,
  isDrift: below,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [m1, m2] = [mean(first), mean(second)];
    const squares = (values: Float64Array, m: number) =>
      values.reduce((sum, value) => sum + (value - m) ** 2, 0);
    const df = first.length + second.length - 2;
    const variance = (squares(first, m1) + squares(second, m2)) / df;
    const statistic = (m1 - m2) / Math.sqrt(variance * (1 / first.length + 1 / second.length));
    return { score: studentTwoSided(statistic, df), statistic };
  },
};

/**
 * The Mann–Whitney U test with the alternative that reference values are smaller, as Evidently asks for it: a fall of the
 * current values is not seen. Exact for small samples without ties, else normal with corrections for ties and continuity.
 */
export const mannWhitney: DriftTest = {
  name: 'mannw',
  displayName: 'Mann-Whitney U-rank test',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.05,
  isDrift: below,
  compare: (reference, current) => {
    const [first, second] = sortedPair(reference, current);
    const ranks = pooledRanks(first, second);
    const [n1, n2] = [first.length, second.length];
    const statistic = ranks.first.reduce((sum, rank) => sum + rank, 0) - (n1 * (n1 + 1)) / 2;
    const opposite = n1 * n2 - statistic;
    const hasTies = ranks.ties.some((size) => size > 1);
    if (Math.min(n1, n2) <= EXACT_SIZE && !hasTies) {
      return { score: exactUpper(opposite, n1, n2), statistic };
    }
    const n = n1 + n2;
    const tied = ranks.ties.reduce((sum, size) => sum + size ** 3 - size, 0);
    const deviation = Math.sqrt(((n1 * n2) / 12) * (n + 1 - tied / (n * (n - 1))));
    return { score: normalUpper((opposite - (n1 * n2) / 2 - 0.5) / deviation), statistic };
  },
};

/**
 * P(U ≥ u): the distribution of U is the Gaussian binomial coefficient, built as Π(1 − q^(n2+i))/(1 − q^i), and divided at
 * each step so that it stays a distribution.
 */
function exactUpper(u: number, n1: number, n2: number): number {
  const [small, large] = n1 < n2 ? [n1, n2] : [n2, n1];
  let chances = Float64Array.of(1);
  for (let i = 1; i <= small; i++) {
    const next = new Float64Array(i * large + 1);
    const share = i / (large + i);
    for (let at = 0; at < next.length; at++) {
      const stay = chances[at] ?? 0;
      const cut = at - large - i >= 0 ? (chances[at - large - i] ?? 0) : 0;
      next[at] = (stay - cut) * share + (at >= i ? next[at - i]! : 0);
    }
    chances = next;
  }
  let sum = 0;
  for (let at = chances.length - 1; at >= u; at--) sum += chances[at]!;
  return Math.min(1, sum);
}
