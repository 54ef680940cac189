import { StagecraftError } from '../core/errors';

/** Predictions that cannot be judged: lists of different lengths, no rows, a truth that is not 0 or 1, no such column. */
export class EvaluationError extends StagecraftError<'evaluation-input'> {
  constructor(message: string, data?: unknown) {
    super('evaluation-input', message, data);
  }
}

/** @throws EvaluationError unless both lists have the same length, at least one entry, and finite numbers alone. */
export function checkPairs(truth: ArrayLike<number>, estimates: ArrayLike<number>): void {
  if (truth.length !== estimates.length)
    throw new EvaluationError(`There are ${truth.length} true values, and ${estimates.length} estimates.`);
  if (truth.length === 0) throw new EvaluationError('There are no rows to judge.');
  for (let i = 0; i < truth.length; i++) {
    if (!Number.isFinite(truth[i]) || !Number.isFinite(estimates[i]))
      throw new EvaluationError(`Row ${i + 1} has no true value or no estimate that is a finite number.`, {
        row: i,
      });
  }
}

/** @throws EvaluationError unless, besides, every truth is 0 or 1 and every probability lies in [0, 1]. */
export function checkClasses(truth: ArrayLike<number>, probabilities: ArrayLike<number>): void {
  checkPairs(truth, probabilities);
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] !== 0 && truth[i] !== 1)
      throw new EvaluationError(`The truth of row ${i + 1} is ${truth[i]}. It must be 0 or 1.`, { row: i });
    const probability = probabilities[i]!;
    if (probability < 0 || probability > 1)
      throw new EvaluationError(
        `The probability of row ${i + 1} is ${probability}. It must be from 0 to 1.`,
        { row: i },
      );
  }
}
