import { CRASHES } from '../ports';
import type { RowFeed } from '../rows/row-feed';

/**
 * The error of answers on some rows: the median of the absolute error as a share of the target, or the share of wrong classes.
 * A row that is not answered counts as wholly wrong.
 * @param tolerance the threshold of a yes, for classes
 */
export function errorOf(
  task: RowFeed['task'],
  answer: (row: number) => number,
  rows: ArrayLike<number>,
  targets: ArrayLike<number>,
  tolerance: number,
): number {
  if (rows.length === 0) return CRASHES;
  const errors = Float64Array.from({ length: rows.length }, (_, i) => {
    const served = answer(rows[i]!);
    if (!Number.isFinite(served)) return 1;
    const target = targets[i]!;
    return task === 'regression'
      ? Math.abs(served - target) / Math.abs(target)
      : Number(served >= tolerance !== (target === 1));
  });
  if (task === 'classification') return errors.reduce((sum, one) => sum + one, 0) / errors.length;
  return errors.sort()[errors.length >> 1]!;
}
