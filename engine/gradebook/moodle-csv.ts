import { csvOf } from './csv';
import { type GradesTable, pointsText, splitName } from './grades-table';

/**
 * Grades for Moodle's import: per cent of the points (0 to 100), empty where there is none. Moodle asks which column is what: map the person by
 * `ID number`, `Email address` or `Username`. Moodle has no mark for excused work, so such a cell is left empty, and says so in
 * no feedback either: feedback is read only with its grade.
 */
export function moodleCsv({ columns, people }: GradesTable): string {
  return csvOf([
    ['First name', 'Last name', 'ID number', 'Username', 'Email address', ...columns.map(titleOf)],
    ...people.map(({ name, studentId, username, email, cells }) => [
      ...splitName(name),
      studentId,
      username,
      email,
      ...cells.map((cell, i) => {
        const { points } = columns[i]!;
        if (cell === null || cell === 'excused' || points === 0) return null;
        return pointsText(Math.min(100, (100 * cell) / points));
      }),
    ]),
  ]);
}

const titleOf = ({ contentId, title }: GradesTable['columns'][number]): string => `${contentId} ${title}`;
