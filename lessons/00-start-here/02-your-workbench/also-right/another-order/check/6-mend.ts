export const yearlyChange = (prices: { year: number; median: number }[]): number[] =>
  prices.slice(1).map((price, i) => price.median - prices[i]!.median);
