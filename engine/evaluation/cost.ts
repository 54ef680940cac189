import { checkClasses } from './errors';

/** What the two ways to be wrong cost, in the same unit. What is right costs nothing. */
export interface Costs {
  /** Of a negative that is called positive. */
  readonly falsePositive: number;
  /** Of a positive that is not called. */
  readonly falseNegative: number;
}

/** What a threshold costs over all rows. */
export interface ThresholdCost {
  /** Rows of at least this probability are called; +∞ calls none. */
  readonly threshold: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly cost: number;
}

/**
 * The cost at every threshold that makes a difference: +∞ and each distinct probability, descending.
 * @throws EvaluationError when the lists do not fit each other.
 */
export function costByThreshold(
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  costs: Costs,
): ThresholdCost[] {
  checkClasses(truth, probabilities);
  const order = Array.from({ length: truth.length }, (_, i) => i).sort(
    (a, b) => probabilities[b]! - probabilities[a]!,
  );
  let falsePositives = 0;
  let falseNegatives = 0;
  for (let i = 0; i < truth.length; i++) falseNegatives += truth[i]!;
  const at = (threshold: number): ThresholdCost => ({
    threshold,
    falsePositives,
    falseNegatives,
    cost: falsePositives * costs.falsePositive + falseNegatives * costs.falseNegative,
  });
  const steps = [at(Number.POSITIVE_INFINITY)];
  order.forEach((row, place) => {
    if (truth[row] === 1) falseNegatives--;
    else falsePositives++;
    const next = order[place + 1];
    if (next === undefined || probabilities[next] !== probabilities[row]) steps.push(at(probabilities[row]!));
  });
  return steps;
}

/** The step of least cost; of several the highest threshold, which calls the fewest. Throws as `costByThreshold` does. */
export function cheapestThreshold(
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  costs: Costs,
): ThresholdCost {
  return costByThreshold(truth, probabilities, costs).reduce((best, step) =>
    step.cost < best.cost ? step : best,
  );
}

/**
 * The threshold that costs least when the probabilities are true: the odds of calling pay off from here on
 * (C. Elkan, The Foundations of Cost-Sensitive Learning, IJCAI 2001).
 */
export function thresholdByTheory({ falsePositive, falseNegative }: Costs): number {
  return falsePositive / (falsePositive + falseNegative);
}
