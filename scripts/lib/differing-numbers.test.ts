import { expect, it } from 'vitest';
import { differingLines } from './differing-numbers';

const LAB = '1936 sales\nepoch 10: training $14,290\nbest 0.5\n';

it('takes what is near for the same, and passes over what is not asked for', () => {
  expect(differingLines(LAB, `Hi, looks like Node.js!\n${LAB.replace('14,290', '14,291')}`, 1e-4)).toEqual(
    [],
  );
});

it('finds a number that differs, a line that is missing, and lines in another order', () => {
  expect(differingLines(LAB, LAB.replace('14,290', '14,390'), 1e-4)).toHaveLength(1);
  expect(differingLines(LAB, LAB.replace('best 0.5\n', ''), 1e-4)).toEqual([
    'expected: best 0.5\n  actual: (no such line)',
  ]);
  expect(
    differingLines(LAB, 'best 0.5\nepoch 10: training $14,290\n1936 sales\n', 1e-4).length,
  ).toBeGreaterThan(0);
});
