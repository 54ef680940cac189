import { describe, expect, it } from 'vitest';
import { CELL_FLAGS, type GradeCell } from '@/contracts/api/gradebook';
import { cellWords, lookOf } from './cell-words';

const COLUMN = { title: 'Pipelines', points: 100, isHidden: false };
const EMPTY: GradeCell = [null, null, 0, 0, -1, 0, 0];

describe('a cell', () => {
  it.each<[GradeCell | null, string, string]>([
    [null, '–', 'nothing yet'],
    [[70.456, 80, 10, 3, 0, 2, 0], '70.46L', '70.46 of 100 points, late, minus 10, verified, 2 attempts'],
    [
      [5, 1, 0, 3, 2, 1, CELL_FLAGS.overridden],
      '5*?',
      '5 of 100 points, set by hand, self-reported in part, 1 attempt',
    ],
    [[null, 80, 0, 3, 0, 1, CELL_FLAGS.excused], 'EX', 'EX, excused'],
    [[...EMPTY.slice(0, 6), CELL_FLAGS.missing] as unknown as GradeCell, 'missing', 'missing'],
    [
      [null, null, 0, 2, -1, 1, CELL_FLAGS.extended],
      'grading+',
      'grading, 1 attempt, with dates of their own',
    ],
    [[null, null, 0, 4, -1, 1, 0], 'error', 'error, could not be graded, 1 attempt'],
    [EMPTY, '–', 'nothing yet'],
  ])('%j shows %s and is read as %s', (cell, shown, words) => {
    const { text, signs } = lookOf(cell, false);
    expect(text + signs).toBe(shown);
    expect(cellWords('Ada', COLUMN, cell)).toBe(`Ada, Pipelines: ${words}`);
  });

  it('of a hidden column says nothing', () => {
    expect(lookOf([70, 70, 0, 3, 0, 1, 0], true).text).toBe('•••');
    expect(cellWords('Ada', { ...COLUMN, isHidden: true }, [70, 70, 0, 3, 0, 1, 0])).not.toContain('70');
  });
});
