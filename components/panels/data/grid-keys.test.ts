import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveInGrid } from './grid-keys';

const size = { rows: 100, columns: 8 };

test('arrows, pages, home and end move the cursor', () => {
  expect(moveInGrid({ row: -1, column: 0 }, 'ArrowDown', false, size, 10)).toEqual({ row: 0, column: 0 });
  expect(moveInGrid({ row: 4, column: 3 }, 'PageDown', false, size, 10)).toEqual({ row: 14, column: 3 });
  expect(moveInGrid({ row: 4, column: 3 }, 'End', false, size, 10)).toEqual({ row: 4, column: 7 });
  expect(moveInGrid({ row: 4, column: 3 }, 'End', true, size, 10)).toEqual({ row: 99, column: 7 });
  expect(moveInGrid({ row: 4, column: 3 }, 'Home', true, size, 10)).toEqual({ row: -1, column: 0 });
  expect(moveInGrid({ row: 4, column: 3 }, 'Tab', false, size, 10)).toBeNull();
});

test('the cursor never leaves the grid', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (presses) => {
      let place = { row: 0, column: 0 };
      for (const [key, control] of presses) place = moveInGrid(place, key, control, size, 10)!;
      expect(place.row).toBeGreaterThanOrEqual(-1);
      expect(place.row).toBeLessThan(size.rows);
      expect(place.column).toBeGreaterThanOrEqual(0);
      expect(place.column).toBeLessThan(size.columns);
    }),
  );
});
