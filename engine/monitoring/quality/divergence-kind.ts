import { z } from 'zod';
import { cellsOf, presentNumbers } from './cells';
import { expectation } from './expectation';

const partition = z.union([
  z.strictObject({ values: z.array(z.union([z.number(), z.string()])), weights: z.array(z.number()) }),
  z.strictObject({ bins: z.array(z.number()).min(2), weights: z.array(z.number()) }),
]);

/**
 * That a column's shares are near to given ones: KL = Σ p·ln(p/q) of the observed p and the expected q. Without a tail's weight,
 * a value that was not expected makes it infinite.
 */
export const divergence = expectation(
  'expect_column_kl_divergence_to_be_less_than',
  z.strictObject({
    column: z.string(),
    partition_object: partition,
    threshold: z.number().min(0),
    tail_weight_holdout: z.number().min(0).max(1).default(0),
    internal_weight_holdout: z.number().min(0).max(1).default(0),
  }),
  (table, kwargs) => {
    const given = kwargs.partition_object;
    const [observed, expected] =
      'bins' in given
        ? binnedWeights(presentNumbers(table, kwargs.column), given, kwargs)
        : valueWeights(cellsOf(table, kwargs.column), given, kwargs);
    const value = relativeEntropy(observed, expected);
    const isKnown = Number.isFinite(value);
    return {
      success: isKnown && value <= kwargs.threshold,
      result: {
        observed_value: isKnown ? value : null,
        details: { observed_partition: { weights: observed }, expected_partition: { weights: expected } },
      },
    };
  },
);

interface Holdout {
  readonly tail_weight_holdout: number;
  readonly internal_weight_holdout: number;
}

/** Shares of values; those that nothing was said of share the tail's weight. */
function valueWeights(
  cells: readonly (number | string | null)[],
  given: { values: readonly (number | string)[]; weights: readonly number[] },
  { tail_weight_holdout: tail }: Holdout,
): [number[], number[]] {
  const present = cells.filter((cell) => cell !== null);
  const others = [...new Set(present)].filter((value) => !given.values.includes(value));
  const shareOf = (value: number | string) =>
    present.filter((cell) => cell === value).length / present.length;
  const expected = given.weights.map((weight) => weight * (others.length > 0 ? 1 - tail : 1));
  return [
    [...given.values, ...others].map(shareOf),
    [...expected, ...others.map(() => tail / others.length)],
  ];
}

/** Shares of bins, and of what lies below and above them, which share the tail's weight. */
function binnedWeights(
  values: readonly number[],
  given: { bins: readonly number[]; weights: readonly number[] },
  { tail_weight_holdout: tail, internal_weight_holdout: internal }: Holdout,
): [number[], number[]] {
  const { bins, weights } = given;
  const last = bins.length - 1;
  const observed = new Array<number>(last + 2).fill(0);
  for (const value of values) {
    let at = bins.findIndex((edge) => value < edge);
    if (at === -1) at = value === bins[last] ? last : last + 1;
    observed[at]! += 1 / values.length;
  }
  const gaps = weights.filter((weight) => weight === 0).length;
  const scale = 1 - tail - (gaps > 0 ? internal : 0);
  const inner = weights.map((weight) => (weight === 0 ? internal / gaps : weight * scale));
  return [observed, [tail / 2, ...inner, tail / 2]];
}

/** Σ p·ln(p/q) with both made to add up to 1, as `scipy.stats.entropy`. */
function relativeEntropy(p: readonly number[], q: readonly number[]): number {
  const total = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  const [pSum, qSum] = [total(p), total(q)];
  return p.reduce((sum, share, i) => {
    if (share === 0) return sum;
    return sum + (share / pSum) * Math.log(share / pSum / ((q[i] ?? 0) / qSum));
  }, 0);
}
