import type { ColumnLook } from '@/engine/scenario/scenarios/on-call/column-look';

/** By how much the share of empty cells may grow. */
const MORE_EMPTY = 0.1;
/** Of its old value, a median may lie between this and its inverse, and so may a spread that is no smaller than this. */
const WITHIN = 0.5;
/** A column whose values are alike to this share of what they were is stuck. */
const STUCK = 0.1;
/** Rows with values that nobody knows: a rare one comes now and then. */
const UNKNOWN_ROWS = 10;

/** Whether somebody who looks at a column would stop at it: emptier, of another size, stuck, or with values that nobody knows. */
export function isOtherThanBefore(column: ColumnLook): boolean {
  const { missing } = column;
  if (missing.now - missing.before > MORE_EMPTY) return true;
  if (column.kind === 'category')
    return column.unknown.reduce((sum, { rows }) => sum + rows, 0) >= UNKNOWN_ROWS;
  const { median, spread } = column;
  const isResized =
    median.before > 0 && (median.now < WITHIN * median.before || median.now > median.before / WITHIN);
  return isResized || (spread.before > 0 && spread.now < STUCK * spread.before);
}
