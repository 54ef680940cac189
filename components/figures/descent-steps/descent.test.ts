import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLeft, LOWEST, lossAt, START, slopeAt, stepFrom, VIEW, verdictOf, walk } from './descent';

describe('the valley', () => {
  it('has its lowest point where the slope is zero', () => {
    expect(slopeAt(LOWEST)).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: VIEW.from, max: VIEW.to, noNaN: true }), (weight) => {
        expect(lossAt(weight)).toBeGreaterThanOrEqual(lossAt(LOWEST));
      }),
    );
  });

  it('has the slope that differences of the loss give', () => {
    fc.assert(
      fc.property(fc.double({ min: VIEW.from, max: VIEW.to, noNaN: true }), (weight) => {
        const difference = (lossAt(weight + 1e-5) - lossAt(weight - 1e-5)) / 2e-5;
        expect(slopeAt(weight)).toBeCloseTo(difference, 4);
      }),
    );
  });
});

describe('a walk', () => {
  it('creeps with small steps, arrives with middling ones, swings with long ones, and leaves with longer', () => {
    expect(verdictOf(walk(START, 0.01, 20))).toMatch(/still/);
    expect(verdictOf(walk(START, 0.4, 20))).toMatch(/reached the bottom/);
    expect(verdictOf(walk(START, 1.9, 12))).toMatch(/swing/);
    expect(verdictOf(walk(START, 2.4, 20))).toMatch(/diverges/);
  });

  it('ends when it leaves the picture', () => {
    const places = walk(START, 3, 20);
    expect(hasLeft(places.at(-1)!)).toBe(true);
    expect(places.slice(0, -1).some(hasLeft)).toBe(false);
  });

  it('goes against the slope', () => {
    expect(stepFrom(START, 0.1)).toBeGreaterThan(START);
    expect(stepFrom(4, 0.1)).toBeLessThan(4);
  });
});
