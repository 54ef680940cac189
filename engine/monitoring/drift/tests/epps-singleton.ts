import { quantileOfSorted } from '../../../core/quantile';
import { MonitoringError } from '../../errors';
import { chiSquareUpper } from '../../statistics/distributions';
import { symmetricInverse } from '../../statistics/symmetric-inverse';
import { below, type DriftTest } from '../drift-test';
import { numbersIn } from '../sample';

/** Where the characteristic functions are compared, in semi-interquartile ranges: the values that the paper proposes. */
const POINTS = [0.4, 0.8];

/**
 * The Epps–Singleton test: the distance of the empirical characteristic functions at two points, against χ² of the rank
 * (T. W. Epps and K. J. Singleton, An omnibus test for the two-sample problem using the empirical characteristic function,
 * J. Stat. Comput. Simul. 26, 1986), with their correction for small samples.
 */
export const eppsSingleton: DriftTest = {
  name: 'es',
  displayName: 'Epps-Singleton',
  kinds: ['num'],
  measure: 'p-value',
  defaultThreshold: 0.05,
  isDrift: below,
  compare: (reference, current) => {
    const [x, y] = [numbersIn(reference), numbersIn(current)];
    if (x.length < 5 || y.length < 5)
      throw new MonitoringError(
        'drift-input',
        `The Epps–Singleton test wants five values of each; there are ${x.length} and ${y.length}.`,
      );
    const pooled = Float64Array.from([...x, ...y]).sort();
    const semiRange = (quantileOfSorted(pooled, 0.75) - quantileOfSorted(pooled, 0.25)) / 2;
    if (semiRange === 0)
      throw new MonitoringError(
        'drift-input',
        'The middle half of the values is one and the same, so the Epps–Singleton test has no scale. Use another test.',
      );
    const n = x.length + y.length;
    const first = momentsAt(x, semiRange);
    const second = momentsAt(y, semiRange);
    const covariance = first.covariance.map(
      (value, i) => (n / x.length) * value + (n / y.length) * second.covariance[i]!,
    );
    const size = 2 * POINTS.length;
    const { inverse, rank } = symmetricInverse(covariance, size);
    const gap = first.mean.map((value, i) => value - second.mean[i]!);
    let statistic = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) statistic += n * gap[i]! * inverse[i * size + j]! * gap[j]!;
    }
    if (Math.max(x.length, y.length) < 25)
      statistic /= 1 + n ** -0.45 + 10.1 * (x.length ** -1.7 + y.length ** -1.7);
    return { score: chiSquareUpper(statistic, rank), statistic };
  },
};

/** The mean and the covariance (n in the denominator) of cos and sin at the points. */
function momentsAt(values: Float64Array, scale: number): { mean: Float64Array; covariance: Float64Array } {
  const size = 2 * POINTS.length;
  const row = new Float64Array(size);
  const mean = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  const fill = (value: number) => {
    for (let i = 0; i < POINTS.length; i++) {
      row[i] = Math.cos((POINTS[i]! / scale) * value);
      row[i + POINTS.length] = Math.sin((POINTS[i]! / scale) * value);
    }
  };
  for (const value of values) {
    fill(value);
    for (let i = 0; i < size; i++) mean[i]! += row[i]! / values.length;
  }
  for (const value of values) {
    fill(value);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++)
        covariance[i * size + j]! += ((row[i]! - mean[i]!) * (row[j]! - mean[j]!)) / values.length;
    }
  }
  return { mean, covariance };
}
