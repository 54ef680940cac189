/** By how many dollars estimates miss the prices, on average: the mean absolute error. */
export function averageError(estimates: number[], prices: number[]): number {
  const misses = estimates.map((estimate, i) => Math.abs(estimate - prices[i]!));
  return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
}
