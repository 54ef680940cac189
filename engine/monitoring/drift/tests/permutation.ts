import { MonitoringError } from '../../errors';
import { below, type DriftTest } from '../drift-test';
import { countsOf, numbersIn } from '../sample';

/** A kernel matrix of more rows than this does not fit in a page. */
const MOST_ROWS = 5000;
const TVD_ROUNDS = 1000;
const MMD_ROUNDS = 100;

/**
 * The total variation distance ½Σ|p − q|. Evidently's score is not the distance but its p-value: the share of 1,000 random
 * divisions of all rows that are as far apart.
 */
export const totalVariation: DriftTest = {
  name: 'TVD',
  displayName: 'Total-Variation-Distance',
  kinds: ['cat'],
  measure: 'p-value',
  defaultThreshold: 0.1,
  isDrift: below,
  compare: (reference, current, rng) => {
    const counts = countsOf(reference, current);
    const [n1, n2] = [reference.values.length, current.values.length];
    const codes: number[] = [];
    counts.keys.forEach((_, key) => {
      for (let i = counts.reference[key]! + counts.current[key]!; i > 0; i--) codes.push(key);
    });
    const distance = (of: Float64Array) =>
      of.reduce((sum, count, key) => {
        const rest = counts.reference[key]! + counts.current[key]! - count;
        return sum + Math.abs(count / n1 - rest / n2) / 2;
      }, 0);
    const statistic = distance(counts.reference);
    let asFar = 0;
    for (let round = 0; round < TVD_ROUNDS; round++) {
      drawFirst(codes, n1, rng);
      const drawn = new Float64Array(counts.keys.length);
      for (let i = 0; i < n1; i++) drawn[codes[i]!]!++;
      if (distance(drawn) >= statistic - 1e-12) asFar++;
    }
    return { score: asFar / TVD_ROUNDS, statistic };
  },
};

/**
 * The maximum mean discrepancy with a Gaussian kernel whose width is the median distance within the reference (A. Gretton et
 * al., A kernel two-sample test, JMLR 13, 2012), and its p-value over 100 random divisions.
 */
export const maximumMeanDiscrepancy: DriftTest = {
  name: 'empirical_mmd',
  displayName: 'empirical_mmd',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.1,
  isDrift: below,
  compare: (reference, current, rng) => {
    const [x, y] = [numbersIn(reference), numbersIn(current)];
    const total = x.length + y.length;
    if (x.length < 2 || y.length < 2 || total > MOST_ROWS)
      throw new MonitoringError(
        'drift-input',
        `empirical_mmd takes 2 to ${MOST_ROWS} rows in all, each compared with each; there are ${x.length} and ${y.length}. Take a sample, or use wasserstein.`,
      );
    const kernel = kernelMatrix(x, y);
    const order = Array.from({ length: total }, (_, i) => i);
    const statistic = discrepancy(kernel, order, x.length);
    let asFar = 0;
    for (let round = 0; round < MMD_ROUNDS; round++) {
      drawFirst(order, x.length, rng);
      if (discrepancy(kernel, order, x.length) >= statistic) asFar++;
    }
    return { score: asFar / MMD_ROUNDS, statistic };
  },
};

/** Puts a random choice of `count` items first (Fisher–Yates, no more of it than is needed). */
function drawFirst(items: number[], count: number, rng: { int(bound: number): number }): void {
  for (let i = 0; i < count; i++) {
    const j = i + rng.int(items.length - i);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}

/** exp(−(a−b)²/2σ²) of all values, 0 on the diagonal. */
function kernelMatrix(x: Float64Array, y: Float64Array): Float64Array {
  const all = Float64Array.from([...x, ...y]);
  const squares = new Float64Array(x.length * x.length);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) squares[i * x.length + j] = (x[i]! - x[j]!) ** 2;
  }
  squares.sort();
  const median = squares[halfToEven((squares.length - 1) / 2)]!;
  const twiceVariance = median === 0 ? 1 : median;
  const kernel = new Float64Array(all.length * all.length);
  for (let i = 0; i < all.length; i++) {
    for (let j = 0; j < i; j++) {
      const value = Math.exp(-((all[i]! - all[j]!) ** 2) / twiceVariance);
      kernel[i * all.length + j] = value;
      kernel[j * all.length + i] = value;
    }
  }
  return kernel;
}

const halfToEven = (at: number): number =>
  Number.isInteger(at) ? at : Math.floor(at) + (Math.floor(at) % 2);

/** Mean kernel within each part less twice the mean between them; the first `count` of `order` are one part. */
function discrepancy(kernel: Float64Array, order: readonly number[], count: number): number {
  const total = order.length;
  const rest = total - count;
  let within = 0;
  let between = 0;
  let others = 0;
  for (let i = 0; i < total; i++) {
    const row = order[i]! * total;
    for (let j = 0; j < i; j++) {
      const value = kernel[row + order[j]!]!;
      if (i < count) within += value;
      else if (j < count) between += value;
      else others += value;
    }
  }
  return (
    (2 * within) / (count * (count - 1)) + (2 * others) / (rest * (rest - 1)) - (2 * between) / (count * rest)
  );
}
