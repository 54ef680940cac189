import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { portableExp, portableLog } from './portable-math';

/** How many floats lie between two positive numbers. */
function floatsBetween(a: number, b: number): number {
  const [x, y] = new BigInt64Array(Float64Array.of(a, b).buffer);
  return Math.abs(Number(x! - y!));
}

describe('portable mathematics', () => {
  it('is within one float of the platform, over all magnitudes', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-320, max: 1e308, noNaN: true }), (x) => {
        const ours = Math.abs(portableLog(x));
        expect(floatsBetween(ours, Math.abs(Math.log(x)))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.double({ min: -744, max: 709, noNaN: true }), (x) => {
        expect(floatsBetween(portableExp(x), Math.exp(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('knows the ends', () => {
    expect([portableLog(1), portableLog(0), portableLog(Infinity)]).toEqual([0, -Infinity, Infinity]);
    expect(portableLog(-1)).toBeNaN();
    expect([portableExp(0), portableExp(710), portableExp(-746)]).toEqual([1, Infinity, 0]);
    expect(portableExp(Number.NaN)).toBeNaN();
  });

  it('gives the bits that were written down', () => {
    const bits = (x: number) => new BigUint64Array(Float64Array.of(x).buffer)[0]!.toString(16);
    expect([0.1, 0.7, 3, 1e10].map((x) => bits(portableLog(x)))).toMatchInlineSnapshot(`
      [
        "c0026bb1bbb55515",
        "bfd6d3c324e13f50",
        "3ff193ea7aad030a",
        "4037069e2aa2aa5b",
      ]
    `);
    expect([-3, 0.1, 2.5, 100].map((x) => bits(portableExp(x)))).toMatchInlineSnapshot(`
      [
        "3fa97db0ccceb0af",
        "3ff1aec7b35a00d4",
        "40285d6fd931e0bb",
        "48f3494a9b171bf5",
      ]
    `);
  });
});
