import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoursePoint, decimated, unbroken } from './decimate';

const course = fc
  .array(fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { freq: 9 }), {
    minLength: 2,
    maxLength: 600,
  })
  .map((values) => values.map((y, x): CoursePoint => ({ x, y })));

describe('a decimated course', () => {
  it('has its points among those of the course, both ends, and the same least and greatest value', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 1, max: 40 }), (points, buckets) => {
        const kept = decimated(points, buckets);
        const all = new Set(points);
        expect(kept.every((point) => all.has(point))).toBe(true);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        const values = (some: readonly CoursePoint[]) => some.flatMap(({ y }) => (y === null ? [] : [y]));
        if (values(points).length === 0) return;
        expect(Math.min(...values(kept))).toBe(Math.min(...values(points)));
        expect(Math.max(...values(kept))).toBe(Math.max(...values(points)));
        expect(kept.map(({ x }) => x)).toEqual([...kept.map(({ x }) => x)].sort((a, b) => a - b));
      }),
    );
  });

  it('draws a year of hours with a few thousand points', () => {
    const year = Array.from({ length: 8760 }, (_, x) => ({
      x,
      y: Math.sin(x / 24) + (x % 997 === 0 ? 3 : 0),
    }));
    expect(decimated(year, 600).length).toBeLessThanOrEqual(2400);
    expect(decimated(year.slice(0, 100), 600)).toHaveLength(100);
  });

  it('keeps gaps', () => {
    const points = Array.from({ length: 400 }, (_, x) => ({ x, y: x >= 150 && x < 160 ? null : 1 }));
    expect(unbroken(decimated(points, 20))).toHaveLength(2);
  });
});
