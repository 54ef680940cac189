import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAfter } from './grid-keys';

const SIZE = { rows: 500, columns: 30, page: 12 };

describe('keys of the grid', () => {
  it.each([
    ['ArrowDown', false, [0, 0], [1, 0]],
    ['ArrowUp', false, [0, 3], [-1, 3]],
    ['ArrowLeft', false, [5, 0], [5, 0]],
    ['ArrowRight', false, [5, 29], [5, 29]],
    ['PageDown', false, [495, 2], [499, 2]],
    ['PageUp', false, [5, 2], [0, 2]],
    ['PageUp', false, [-1, 2], [-1, 2]],
    ['Home', false, [7, 9], [7, 0]],
    ['End', false, [7, 9], [7, 29]],
    ['Home', true, [7, 9], [0, 0]],
    ['End', true, [7, 9], [499, 29]],
  ] as const)('%s (with control: %s) leads from %j to %j', (key, control, [row, column], [r, c]) => {
    expect(placeAfter(key, control, { row, column }, SIZE)).toEqual({ row: r, column: c });
  });

  it('never lead out of it, and other keys lead nowhere', () => {
    const keys = fc.constantFrom(
      'ArrowDown',
      'ArrowUp',
      'ArrowLeft',
      'ArrowRight',
      'PageDown',
      'PageUp',
      'Home',
      'End',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(keys, fc.boolean())),
        fc.nat(40),
        fc.integer({ min: 1, max: 9 }),
        (typed, rows, columns) => {
          let place = { row: -1, column: 0 };
          for (const [key, control] of typed)
            place = placeAfter(key, control, place, { rows, columns, page: 5 })!;
          expect(place.row).toBeGreaterThanOrEqual(-1);
          expect(place.row).toBeLessThan(Math.max(rows, 0) || 0 || 1);
          expect(place.column).toBeLessThan(columns);
        },
      ),
    );
    expect(placeAfter('a', false, { row: 0, column: 0 }, SIZE)).toBeNull();
  });
});
