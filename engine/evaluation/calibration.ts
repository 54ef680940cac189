import { quantileOfSorted } from '../core/quantile';
import { checkClasses, EvaluationError } from './errors';
import { ascending, meanOf } from './quantile';

/** One bin of a calibration curve; a bin without rows is left out. */
export interface CalibrationBin {
  /** The bin holds probabilities above `from` (the first: from it on), up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly number[];
  /** The mean probability of its rows. */
  readonly predicted: number;
  /** The share of its rows that are positive. */
  readonly observed: number;
}

/** How to cut [0, 1]: bins of the same width, or of about the same number of rows. */
export type Binning = 'uniform' | 'quantile';

/**
 * The calibration curve (reliability diagram): among the rows that are given 30 %, are 30 % positive? The edges are
 * those of scikit-learn's `calibration_curve`: a probability on an inner edge belongs to the bin below.
 * @throws EvaluationError when the lists do not fit, or there is no bin.
 */
export function calibrationCurve(
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  { bins = 10, binning = 'uniform' }: { readonly bins?: number; readonly binning?: Binning } = {},
): CalibrationBin[] {
  checkClasses(truth, probabilities);
  if (!Number.isInteger(bins) || bins < 1)
    throw new EvaluationError(`A calibration curve needs at least one bin, not ${bins}.`);
  const sorted = binning === 'quantile' ? ascending(probabilities) : null;
  const edges = Array.from({ length: bins + 1 }, (_, i) =>
    sorted ? quantileOfSorted(sorted, i / bins) : i / bins,
  );
  const members = edges.slice(1).map((): number[] => []);
  for (let row = 0; row < truth.length; row++) members[binOf(probabilities[row]!, edges)]!.push(row);
  return members.flatMap((rows, i) =>
    rows.length === 0
      ? []
      : [
          {
            from: edges[i]!,
            to: edges[i + 1]!,
            rows,
            predicted: meanOf(rows.map((row) => probabilities[row]!)),
            observed: meanOf(rows.map((row) => truth[row]!)),
          },
        ],
  );
}

/**
 * The Brier score: the mean squared distance of probability and truth, from 0 (perfect) to 1 (G. W. Brier, Monthly
 * Weather Review 78, 1950, for two classes). Throws as `calibrationCurve` does.
 */
export function brierScore(truth: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  checkClasses(truth, probabilities);
  return meanOf(Float64Array.from({ length: truth.length }, (_, i) => (probabilities[i]! - truth[i]!) ** 2));
}

/**
 * The expected calibration error: the distance of predicted and observed in each bin, weighted by its rows
 * (M. P. Naeini et al., AAAI 2015). It depends on the bins.
 */
export function expectedCalibrationError(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((sum, bin) => sum + bin.rows.length, 0);
  return bins.reduce(
    (sum, bin) => sum + (bin.rows.length / total) * Math.abs(bin.predicted - bin.observed),
    0,
  );
}

/** The number of inner edges below the probability. */
function binOf(probability: number, edges: readonly number[]): number {
  let bin = 0;
  for (let i = 1; i < edges.length - 1; i++) if (edges[i]! < probability) bin = i;
  return bin;
}
