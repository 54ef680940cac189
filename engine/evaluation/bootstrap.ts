import { quantileOfSorted } from '../core/quantile';
import type { Rng } from '../core/rng';
import { EvaluationError } from './errors';
import { meanOf } from './quantile';

/** A figure with the interval that chance in the choice of rows leaves it. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How to resample. */
export interface BootstrapOptions {
  readonly rng: Rng;
  /** How many resamples; absent: 1,000. */
  readonly resamples?: number;
  /** The share of resamples between the ends; absent: 0.95. */
  readonly level?: number;
}

/**
 * The percentile bootstrap (B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): draws as
 * many rows as there are, with replacement, again and again; the interval holds the middle `level` of the statistics.
 * @param statistic of the rows at these places; it must not keep the list
 * @throws EvaluationError when there are no rows.
 */
export function bootstrap(
  rowCount: number,
  statistic: (rows: Int32Array) => number,
  options: BootstrapOptions,
): Interval {
  checkRows(rowCount);
  const rows = Int32Array.from({ length: rowCount }, (_, row) => row);
  const estimate = statistic(rows);
  return intervalOf(estimate, resampled(rowCount, statistic, rows, options), options.level);
}

/** `bootstrap` of a mean: of absolute errors, say. */
export function bootstrapMean(values: ArrayLike<number>, options: BootstrapOptions): Interval {
  return intervalOf(meanOf(values), resampledMeans(values, options), options.level);
}

/**
 * The means of resamples, in the order in which they were drawn.
 * @throws EvaluationError when there are no values.
 */
function resampledMeans(
  values: ArrayLike<number>,
  { rng, resamples = 1000 }: Pick<BootstrapOptions, 'rng' | 'resamples'>,
): Float64Array {
  checkRows(values.length);
  return Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[rng.int(values.length)]!;
    return sum / values.length;
  });
}

/**
 * The interval of the difference `a − b` of two means over the same rows. Each resample draws rows, and takes both
 * values of a row together: what makes a row hard for both falls out of the difference.
 * @throws EvaluationError when the lists differ in length or are empty.
 */
export function bootstrapPaired(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: BootstrapOptions,
): Interval {
  if (a.length !== b.length)
    throw new EvaluationError(
      `A paired comparison needs both values of every row; there are ${a.length} and ${b.length}.`,
    );
  return bootstrapMean(
    Float64Array.from({ length: a.length }, (_, i) => a[i]! - b[i]!),
    options,
  );
}

/** The percentile interval of statistics that were resampled. */
export function intervalOf(estimate: number, statistics: Float64Array, level = 0.95): Interval {
  const sorted = statistics.slice().sort();
  const tail = (1 - level) / 2;
  return {
    estimate,
    low: quantileOfSorted(sorted, tail),
    high: quantileOfSorted(sorted, 1 - tail),
  };
}

function resampled(
  rowCount: number,
  statistic: (rows: Int32Array) => number,
  rows: Int32Array,
  { rng, resamples = 1000 }: BootstrapOptions,
): Float64Array {
  return Float64Array.from({ length: resamples }, () => {
    for (let i = 0; i < rowCount; i++) rows[i] = rng.int(rowCount);
    return statistic(rows);
  });
}

function checkRows(count: number): void {
  if (count === 0) throw new EvaluationError('There are no rows to draw from.');
}
