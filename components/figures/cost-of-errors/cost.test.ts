import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binPrices, cheapestNumber, costOf, pricesBefore } from './cost';

const list = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 40 });

describe('cheapestNumber', () => {
  it('is the median when both sides cost the same', () => {
    expect(cheapestNumber([1, 2, 3, 4, 100], 1)).toBe(3);
    expect(cheapestNumber([10, 20, 30, 40], 3)).toBe(10);
  });

  it('costs no more than any other number', () => {
    fc.assert(
      fc.property(
        list,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 1000 }),
        (prices, ratio, other) => {
          const sorted = [...prices].sort((a, b) => a - b);
          const least = costOf(prices, cheapestNumber(sorted, ratio), ratio).cost;
          expect(least).toBeLessThanOrEqual(costOf(prices, other, ratio).cost + 1e-9);
        },
      ),
    );
  });
});

it('counts both sides', () => {
  expect(costOf([100, 200, 300], 200, 2)).toEqual({ cost: (200 + 100) / 3, tooHigh: 1, tooLow: 1 });
});

it('reads the prices of the past, in order', () => {
  expect(pricesBefore('Year_Sold,Sale_Price\n2008,30\n2009,20\n2006,10\n', 2009)).toEqual([10, 30]);
});

it('puts every price into one bin', () => {
  expect(binPrices([5, 10, 19, 999], 10, 30).map(({ count }) => count)).toEqual([1, 2, 1]);
});
