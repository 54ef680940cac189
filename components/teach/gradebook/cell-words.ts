import { CELL_FLAGS, CELL_STATES, type GradebookColumn, type GradeCell } from '@/contracts/api/gradebook';
import { TRUSTS } from '@/engine/core/trust';
import { TRUST_OF_WHOLE } from '../../classes/trust-words';

/** Points as they are read: two decimals at most. */
export const pointsOf = (points: number): string => String(Math.round(points * 100) / 100);

const has = (cell: GradeCell, flag: keyof typeof CELL_FLAGS): boolean => (cell[6] & CELL_FLAGS[flag]) !== 0;

/** What a cell shows in a few signs, and how it is coloured. */
export interface CellLook {
  readonly text: string;
  /** Signs behind the points: a star for what was set by hand, L late, a clock's sign for other dates, ? for what is self-reported in part. */
  readonly signs: string;
  readonly tone: 'none' | 'faint' | 'missing' | 'waiting' | 'points';
}

export function lookOf(cell: GradeCell | null, isHidden: boolean): CellLook {
  if (isHidden) return { text: '•••', signs: '', tone: 'faint' };
  if (cell === null) return { text: '–', signs: '', tone: 'none' };
  const [final, , late, state, trust] = cell;
  const signs =
    (has(cell, 'overridden') ? '*' : '') +
    (late > 0 ? 'L' : '') +
    (TRUSTS[trust] === 'self-reported' ? '?' : '') +
    (has(cell, 'extended') ? '+' : '');
  if (has(cell, 'excused')) return { text: 'EX', signs: '', tone: 'faint' };
  if (final !== null) return { text: pointsOf(final), signs, tone: 'points' };
  if (has(cell, 'missing')) return { text: 'missing', signs: '', tone: 'missing' };
  if (has(cell, 'notAssigned')) return { text: 'n/a', signs: '', tone: 'faint' };
  if (CELL_STATES[state] === 'grading') return { text: 'grading', signs, tone: 'waiting' };
  if (CELL_STATES[state] === 'submitted') return { text: 'too late', signs, tone: 'waiting' };
  if (CELL_STATES[state] === 'error') return { text: 'error', signs, tone: 'missing' };
  return { text: '–', signs, tone: 'none' };
}

/** A cell in words, for who does not see it: with those that stand there, by which somebody may call it who speaks to the browser. */
export function cellWords(
  name: string,
  column: Pick<GradebookColumn, 'title' | 'points' | 'isHidden'>,
  cell: GradeCell | null,
): string {
  return `${name}, ${column.title}: ${wordsOf(column, cell)}`;
}

function wordsOf(
  { points, isHidden }: Pick<GradebookColumn, 'points' | 'isHidden'>,
  cell: GradeCell | null,
): string {
  if (isHidden) return 'hidden while it is graded without names';
  if (cell === null) return 'nothing yet';
  const [final, , late, state, trust, attempts] = cell;
  if (has(cell, 'excused')) return 'EX, excused';
  const words = [
    final === null ? null : `${pointsOf(final)} of ${pointsOf(points)} points`,
    has(cell, 'missing') ? 'missing' : null,
    has(cell, 'notAssigned') ? 'n/a, not for their section' : null,
    final === null && state > 0
      ? {
          submitted: 'too late, came after the end',
          grading: 'grading',
          error: 'error, could not be graded',
          graded: 'graded',
          none: 'nothing yet',
        }[CELL_STATES[state]!]
      : null,
    late > 0 ? `late, minus ${pointsOf(late)}` : null,
    has(cell, 'overridden') ? 'set by hand' : null,
    trust >= 0 ? TRUST_OF_WHOLE[TRUSTS[trust]!].toLowerCase() : null,
    attempts > 0 ? `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}` : null,
    has(cell, 'extended') ? 'with dates of their own' : null,
  ].filter((word) => word !== null);
  return words.length === 0 ? 'nothing yet' : words.join(', ');
}
