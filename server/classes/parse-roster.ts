import Papa from 'papaparse';
import { z } from 'zod';
import { type FieldIssue, HttpError } from '../http/http-error';

/** One line of a roster. */
export interface RosterLine {
  readonly name: string;
  readonly email: string | null;
  readonly studentId: string | null;
  readonly section: string | null;
}

const COLUMNS = ['name', 'email', 'student_id', 'section'] as const;
const MOST_LINES = 2_000;

const optional = (schema: z.ZodString | z.ZodEmail) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

const lineSchema = z.object({
  name: z.string().min(1, 'a line needs a name').max(100),
  email: optional(z.email('expected an e-mail address').max(200)),
  student_id: optional(z.string().max(100)),
  section: optional(z.string().max(100)),
});

/**
 * Reads a roster: a header with the columns `name`, `email`, `student_id`, `section` in any order, of which only `name` must
 * be there. All is read or nothing.
 *
 * @throws HttpError `invalid` with an issue for each line that is wrong, by the line's number in the file.
 */
export function parseRoster(csv: string): readonly RosterLine[] {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) =>
      header
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_'),
    transform: (value) => value.trim(),
  });
  const fields = meta.fields ?? [];
  const issues: FieldIssue[] = errors
    .filter(({ type }) => type !== 'Delimiter')
    .map(({ row, message }) => ({ path: `line ${(row ?? 0) + 2}`, message }));
  if (!fields.includes('name'))
    issues.unshift({
      path: 'line 1',
      message: `expected the columns ${COLUMNS.join(', ')}; found ${fields.join(', ')}`,
    });
  if (data.length > MOST_LINES)
    issues.push({ path: '', message: `expected ${MOST_LINES} lines at most; found ${data.length}` });
  const lines: RosterLine[] = [];
  const numbers = new Map<string, number>();
  for (const [index, row] of data.entries()) {
    if (issues.length > 0 && !fields.includes('name')) break;
    const path = `line ${index + 2}`;
    const parsed = lineSchema.safeParse(row);
    if (!parsed.success) {
      issues.push(
        ...parsed.error.issues.map(({ path: [column], message }) => ({
          path: `${path}, ${String(column)}`,
          message,
        })),
      );
      continue;
    }
    const { student_id: studentId, ...line } = parsed.data;
    const before = studentId === null ? undefined : numbers.get(studentId);
    if (before !== undefined)
      issues.push({ path, message: `the student_id ${studentId} is that of line ${before}, too` });
    if (studentId !== null) numbers.set(studentId, index + 2);
    lines.push({ ...line, studentId });
  }
  if (issues.length > 0)
    throw new HttpError('invalid', `The roster was not read. ${issues[0]!.path}: ${issues[0]!.message}.`, {
      issues: issues.slice(0, 100),
    });
  return lines;
}
