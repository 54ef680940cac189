import { parseDateTime, toZoned } from '@internationalized/date';

/** Somebody whom a line can name. */
export interface ExtendedPerson {
  readonly id: string;
  readonly name: string;
  readonly studentId: string | null;
  readonly email: string | null;
  readonly username: string | null;
}

export interface ExtendedWork {
  readonly id: string;
  readonly contentId: string;
  readonly title: string;
}

/** One line: whose dates or attempts become others. Moments are ISO 8601 in UTC. */
export interface ExtensionLine {
  readonly person: ExtendedPerson;
  readonly work: readonly ExtendedWork[];
  readonly dueAt: string | null;
  readonly closesAt: string | null;
  readonly extraAttempts: number;
  readonly isExcused: boolean;
  readonly reason: string;
}

export interface ExtensionsRead {
  readonly lines: readonly ExtensionLine[];
  /** What is wrong, by the line's number in the file; empty: all of it was read. */
  readonly issues: readonly { readonly line: number; readonly says: string }[];
}

export const EXTENSION_COLUMNS = [
  'person',
  'work',
  'due',
  'closes',
  'extra_attempts',
  'excused',
  'reason',
] as const;
type Column = (typeof EXTENSION_COLUMNS)[number];

const YES = new Set(['yes', 'true', '1', 'x']);
const NO = new Set(['', 'no', 'false', '0']);
const MOST_ATTEMPTS = 1_000;

/**
 * Reads a list of extensions: a header, then a line a person. `person` is a student number, an e-mail address, a name to sign in by, or a name that
 * only one has; `work` is the number or the title of a lesson or module, empty for all of it; `due` and `closes` are read on the clock of the class
 * (`2026-03-08 23:59`; a day alone is its last minute).
 *
 * @param rows the cells, the header first.
 */
export function readExtensions(
  [header = [], ...rows]: readonly (readonly string[])[],
  people: readonly ExtendedPerson[],
  work: readonly ExtendedWork[],
  timeZone: string,
): ExtensionsRead {
  const names = header.map((cell) =>
    key(cell)
      .replace(/^\uFEFF/, '')
      .replaceAll(/[\s-]+/g, '_'),
  );
  const missing = (['person', 'reason'] as const).filter((name) => !names.includes(name));
  if (missing.length > 0)
    return {
      lines: [],
      issues: [
        {
          line: 1,
          says: `expected the columns ${EXTENSION_COLUMNS.join(', ')}; there is no ${missing.join(' and no ')}`,
        },
      ],
    };
  const lines: ExtensionLine[] = [];
  const issues: { line: number; says: string }[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const cell = (name: Column) => row[names.indexOf(name)]?.trim() ?? '';
    try {
      lines.push(readLine(cell, people, work, timeZone));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      issues.push({ line: index + 2, says: error.message });
    }
  }
  if (lines.length + issues.length === 0) issues.push({ line: 2, says: 'there is no line below the header' });
  return { lines, issues };
}

/** What is wrong with a line. */
class Fault extends Error {}

function readLine(
  cell: (name: Column) => string,
  people: readonly ExtendedPerson[],
  work: readonly ExtendedWork[],
  timeZone: string,
): ExtensionLine {
  const line: ExtensionLine = {
    person: onlyOne(
      'person',
      cell('person'),
      people,
      ['studentId', 'email', 'username', 'name'],
      'in the class',
    ),
    work:
      cell('work') === ''
        ? work
        : [onlyOne('work', cell('work'), work, ['contentId', 'title'], 'assigned in the class')],
    dueAt: momentOf('due', cell('due'), timeZone),
    closesAt: momentOf('closes', cell('closes'), timeZone),
    extraAttempts: attemptsOf(cell('extra_attempts')),
    isExcused: isYes(cell('excused')),
    reason: cell('reason'),
  };
  if (line.reason === '') throw new Fault('say why, as the reason');
  if (line.work.length === 0) throw new Fault('nothing is assigned yet');
  if (line.dueAt === null && line.closesAt === null && line.extraAttempts === 0 && !line.isExcused)
    throw new Fault('it says nothing of due, closes, extra_attempts or excused');
  return line;
}

function onlyOne<T extends object>(
  column: Column,
  wanted: string,
  all: readonly T[],
  by: readonly (keyof T)[],
  where: string,
): T {
  if (wanted === '') throw new Fault(`the ${column} is empty`);
  for (const field of by) {
    const found = all.filter((each) => each[field] !== null && key(String(each[field])) === key(wanted));
    if (found.length > 1) throw new Fault(`${wanted} could be ${found.length} of those ${where}`);
    if (found[0] !== undefined) return found[0];
  }
  throw new Fault(`there is no ${wanted} ${where}`);
}

function momentOf(column: Column, text: string, timeZone: string): string | null {
  if (text === '') return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}:\d{2}))?$/.exec(text);
  try {
    if (match === null) throw new Error('not of the form');
    const [, day, time = '23:59'] = match;
    const moment = toZoned(parseDateTime(`${day}T${time.padStart(5, '0')}`), timeZone);
    return moment.toAbsoluteString();
  } catch {
    throw new Fault(`expected ${column} as 2026-03-08 23:59; found ${text}`);
  }
}

function attemptsOf(text: string): number {
  const count = text === '' ? 0 : Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= MOST_ATTEMPTS) return count;
  throw new Fault(`expected extra_attempts from 0 to ${MOST_ATTEMPTS}; found ${text}`);
}

function isYes(text: string): boolean {
  if (!YES.has(key(text)) && !NO.has(key(text)))
    throw new Fault(`expected excused as yes or no; found ${text}`);
  return YES.has(key(text));
}

const key = (text: string): string => text.trim().toLowerCase();
