import { fitRidge } from '../../dataset/ridge';

/** What the facts about estimates are computed from; all lists are in the order of the rows. */
export interface EstimatesJudged {
  /** What the learner's model gave for the held-out rows; null: not a finite number. */
  readonly estimates: readonly (number | null)[];
  /** The true values of the held-out rows. */
  readonly truth: readonly number[];
  /** The estimates for the rows that were trained on. */
  readonly trainingEstimates: readonly (number | null)[];
  readonly trainingTruth: readonly number[];
  /** The reference features of both parts, standardised on the training rows. */
  readonly trainingFeatures: readonly (readonly number[])[];
  readonly features: readonly (readonly number[])[];
  /** The penalty of the linear baseline. */
  readonly ridge: number;
}

/** The facts about estimates of a positive amount, with their meanings; those in the unit of the target say so. */
export const ESTIMATE_FACTS = {
  error: 'the mean absolute error on the held-out rows, in the unit of the target',
  medianPercent: 'the median absolute error on the held-out rows, as a share of the true value',
  baselineError: 'the mean absolute error of the linear baseline on the same rows',
  ratio: 'the error as a share of the linear baseline’s',
  trainError: 'the mean absolute error on the rows that were trained on',
  trainRatio: 'the training error as a share of the linear baseline’s training error',
  gap: 'the held-out error ÷ the training error',
  predictionCount: 'estimates that came back',
  expectedCount: 'held-out rows that were asked about',
  nanCount: 'estimates that are not finite numbers',
  medianPrediction: 'the median estimate',
  medianTruth: 'the median true value',
  distinctPredictions: 'different estimates',
  correlation:
    'the correlation of estimates and true values (of logarithms where all are positive), from -1 to 1',
  sortedRatio: 'the error as a share of the baseline’s, were estimates and true values both sorted',
  linearShare:
    'the share of the estimates’ variation (in logarithms) that a linear formula of the features explains',
} as const;

type EstimateFacts = Record<keyof typeof ESTIMATE_FACTS, number | null>;

/**
 * Holds estimates against the truth and against a linear baseline: ridge regression of the standardised logarithm of
 * the target. A fact that needs every estimate to be a finite number is null when one is not.
 */
export function estimateFacts(judged: EstimatesJudged): EstimateFacts {
  const { truth, trainingTruth, features, trainingFeatures } = judged;
  const baseline = baselineEstimates(trainingFeatures, trainingTruth, judged.ridge);
  const baselineError = meanAbsoluteError(features.map(baseline), truth);
  const baselineTrainError = meanAbsoluteError(trainingFeatures.map(baseline), trainingTruth);
  const counted = {
    baselineError,
    predictionCount: judged.estimates.length,
    expectedCount: truth.length,
    nanCount: judged.estimates.filter((estimate) => estimate === null).length,
    medianTruth: median(truth),
  };
  const estimates = finite(judged.estimates);
  if (estimates === null || estimates.length !== truth.length) {
    return {
      ...(Object.fromEntries(Object.keys(ESTIMATE_FACTS).map((name) => [name, null])) as EstimateFacts),
      ...counted,
    };
  }
  const error = meanAbsoluteError(estimates, truth);
  const trainingEstimates = finite(judged.trainingEstimates);
  const trainError =
    trainingEstimates?.length === trainingTruth.length
      ? meanAbsoluteError(trainingEstimates, trainingTruth)
      : null;
  return {
    ...counted,
    error,
    medianPercent: median(estimates.map((estimate, i) => Math.abs(estimate - truth[i]!) / truth[i]!)),
    ratio: error / baselineError,
    trainError,
    trainRatio: trainError === null ? null : trainError / baselineTrainError,
    gap: trainError === null || trainError === 0 ? null : error / trainError,
    medianPrediction: median(estimates),
    distinctPredictions: new Set(estimates).size,
    correlation: correlation(...logarithms(estimates, truth)),
    sortedRatio: meanAbsoluteError(ascending(estimates), ascending(truth)) / baselineError,
    linearShare: linearShare(estimates, features),
  };
}

/** The linear baseline: ridge regression of the standardised logarithm of a positive target on features. */
export function baselineEstimates(
  features: readonly (readonly number[])[],
  truth: readonly number[],
  ridge: number,
): (row: readonly number[]) => number {
  const logs = truth.map(Math.log);
  const middle = mean(logs);
  const spread = deviation(logs, middle) || 1;
  const model = fitRidge(
    features,
    logs.map((value) => (value - middle) / spread),
    ridge,
  );
  return (row) => Math.exp(model.predict(row) * spread + middle);
}

function linearShare(estimates: readonly number[], features: readonly (readonly number[])[]): number | null {
  if (estimates.some((estimate) => estimate <= 0)) return null;
  const logs = estimates.map(Math.log);
  const middle = mean(logs);
  const variation = mean(logs.map((value) => (value - middle) ** 2));
  if (variation === 0) return null;
  const model = fitRidge(features, logs, 1e-6);
  return 1 - mean(logs.map((value, i) => (value - model.predict(features[i]!)) ** 2)) / variation;
}

function logarithms(a: readonly number[], b: readonly number[]): [readonly number[], readonly number[]] {
  return [...a, ...b].every((value) => value > 0) ? [a.map(Math.log), b.map(Math.log)] : [a, b];
}

/** Pearson's; null when one of the lists is all but constant. */
function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [middleA, middleB] = [mean(a), mean(b)];
  const [spreadA, spreadB] = [deviation(a, middleA), deviation(b, middleB)];
  if (spreadA <= 1e-9 * Math.abs(middleA) || spreadB <= 1e-9 * Math.abs(middleB)) return null;
  return mean(a.map((value, i) => (value - middleA) * (b[i]! - middleB))) / (spreadA * spreadB);
}

function deviation(values: readonly number[], middle: number): number {
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

function finite(values: readonly (number | null)[]): readonly number[] | null {
  return values.every((value): value is number => value !== null && Number.isFinite(value)) ? values : null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanAbsoluteError(estimates: readonly number[], truth: readonly number[]): number {
  return mean(estimates.map((estimate, i) => Math.abs(estimate - truth[i]!)));
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function median(values: readonly number[]): number {
  const sorted = ascending(values);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
