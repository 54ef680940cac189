import { quantileOfSorted } from '../../core/quantile';
import { ascending, meanOf } from './numbers';
import type { Labelled, Prediction } from './observation';

/** The errors of some predictions whose labels are known. */
export interface ErrorSummary {
  readonly count: number;
  /** Errors of a regression, in the unit of its values; null for classes, or without labels. */
  readonly regression: {
    readonly meanAbsolute: number;
    readonly rootMeanSquare: number;
    /** Prediction less label on average: above 0 it says too much. */
    readonly bias: number;
    /** The mean absolute error as a share of the label; labels of 0 are left out, NaN without others. */
    readonly meanAbsoluteShare: number;
    readonly medianAbsolute: number;
  } | null;
  /** The share of wrong classes with its 95 % interval by E. B. Wilson (1927); null for numbers, or without labels. */
  readonly classification: { readonly errorRate: number; readonly low: number; readonly high: number } | null;
}

/** How far the labels of some predictions have arrived, and what they say so far. */
export interface CohortSummary extends ErrorSummary {
  /** Predictions in all. */
  readonly predictions: number;
  /** The share of them whose label is known; NaN without predictions. What is known early need not be like the rest. */
  readonly coverage: number;
  /** Milliseconds that half of the known labels took; NaN without any. */
  readonly medianDelay: number;
}

/** The summary of predictions with their labels. */
export function summariseErrors(labelled: readonly Labelled[]): ErrorSummary {
  const numbers = labelled.flatMap(({ prediction, label }) =>
    typeof prediction.value === 'number' && typeof label.value === 'number'
      ? [{ error: prediction.value - label.value, label: label.value }]
      : [],
  );
  const isRegression = labelled.length > 0 && numbers.length === labelled.length;
  const wrong = labelled.filter(({ prediction, label }) => prediction.value !== label.value).length;
  return {
    count: labelled.length,
    regression: isRegression ? regressionErrors(numbers) : null,
    classification: isRegression || labelled.length === 0 ? null : wilson(wrong, labelled.length),
  };
}

/** The summary of all predictions of a cohort, such as those of a week: those without a label count for the coverage. */
export function summariseCohort(
  labelled: readonly Labelled[],
  waiting: readonly Prediction[],
): CohortSummary {
  const predictions = labelled.length + waiting.length;
  return {
    ...summariseErrors(labelled),
    predictions,
    coverage: labelled.length / predictions,
    medianDelay: quantileOfSorted(ascending(labelled.map(({ delay }) => delay)), 0.5),
  };
}

function regressionErrors(numbers: readonly { error: number; label: number }[]) {
  const absolute = numbers.map(({ error }) => Math.abs(error));
  const shares = numbers
    .filter(({ label }) => label !== 0)
    .map(({ error, label }) => Math.abs(error / label));
  return {
    meanAbsolute: meanOf(absolute),
    rootMeanSquare: Math.sqrt(meanOf(numbers.map(({ error }) => error * error))),
    bias: meanOf(numbers.map(({ error }) => error)),
    meanAbsoluteShare: meanOf(shares),
    medianAbsolute: quantileOfSorted(ascending(absolute), 0.5),
  };
}

/** Wilson's score interval at 95 %. */
function wilson(hits: number, count: number): { errorRate: number; low: number; high: number } {
  const z = 1.959963984540054;
  const share = hits / count;
  const middle = share + (z * z) / (2 * count);
  const reach = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  return {
    errorRate: share,
    low: Math.max(0, (middle - reach) / scale),
    high: Math.min(1, (middle + reach) / scale),
  };
}
