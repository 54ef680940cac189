import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextMark } from './marks';
import { fileNameOf } from './save-chart';
import { bandScale, linearScale } from './scales';
import { tickLabel } from './tick-label';

const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe('linearScale', () => {
  it('maps the ends of the domain to the ends of the range, and back', () => {
    fc.assert(
      fc.property(finite, fc.double({ min: 1, max: 1e9, noNaN: true }), (low, span) => {
        const scale = linearScale([low, low + span], [300, 0]);
        expect(scale(low)).toBeCloseTo(300, 6);
        expect(scale(low + span)).toBeCloseTo(0, 6);
        expect(scale(scale.invert(120))).toBeCloseTo(120, 2);
      }),
    );
  });

  it('has a few ticks, all inside, in order', () => {
    fc.assert(
      fc.property(finite, fc.double({ min: 1e-2, max: 1e9, noNaN: true }), (low, span) => {
        const ticks = linearScale([low, low + span], [0, 100]).ticks(6);
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(12);
        const edge = span * 1e-6;
        for (const tick of ticks) expect(tick >= low - edge && tick <= low + span + edge).toBe(true);
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      }),
    );
  });

  it('takes round numbers', () => {
    expect(linearScale([0, 1], [0, 1]).ticks(5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearScale([0.3, 9.7], [0, 1], true).domain).toEqual([0, 10]);
    expect(linearScale([4, 4], [0, 10])(4)).toBe(5);
  });
});

it('bandScale shares the room evenly', () => {
  const bands = bandScale(['a', 'b', 'c', 'd'], [0, 100], 0.2);
  expect([bands.bandwidth, bands.middle(0), bands.start(3)]).toEqual([20, 12.5, 77.5]);
});

it.each([
  [0, undefined, '0'],
  [0.25, undefined, '0.25'],
  [120_000, '$', '$120K'],
  [-1500, '$', '-$1,500'],
  [3e-7, undefined, '3e-7'],
  [1e300, undefined, '1e300'],
])('tickLabel(%s, %s)', (value, unit, text) => expect(tickLabel(value, unit)).toBe(text));

it('names files after the title', () => {
  expect(fileNameOf('Sale_Price, by year', 'svg')).toBe('sale-price-by-year.svg');
  expect(fileNameOf('…', 'png')).toBe('chart.png');
});

it('moves between marks by keys, within them', () => {
  expect([
    nextMark(0, 'ArrowRight', 3),
    nextMark(2, 'ArrowDown', 3),
    nextMark(0, 'ArrowLeft', 3),
    nextMark(1, 'End', 3),
    nextMark(1, 'Home', 3),
    nextMark(0, 'Tab', 3),
    nextMark(0, 'Home', 0),
  ]).toEqual([1, 2, 0, 2, 0, null, null]);
});
