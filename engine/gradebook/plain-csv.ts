import { csvOf } from './csv';
import { type GradesTable, pointsText } from './grades-table';

/**
 * Grades for a spreadsheet: a line a person, a column for each piece of work, points; `EX` for what is excused. After them a column
 * for each says what the points rest on.
 */
export function plainCsv({ columns, people }: GradesTable): string {
  return csvOf([
    [
      'Name',
      'Student ID',
      'Email',
      'Section',
      ...columns.map(({ contentId, title }) => `${contentId} ${title}`),
      ...columns.map(({ contentId, title }) => `${contentId} ${title} (trust)`),
    ],
    [
      'Points possible',
      '',
      '',
      '',
      ...columns.map(({ points }) => pointsText(points)),
      ...columns.map(() => ''),
    ],
    ...people.map(({ name, studentId, email, section, cells, trusts }) => [
      name,
      studentId,
      email,
      section,
      ...cells.map((cell) => (cell === null ? null : cell === 'excused' ? 'EX' : pointsText(cell))),
      ...trusts.map((trust, i) => (typeof cells[i] === 'number' ? trust : null)),
    ]),
  ]);
}
