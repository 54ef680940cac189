import { groupBy, numbers, type Row } from './table.ts';

/** Sums of the first powers, in one pass, from which the moments follow. */
export function skewOf(values: number[]): number {
  const n = values.length;
  let mean = 0;
  for (const value of values) mean += value / n;
  let second = 0;
  let third = 0;
  for (const value of values) {
    second += (value - mean) ** 2 / n;
    third += (value - mean) ** 3 / n;
  }
  return third / second ** 1.5;
}

/** The correlation as the slope of the line through standardised values. */
export function slopeOf(rows: Row[], x: string, y: string): number {
  const both = rows.filter((row) => typeof row[x] === 'number' && typeof row[y] === 'number');
  const [xs, ys] = [numbers(both, x), numbers(both, y)];
  const mx = xs.reduce((a, b) => a + b) / xs.length;
  const my = ys.reduce((a, b) => a + b) / ys.length;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < xs.length; i++) {
    xy += (xs[i] - mx) * (ys[i] - my);
    xx += (xs[i] - mx) ** 2;
    yy += (ys[i] - my) ** 2;
  }
  return (xy / xx) * Math.sqrt(xx / yy);
}

/** The share of a value among the rows of each year. */
export function sharesByYear(rows: Row[], column: string, value: string): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const [year, sold] of groupBy(rows, 'Year_Sold')) {
    shares[year] = sold.reduce((count, row) => count + (row[column] === value ? 1 : 0), 0) / sold.length;
  }
  return shares;
}
