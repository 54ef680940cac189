import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, nearestBatch, RATE, rateOf, readControlled } from './controls-model';

describe('reading params.json', () => {
  it('takes what is there and fills in what is not', () => {
    expect(readControlled('{"learningRate":0.1,"layers":[8]}')).toMatchObject({
      learningRate: 0.1,
      layers: [8],
      batchSize: 64,
    });
  });

  it('says that it cannot read a file that is half typed', () => {
    expect(readControlled('{"learningRate":')).toBeNull();
    expect(readControlled('[1]')).toBeNull();
    expect(readControlled(undefined)).toBeNull();
  });
});

describe('the learning rate slider', () => {
  it('goes there and back within its rounding', () => {
    fc.assert(
      fc.property(fc.double({ min: RATE.from, max: RATE.to, noNaN: true }), (exponent) => {
        expect(exponentOf(rateOf(exponent))).toBeCloseTo(exponent, 1);
      }),
    );
  });

  it('stays on the slider for any number', () => {
    for (const rate of [0, -1, 1e-9, 50, Number.NaN]) {
      expect(exponentOf(rate)).toBeGreaterThanOrEqual(RATE.from);
      expect(exponentOf(rate)).toBeLessThanOrEqual(RATE.to);
    }
  });
});

it('finds the nearest batch size', () => {
  expect(nearestBatch(100)).toBe(128);
  expect(nearestBatch(1)).toBe(8);
  expect(nearestBatch(5000)).toBe(1936);
});
