import { csvOf } from './csv';
import { type GradesTable, pointsText } from './grades-table';

/** Grades for a spreadsheet: a line a person, a column for each piece of work, points; `EX` for what is excused. */
export function plainCsv({ columns, people }: GradesTable): string {
  return csvOf([
    [
      'Name',
      'Student ID',
      'Email',
      'Section',
      ...columns.map(({ contentId, title }) => `${contentId} ${title}`),
    ],
    ['Points possible', '', '', '', ...columns.map(({ points }) => pointsText(points))],
    ...people.map(({ name, studentId, email, section, cells }) => [
      name,
      studentId,
      email,
      section,
      ...cells.map((cell) => (cell === null ? null : cell === 'excused' ? 'EX' : pointsText(cell))),
    ]),
  ]);
}
