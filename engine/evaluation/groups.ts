import type { Rng } from '../core/rng';
import { bootstrapMean, type Interval } from './bootstrap';
import { EvaluationError } from './errors';
import { type ErrorSummary, summariseErrors } from './residuals';

/** The error of one group of rows. */
export interface GroupError extends ErrorSummary {
  readonly name: string;
  /** The places of its rows in the lists, ascending. */
  readonly rows: readonly number[];
  /** The bootstrap interval of its mean absolute error. */
  readonly interval: Interval;
}

/** The rows of each name, in the order in which the names first appear. */
export function rowsByGroup(names: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  names.forEach((name, row) => {
    const rows = groups.get(name);
    if (rows) rows.push(row);
    else groups.set(name, [row]);
  });
  return groups;
}

/**
 * The error of each group, worst mean absolute error first.
 * @param names the group of each row
 * @param how chance for the intervals (each group has a stream of its own), and how many resamples
 * @throws EvaluationError when the lists do not fit each other.
 */
export function errorByGroup(
  names: readonly string[],
  truth: ArrayLike<number>,
  estimates: ArrayLike<number>,
  how: { readonly rng: Rng; readonly resamples?: number; readonly level?: number },
): GroupError[] {
  if (names.length !== truth.length)
    throw new EvaluationError(`There are ${names.length} group names, and ${truth.length} true values.`);
  return [...rowsByGroup(names)]
    .map(([name, rows]) => {
      const ownTruth = rows.map((row) => truth[row]!);
      const ownEstimates = rows.map((row) => estimates[row]!);
      const errors = ownTruth.map((value, i) => Math.abs(ownEstimates[i]! - value));
      return {
        name,
        rows,
        ...summariseErrors(ownTruth, ownEstimates),
        interval: bootstrapMean(errors, { ...how, rng: how.rng.fork(name) }),
      };
    })
    .sort((a, b) => b.mae - a.mae);
}
