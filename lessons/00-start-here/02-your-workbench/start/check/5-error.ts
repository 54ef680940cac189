/** By how many dollars estimates miss the prices, on average: the mean absolute error. */
export function averageError(estimates: number[], prices: number[]): number {
  return 0;
}
