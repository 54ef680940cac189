/** The price change from each year to the next. Somebody says that it breaks. It does: find out where, and mend it. */
export function yearlyChange(prices: { year: number; median: number }[]): number[] {
  const changes: number[] = [];
  for (let i = 0; i + 1 < prices.length; i++) {
    changes.push(prices[i + 1]!.median - prices[i]!.median);
  }
  return changes;
}
