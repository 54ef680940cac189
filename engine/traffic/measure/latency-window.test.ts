import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../../core/rng';
import { BucketCounts } from './bucket-counts';
import { LatencyWindow, rankOf } from './latency-window';
import { selectRank } from './select';

const SHARES = [0.5, 0.95, 0.99];
const nearestRank = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return SHARES.map((share) => sorted[rankOf(share, values.length) - 1]!);
};
const percentilesOf = (window: LatencyWindow) => {
  const out = new Float64Array(SHARES.length);
  window.percentiles(SHARES, out);
  return [...out];
};
const filled = (values: readonly number[]) => {
  const window = new LatencyWindow();
  for (const value of values) window.add(value);
  return window;
};

describe('LatencyWindow', () => {
  it('gives exact nearest ranks of few latencies', () => {
    expect(percentilesOf(new LatencyWindow())).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1 }), (values) => {
        expect(percentilesOf(filled(values))).toEqual(nearestRank(values));
      }),
    );
  });

  it('is within 0.1 % for many, put together of parts or not, and begins anew when it is cleared', () => {
    const rng = seededRng('many');
    const many = Array.from({ length: 100_000 }, () => rng.next() ** 4 * 30);
    const few = many.slice(0, 1000);
    const window = filled(many);
    const parts = [filled(few), filled(many.slice(1000)), filled([])];
    const together = new LatencyWindow();
    for (const part of parts) together.addAll(part);
    expect(together.count).toBe(100_000);
    for (const found of [percentilesOf(window), percentilesOf(together)])
      nearestRank(many).forEach((expected, i) => {
        expect(Math.abs(found[i]! / expected - 1)).toBeLessThanOrEqual(2 ** -10);
      });
    window.clear();
    for (const value of few) window.add(value);
    expect(percentilesOf(window)).toEqual(nearestRank(few));
  });

  it('ranks are those that are meant, not those of floats', () => {
    expect([rankOf(0.07, 100), rankOf(0.95, 20), rankOf(0.99, 1), rankOf(1, 7)]).toEqual([7, 19, 1, 7]);
  });
});

describe('selectRank', () => {
  it('puts a rank where it belongs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 200 }),
        fc.nat(),
        (list, n) => {
          const rank = n % list.length;
          const values = Float64Array.from(list);
          const sorted = Float64Array.from(list).sort();
          expect(selectRank(values, rank, 0, list.length - 1)).toBe(sorted[rank]);
          expect(values.slice(0, rank).every((value) => value <= sorted[rank]!)).toBe(true);
          expect(values.slice(rank).every((value) => value >= sorted[rank]!)).toBe(true);
          expect(values.sort()).toEqual(sorted);
        },
      ),
    );
  });
});

describe('BucketCounts', () => {
  it('counts what is above one bound and at most at the next, at every magnitude', () => {
    const bound = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.uniqueArray(bound, { minLength: 1, maxLength: 12 }), fc.array(bound), (some, others) => {
        const bounds = some.sort((a, b) => a - b);
        const buckets = new BucketCounts(Float64Array.from(bounds));
        const values = [...others, ...bounds, 0];
        for (const value of values) buckets.add(value);
        const expected = [...bounds, Infinity].map(
          (upper, i) => values.filter((value) => value <= upper && value > (bounds[i - 1] ?? -1)).length,
        );
        expect([...buckets.counts]).toEqual(expected);
      }),
    );
  });
});
