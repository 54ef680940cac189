import { MonitoringError } from '../../errors';
import { chiSquareUpper, logChoose, normalUpper } from '../../statistics/distributions';
import { below, type DriftScore, type DriftTest } from '../drift-test';
import { countsOf, type Sample } from '../sample';

const shared = { kinds: ['cat'], measure: 'p-value', isDrift: below } as const;

/** Counts of the current sample, and what the reference leads one to expect: its counts × n_current/n_reference. */
function observedAndExpected(reference: Sample, current: Sample): [Float64Array, Float64Array] {
  const counts = countsOf(reference, current);
  const factor = current.values.length / reference.values.length;
  return [counts.current, counts.reference.map((count) => count * factor)];
}

function bySum(
  reference: Sample,
  current: Sample,
  term: (observed: number, expected: number) => number,
): DriftScore {
  const [observed, expected] = observedAndExpected(reference, current);
  let statistic = 0;
  for (let i = 0; i < observed.length; i++) statistic += term(observed[i]!, expected[i]!);
  // One value in both: nothing can differ. SciPy's answer for no degree of freedom is 1 as well.
  if (observed.length < 2) return { score: 1, statistic };
  return { score: chiSquareUpper(statistic, observed.length - 1), statistic };
}

/** Pearson's χ² = Σ(observed − expected)²/expected; ∞ (and p = 0) for a category that the reference never had. */
export const chiSquare: DriftTest = {
  ...shared,
  name: 'chisquare',
  displayName: 'chi-square p_value',
  defaultThreshold: 0.05,
  compare: (reference, current) =>
    bySum(reference, current, (observed, expected) => (observed - expected) ** 2 / expected),
};

/** G = 2·Σ observed·ln(observed/expected), against χ². */
export const gTest: DriftTest = {
  ...shared,
  name: 'g_test',
  displayName: 'g_test',
  defaultThreshold: 0.1,
  compare: (reference, current) =>
    bySum(reference, current, (observed, expected) =>
      observed === 0 ? 0 : 2 * observed * Math.log(observed / expected),
    ),
};

/** The pooled two-sided z-test of the share of values that are not the smallest one. */
export const zTest: DriftTest = {
  ...shared,
  name: 'z',
  displayName: 'Z-test p_value',
  defaultThreshold: 0.05,
  compare: (reference, current) => {
    const counts = countsOf(reference, current);
    if (counts.keys.length === 1) return { score: 1 };
    const n1 = reference.values.length;
    const n2 = current.values.length;
    const p1 = 1 - counts.reference[0]! / n1;
    const p2 = 1 - counts.current[0]! / n2;
    const pooled = (p1 * n1 + p2 * n2) / (n1 + n2);
    const statistic = (p1 - p2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
    return { score: 2 * normalUpper(Math.abs(statistic)), statistic };
  },
};

/**
 * Fisher's exact two-sided test of a 2 × 2 table: the chance of all tables with these margins that are no more likely.
 * Evidently asks for two values and samples of one size.
 */
export const fisherExact: DriftTest = {
  ...shared,
  name: 'fisher_exact',
  displayName: "Fisher's Exact test",
  defaultThreshold: 0.1,
  compare: (reference, current) => {
    const counts = countsOf(reference, current);
    if (counts.keys.length > 2)
      throw new MonitoringError(
        'drift-input',
        `Fisher's exact test takes two values; these columns have ${counts.keys.length}. Use chisquare or g_test.`,
      );
    const size = reference.values.length;
    if (size !== current.values.length)
      throw new MonitoringError(
        'drift-input',
        `Fisher's exact test wants as many current rows as reference rows, as Evidently does; there are ${current.values.length} and ${size}.`,
      );
    return { score: hypergeometricTwoSided(counts.current[0]!, counts.reference[0]!, size) };
  },
};

/** Two groups of `size`; `first` and `second` of them have the property. */
function hypergeometricTwoSided(first: number, second: number, size: number): number {
  const total = first + second;
  const logChance = (of: number) =>
    logChoose(size, of) + logChoose(size, total - of) - logChoose(2 * size, total);
  // Chances that are equal by symmetry may differ in their last digits.
  const limit = logChance(first) + 1e-9;
  let sum = 0;
  for (let of = Math.max(0, total - size); of <= Math.min(size, total); of++) {
    const chance = logChance(of);
    if (chance <= limit) sum += Math.exp(chance);
  }
  return Math.min(1, sum);
}
