import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxCox, transformed } from './power';

const prices = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 3, maxLength: 60 });

it('keeps the order, and goes over into the logarithm', () => {
  fc.assert(
    fc.property(prices, fc.double({ min: 0, max: 1, noNaN: true }), (values, lambda) => {
      const sorted = [...values].sort((a, b) => a - b);
      const moved = boxCox(sorted, lambda);
      for (let i = 1; i < moved.length; i++) expect(moved[i]!).toBeGreaterThanOrEqual(moved[i - 1]! - 1e-9);
    }),
  );
  expect(boxCox([100], 1e-7)[0]).toBeCloseTo(Math.log(100), 5);
  expect(boxCox([100], 0)[0]).toBe(Math.log(100));
});

it('puts every value in one bar', () => {
  fc.assert(
    fc.property(prices, (values) => {
      fc.pre(new Set(values).size > 1);
      const { bins, skew } = transformed(values, 0.5);
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length);
      expect(Number.isFinite(skew)).toBe(true);
    }),
  );
});
