import { checkClasses } from './errors';

/** One of the four things that can become of a row. */
export type Cell = 'truePositive' | 'falsePositive' | 'trueNegative' | 'falseNegative';

/** What a threshold makes of rows, with the places of the rows in each cell. */
export interface ConfusionMatrix {
  readonly threshold: number;
  readonly rows: Readonly<Record<Cell, readonly number[]>>;
  readonly n: number;
  readonly accuracy: number;
  /** Of the rows called positive, the share that are; null when none is called. */
  readonly precision: number | null;
  /** Of the positives, the share that are called; null when there are none. */
  readonly recall: number | null;
  /** Of the negatives, the share that are not called; null when there are none. */
  readonly specificity: number | null;
  /** The harmonic mean of precision and recall; null when both are 0 or unknown. */
  readonly f1: number | null;
}

/** The cell of a row: it is called positive when its probability is at least the threshold. */
function cellOf(truth: number, probability: number, threshold: number): Cell {
  if (probability >= threshold) return truth === 1 ? 'truePositive' : 'falsePositive';
  return truth === 1 ? 'falseNegative' : 'trueNegative';
}

/**
 * The confusion matrix of a threshold.
 * @throws EvaluationError when the lists do not fit each other.
 */
export function confusionMatrix(
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  threshold: number,
): ConfusionMatrix {
  checkClasses(truth, probabilities);
  const rows: Record<Cell, number[]> = {
    truePositive: [],
    falsePositive: [],
    trueNegative: [],
    falseNegative: [],
  };
  for (let i = 0; i < truth.length; i++) rows[cellOf(truth[i]!, probabilities[i]!, threshold)].push(i);
  const tp = rows.truePositive.length;
  const fp = rows.falsePositive.length;
  const tn = rows.trueNegative.length;
  const fn = rows.falseNegative.length;
  return {
    threshold,
    rows,
    n: truth.length,
    accuracy: (tp + tn) / truth.length,
    precision: ratio(tp, tp + fp),
    recall: ratio(tp, tp + fn),
    specificity: ratio(tn, tn + fp),
    f1: tp === 0 ? null : (2 * tp) / (2 * tp + fp + fn),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
