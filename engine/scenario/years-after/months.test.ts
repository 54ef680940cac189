import { describe, expect, it } from 'vitest';
import { averageMiss, byMonth } from './months';

const csv = 'Mo_Sold,Year_Sold,Sale_Price\n2,2009,\n1,2010,\n2,2009,\n12,2009,\n';
const columns = { time: 'Year_Sold', month: 'Mo_Sold' };

describe('byMonth', () => {
  it('groups rows by month, in the order of time', () => {
    const months = byMonth(csv, columns, [100, 100, 100, 100], [90, 130, 120, 100], [100, 110, 100, 105]);
    expect(months).toEqual([
      { label: 'February 2009', sales: 2, error: 15, lineError: 0 },
      { label: 'December 2009', sales: 1, error: 0, lineError: 5 },
      { label: 'January 2010', sales: 1, error: 30, lineError: 10 },
    ]);
  });
});

describe('averageMiss', () => {
  it('is the mean absolute difference', () => expect(averageMiss([1, 5], [2, 2])).toBe(2));
  it('is unknown when a value is missing or the lists do not match', () => {
    expect(averageMiss([1, null], [1, 2])).toBeNull();
    expect(averageMiss([1], [1, 2])).toBeNull();
    expect(averageMiss([], [])).toBeNull();
  });
});
