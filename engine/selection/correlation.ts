/**
 * Pearson's correlation of two columns of one length, in [-1, 1] (two passes, so that large means do no harm).
 * NaN when a column never changes, or when there are fewer than two rows.
 * @throws RangeError when the lengths differ.
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length)
    throw new RangeError(`correlation needs columns of one length, got ${x.length} and ${y.length}`);
  const count = x.length;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < count; i++) {
    meanX += x[i]! / count;
    meanY += y[i]! / count;
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < count; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx === 0 || yy === 0 ? Number.NaN : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/** A column and how closely it goes along with the target. */
export interface RankedColumn {
  /** The place of the column among those given. */
  readonly column: number;
  /** Pearson's correlation with the target; 0 for a column that never changes. */
  readonly correlation: number;
}

/** The columns by the size of their correlation with the target, the closest first; ties stay in their order. */
export function rankByCorrelation(
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
): RankedColumn[] {
  return columns
    .map((values, column) => ({ column, correlation: correlation(values, target) || 0 }))
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
