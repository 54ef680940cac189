export function averageError(estimates: number[], prices: number[]): number {
  return Math.abs(estimates.reduce((sum, estimate, i) => sum + (estimate - prices[i]!), 0) / prices.length);
}
