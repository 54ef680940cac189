/**
 * The quantile of values in ascending order, linear between neighbours: type 7 of R. J. Hyndman and Y. Fan (1996), the
 * one of NumPy and of R. NaN when there are none.
 * @param share from 0 (the least) to 1 (the greatest)
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  const below = sorted[low]!;
  return below + (sorted[high]! - below) * (at - low);
}
