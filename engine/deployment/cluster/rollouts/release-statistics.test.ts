import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  minimalDetectableEffect,
  normalQuantile,
  probabilityAbove,
  twoProportionZ,
} from './release-statistics';

describe('quantiles of the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.8, 0.841621233572914],
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.025, -1.959963984540054],
    [1e-9, -5.997807015007687],
  ])('of %f: %f', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 11);
  });
});

describe('two shares', () => {
  it('are compared by the pooled z', () => {
    // 30 of 1000 against 50 of 1000: pooled 0.04, error √(0.04 · 0.96 · 0.002).
    const found = twoProportionZ({ count: 30, total: 1000 }, { count: 50, total: 1000 })!;
    expect(found.difference).toBeCloseTo(0.02, 12);
    expect(found.z).toBeCloseTo(0.02 / Math.sqrt(0.04 * 0.96 * 0.002), 12);
    expect(found.pTwoSided).toBeCloseTo(0.02248, 5);
  });

  it('say nothing without requests, or when nothing varies', () => {
    expect(twoProportionZ({ count: 0, total: 0 }, { count: 1, total: 5 })).toBeNull();
    expect(twoProportionZ({ count: 0, total: 9 }, { count: 0, total: 5 })).toMatchObject({
      z: 0,
      pTwoSided: 1,
    });
  });

  it('changed over give the opposite', () => {
    const tally = fc
      .integer({ min: 1, max: 500 })
      .chain((total) => fc.record({ count: fc.integer({ min: 0, max: total }), total: fc.constant(total) }));
    fc.assert(
      fc.property(tally, tally, (a, b) => {
        const [one, other] = [twoProportionZ(a, b)!, twoProportionZ(b, a)!];
        expect(one.z).toBeCloseTo(-other.z, 10);
        expect(one.pTwoSided).toBeCloseTo(other.pTwoSided, 10);
        expect(probabilityAbove(a, b) + probabilityAbove(b, a)).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe('the smallest difference that would be seen', () => {
  it('falls with the root of the requests', () => {
    const effect = (n: number) => minimalDetectableEffect(0.01, n, n);
    expect(effect(400)).toBeCloseTo(2 * effect(1600), 12);
    // (1.959964 + 0.841621) · √(0.01 · 0.99 · 2/10000)
    expect(effect(10_000)).toBeCloseTo(0.0039421, 6);
  });

  it('of a canary of 5 % at 10 requests a second for five minutes is large: few requests to judge by', () => {
    expect(minimalDetectableEffect(0.01, 2850, 150)).toBeGreaterThan(0.02);
    expect(minimalDetectableEffect(0.01, 2850, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the probability that the second is above the first', () => {
  it('is a half without a request', () => {
    expect(probabilityAbove({ count: 0, total: 0 }, { count: 0, total: 0 })).toBeCloseTo(0.5, 12);
  });

  it('is that of the closed form for small numbers', () => {
    // Beta(1, 1) against Beta(2, 1): ∫ 2y · y dy = 2/3. Against Beta(1, 2): 1/3.
    expect(probabilityAbove({ count: 0, total: 0 }, { count: 1, total: 1 })).toBeCloseTo(2 / 3, 12);
    expect(probabilityAbove({ count: 0, total: 0 }, { count: 0, total: 1 })).toBeCloseTo(1 / 3, 12);
    // Beta(1, 2) against Beta(3, 1): 1 − ∫ 2(1 − x) · x³ dx = 1 − 1/10.
    expect(probabilityAbove({ count: 0, total: 1 }, { count: 2, total: 2 })).toBeCloseTo(0.9, 12);
  });

  it('comes near the normal approximation for many requests', () => {
    const [a, b] = [
      { count: 200, total: 20_000 },
      { count: 240, total: 20_000 },
    ];
    const z = twoProportionZ(a, b)!;
    expect(probabilityAbove(a, b)).toBeCloseTo(1 - z.pTwoSided / 2, 2);
  });
});
