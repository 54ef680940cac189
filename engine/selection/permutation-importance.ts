import type { Rng } from '../core/rng';

/** A model of columns: one estimate a row. */
export type PredictColumns = (columns: readonly Float64Array[]) => ArrayLike<number>;

/** How wrong estimates are, in any unit; larger is worse. */
export type ErrorMeasure = (estimates: ArrayLike<number>, truth: ArrayLike<number>) => number;

/** How much the error grows when one feature says nothing any more. */
export interface FeatureImportance {
  /** The growth of the error, one a repeat, in the unit of the error. */
  readonly growths: Float64Array;
  /** The mean growth. Below 0: the model did better without it, by luck or because it misleads. */
  readonly mean: number;
  /** The standard deviation over the repeats (divided by their number, as scikit-learn does). */
  readonly deviation: number;
}

/** Permutation importance of all features of one model on one table. */
export interface PermutationImportance {
  /** The error with all columns as they are. */
  readonly baseError: number;
  /** In the order of the columns. */
  readonly features: readonly FeatureImportance[];
}

/** What to measure on. */
export interface PermutationTask {
  /** One array a feature, all of one length. They are not changed. */
  readonly columns: readonly Float64Array[];
  /** What was to be estimated, one a row. */
  readonly truth: ArrayLike<number>;
  readonly predict: PredictColumns;
  readonly error: ErrorMeasure;
  /** How often each column is shuffled; at least 1. */
  readonly repeats: number;
  readonly rng: Rng;
}

/**
 * Permutation importance (Breiman, 2001; in this model-agnostic form Fisher, Rudin & Dominici, 2019): shuffles one column
 * at a time among the rows and takes the growth of the error. Each shuffle is drawn anew from `rng` (Fisher-Yates from
 * the end), column by column, repeat by repeat.
 * @throws RangeError for no repeats, or columns of another length than the truth.
 */
export function permutationImportance({
  columns,
  truth,
  predict,
  error,
  repeats,
  rng,
}: PermutationTask): PermutationImportance {
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new RangeError(`permutationImportance needs at least 1 repeat, got ${repeats}`);
  const odd = columns.findIndex((values) => values.length !== truth.length);
  if (odd >= 0)
    throw new RangeError(`column ${odd} has ${columns[odd]!.length} rows, the truth has ${truth.length}`);
  const baseError = error(predict(columns), truth);
  const scratch = [...columns];
  const shuffled = new Float64Array(truth.length);
  const features = columns.map((original, column): FeatureImportance => {
    scratch[column] = shuffled;
    const growths = Float64Array.from({ length: repeats }, () => {
      shuffled.set(original);
      shuffleInPlace(shuffled, rng);
      return error(predict(scratch), truth) - baseError;
    });
    scratch[column] = original;
    return { growths, ...spreadOf(growths) };
  });
  return { baseError, features };
}

function shuffleInPlace(values: Float64Array, rng: Rng): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

function spreadOf(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** The mean absolute error, in the unit of the target. */
export function meanAbsoluteError(estimates: ArrayLike<number>, truth: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < truth.length; i++) sum += Math.abs(estimates[i]! - truth[i]!);
  return sum / truth.length;
}
