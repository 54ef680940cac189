import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Adwin } from './adwin';
import { BucketRows } from './bucket-rows';
import { Ddm } from './ddm';
import { detect } from './detector';
import { PageHinkley } from './page-hinkley';

/** The stream of the golden: errors at 10 %, from item 1000 at 30 %, of a congruential generator of seed 1. */
function goldenStream(): number[] {
  let x = 1;
  return Array.from({ length: 2000 }, (_, i) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 2 ** 32 < (i < 1000 ? 0.1 : 0.3) ? 1 : 0;
  });
}

describe('concept drift detectors', () => {
  const stream = goldenStream();
  it('the golden stream is the one that river saw', () => {
    const sum = (from: number, to: number) => stream.slice(from, to).reduce((a, b) => a + b, 0);
    expect([sum(0, 1000), sum(1000, 2000)]).toEqual([103, 320]);
  });

  it('DDM warns and drifts where river does', () => {
    const events = detect(new Ddm(), stream);
    const warnings = events.filter(({ state }) => state === 'warning').map(({ at }) => at);
    expect(events.filter(({ state }) => state === 'drift')).toEqual([{ at: 1300, state: 'drift' }]);
    expect(warnings[0]).toBe(55);
    expect(warnings).toContain(1378);
  });

  it('ADWIN drifts where river does, and keeps what came after', () => {
    const adwin = new Adwin();
    expect(detect(adwin, stream)).toEqual([{ at: 1215, state: 'drift' }]);
    expect(adwin.mean).toBeGreaterThan(0.25);
  });

  it('Page–Hinkley by hand: a step of 1 above a mean of 0 is found after λ of it has gathered', () => {
    const values = [...Array(1000).fill(0), ...Array(200).fill(1)] as number[];
    const [event] = detect(new PageHinkley({ threshold: 20 }), values);
    // Each item adds about 1 − mean − δ: a little below one.
    expect(event!.at).toBeGreaterThanOrEqual(1019);
    expect(event!.at).toBeLessThan(1024);
    expect(detect(new PageHinkley(), Array(5000).fill(3))).toEqual([]);
  });

  it('a stream of one and the same value is never a drift', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), fc.integer({ min: 1, max: 800 }), (value, count) => {
        const values = Array<number>(count).fill(value);
        for (const detector of [new Ddm(), new Adwin(), new PageHinkley()])
          expect(detect(detector, values).filter(({ state }) => state === 'drift')).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('the buckets of ADWIN hold the exact count, sum and spread of their window', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 10, maxLength: 300 }),
        fc.nat(2),
        (values, drops) => {
          const rows = new BucketRows(5);
          for (const value of values) rows.insert(value);
          for (let i = 0; i < drops; i++) rows.dropOldest();
          const window = values.slice(values.length - rows.width);
          const total = window.reduce((a, b) => a + b, 0);
          const mean = total / window.length;
          expect(rows.total).toBe(total);
          expect(rows.variance).toBeCloseTo(
            window.reduce((a, b) => a + (b - mean) ** 2, 0),
            6,
          );
          expect(rows.rows.every((row) => row.length <= 5)).toBe(true);
        },
      ),
    );
  });
});
