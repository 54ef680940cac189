import { csvOf } from './csv';
import { type GradesPerson, type GradesTable, pointsText, splitName } from './grades-table';

/** A table that Canvas exported, as its rows of cells: who is who there, and which of its assignments are which. */
export interface CanvasExport {
  readonly rows: readonly (readonly string[])[];
}

/** What could not be told from a Canvas export. */
export interface CanvasResult {
  readonly csv: string;
  /** People of whom the export has nobody. */
  readonly unknownPeople: readonly string[];
  /** Work that is new to Canvas: it makes an assignment of that title. */
  readonly newColumns: readonly string[];
}

const PERSON = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'] as const;

/**
 * Grades in the form that Canvas imports (`lib/gradebook_importer.rb`): cell 1 has "Student", cell 2 "ID", `Section` is the last column of the
 * person, the second line has the points possible, `EX` excuses, points have two decimals at most.
 *
 * With an export of Canvas itself, people get the ids that they have there (found by SIS id, login, e-mail, then name, if only one has it),
 * and work the assignments' own headers, so that nothing is made twice. Without it Canvas matches by name and title.
 */
export function canvasCsv({ columns, people }: GradesTable, from?: CanvasExport): CanvasResult {
  const known = from === undefined ? null : readCanvas(from);
  const unknownPeople: string[] = [];
  const newColumns: string[] = [];
  const headers = columns.map(({ title, contentId }) => {
    const header = known?.columns.get(key(title)) ?? known?.columns.get(key(`${contentId} ${title}`));
    if (header === undefined) newColumns.push(title);
    return header ?? `${contentId} ${title}`;
  });
  const rows = people.map((person) => {
    const found = known?.find(person);
    if (known !== null && found === undefined) unknownPeople.push(person.name);
    return [
      ...(found ?? [person.name, '', person.studentId ?? '', person.username ?? '', person.section ?? '']),
      ...person.cells.map((cell) => (cell === null ? null : cell === 'excused' ? 'EX' : pointsText(cell))),
    ];
  });
  const points = ['    Points Possible', '', '', '', '', ...columns.map(({ points }) => pointsText(points))];
  return { csv: csvOf([[...PERSON, ...headers], points, ...rows]), unknownPeople, newColumns };
}

const key = (text: string): string => text.trim().toLowerCase();

function readCanvas({ rows }: CanvasExport) {
  const [header = [], ...lines] = rows;
  const place = (name: string) => header.findIndex((cell) => key(cell) === key(name));
  const people = lines.filter((line) => line.length > 1 && /^\d+$/.test(line[place('ID')]?.trim() ?? ''));
  const cell = (line: readonly string[], name: string) => line[place(name)]?.trim() ?? '';
  const columns = new Map(
    header.flatMap((title) => {
      const match = /^(.*) \((\d+)\)$/s.exec(title.trim());
      return match === null ? [] : [[key(match[1]!), title.trim()] as const];
    }),
  );
  const by = (name: string, wanted: string | null) => {
    if (wanted === null || wanted === '') return undefined;
    const found = people.filter((line) => key(cell(line, name)) === key(wanted));
    return found.length === 1 ? found[0] : undefined;
  };
  const find = ({ name, studentId, username, email }: GradesPerson) => {
    const [first, last] = splitName(name);
    const line =
      by('SIS User ID', studentId) ??
      by('SIS Login ID', username) ??
      by('SIS Login ID', email) ??
      by('Student', name) ??
      by('Student', `${last}, ${first}`);
    return line && PERSON.map((each) => cell(line, each));
  };
  return { columns, find };
}
