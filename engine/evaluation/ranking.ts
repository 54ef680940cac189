import { checkClasses, EvaluationError } from './errors';

/** How many rows of each class have at least this probability. */
interface Step {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** One point of a ROC curve; the first has the threshold +∞, at which nothing is called. */
export interface RocPoint {
  readonly threshold: number;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/** One point of a precision-recall curve. */
export interface PrecisionRecallPoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * The ROC curve, one point for each distinct probability, descending (T. Fawcett, An introduction to ROC analysis,
 * Pattern Recognition Letters 27, 2006). Rows with the same probability are called together: ties make a slope.
 * @throws EvaluationError when the lists do not fit, or one of the classes is missing.
 */
export function rocCurve(truth: ArrayLike<number>, probabilities: ArrayLike<number>): RocPoint[] {
  const { steps, positives, negatives } = stepsOf(truth, probabilities);
  const start = { threshold: Number.POSITIVE_INFINITY, falsePositiveRate: 0, truePositiveRate: 0 };
  return [
    start,
    ...steps.map((step) => ({
      threshold: step.threshold,
      falsePositiveRate: step.falsePositives / negatives,
      truePositiveRate: step.truePositives / positives,
    })),
  ];
}

/**
 * The area under the ROC curve, by trapezia: the probability that a random positive has a higher score than a random
 * negative, ties counted half. Throws as `rocCurve` does.
 */
export function rocAuc(truth: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  const points = rocCurve(truth, probabilities);
  let area = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    area += ((b.falsePositiveRate - a.falsePositiveRate) * (a.truePositiveRate + b.truePositiveRate)) / 2;
  }
  return area;
}

/** The precision-recall curve, one point for each distinct probability, descending. Throws as `rocCurve` does. */
export function precisionRecallCurve(
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
): PrecisionRecallPoint[] {
  const { steps, positives } = stepsOf(truth, probabilities);
  return steps.map(({ threshold, truePositives, falsePositives }) => ({
    threshold,
    precision: truePositives / (truePositives + falsePositives),
    recall: truePositives / positives,
  }));
}

/**
 * Average precision, Σ (Rₙ − Rₙ₋₁) Pₙ: the area under the precision-recall curve as steps, without interpolation, which
 * would flatter (J. Davis and M. Goadrich, ICML 2006). Throws as `rocCurve` does.
 */
export function averagePrecision(truth: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let before = 0;
  let sum = 0;
  for (const { precision, recall } of precisionRecallCurve(truth, probabilities)) {
    sum += (recall - before) * precision;
    before = recall;
  }
  return sum;
}

function stepsOf(truth: ArrayLike<number>, probabilities: ArrayLike<number>) {
  checkClasses(truth, probabilities);
  const order = Array.from({ length: truth.length }, (_, i) => i).sort(
    (a, b) => probabilities[b]! - probabilities[a]!,
  );
  const steps: Step[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  order.forEach((row, at) => {
    if (truth[row] === 1) truePositives++;
    else falsePositives++;
    const next = order[at + 1];
    if (next === undefined || probabilities[next] !== probabilities[row])
      steps.push({ threshold: probabilities[row]!, truePositives, falsePositives });
  });
  if (truePositives === 0 || falsePositives === 0)
    throw new EvaluationError('A curve needs rows of both classes; all of these are of one.', {
      positives: truePositives,
      negatives: falsePositives,
    });
  return { steps, positives: truePositives, negatives: falsePositives };
}
