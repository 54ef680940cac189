import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, RATE, rateOf, readControlled, withCurrent } from './controls-model';

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

it('lists a value that was typed into the file among the choices', () => {
  expect(withCurrent([8, 64], 100)).toEqual([8, 64, 100]);
  expect(withCurrent([8, 64], 64)).toEqual([8, 64]);
});
