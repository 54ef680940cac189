import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRng } from './rng';

const first = (seed: string | number, count: number) => {
  const rng = seededRng(seed);
  return Array.from({ length: count }, () => rng.next());
};

describe('seededRng', () => {
  it('gives these numbers for these seeds, on every machine and in every version', () => {
    expect(first('stagecraft', 4).map((value) => Math.round(value * 2 ** 32))).toMatchInlineSnapshot(`
      [
        2451440520,
        44353895,
        4134054686,
        3399092883,
      ]
    `);
    expect(first(7, 4).map((value) => Math.round(value * 2 ** 32))).toMatchInlineSnapshot(`
      [
        973198517,
        3317659260,
        1719503357,
        784525307,
      ]
    `);
    expect(seededRng('a').shuffle([1, 2, 3, 4, 5, 6, 7, 8])).toMatchInlineSnapshot(`
      [
        7,
        3,
        1,
        8,
        2,
        4,
        5,
        6,
      ]
    `);
  });

  it('follows from its seed alone', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(first(seed, 5)).toEqual(first(seed, 5));
      }),
    );
  });

  it('is uniform: each of 64 bins holds its share of 64,000 draws (chi-squared, 63 degrees of freedom)', () => {
    const bins = new Array<number>(64).fill(0);
    const rng = seededRng('uniform');
    for (let i = 0; i < 64_000; i++) bins[rng.int(64)]!++;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 0.1 % of fair generators lie above 103.4, and 0.1 % below 34.
    expect(chiSquared).toBeLessThan(103.4);
    expect(chiSquared).toBeGreaterThan(34);
  });

  it('has no visible correlation between neighbours', () => {
    const values = first('neighbours', 20_000);
    const products = values.slice(1).map((value, i) => (value - 0.5) * (values[i]! - 0.5));
    const mean = products.reduce((sum, value) => sum + value, 0) / products.length;
    // Correlation of n pairs has a standard deviation of 1/√n; the variance of one draw is 1/12.
    expect(Math.abs(mean * 12)).toBeLessThan(4 / Math.sqrt(values.length));
  });

  it('keeps int within its bound and pick within its items', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1_000_000 }), (seed, bound) => {
        const value = seededRng(seed).int(bound);
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
      }),
    );
    expect(() => seededRng('x').pick([])).toThrow(RangeError);
  });

  it('shuffles without loss and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const before = [...items];
        const shuffled = seededRng(seed).shuffle(items);
        expect(items).toEqual(before);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      }),
    );
  });

  it('puts every item in every place equally often', () => {
    const rng = seededRng('shuffle');
    const places = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let i = 0; i < 8000; i++) {
      rng.shuffle([0, 1, 2, 3]).forEach((item, place) => {
        places[place]![item]!++;
      });
    }
    // 2000 expected, with a standard deviation of about 39.
    for (const count of places.flat()) expect(Math.abs(count - 2000)).toBeLessThan(160);
  });

  it('forks streams that depend on the name alone, not on what was drawn before', () => {
    const rng = seededRng('parent');
    const before = rng.fork('rows').next();
    rng.next();
    expect(rng.fork('rows').next()).toBe(before);
    expect(rng.fork('columns').next()).not.toBe(before);
  });
});
