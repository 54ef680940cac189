import Papa from 'papaparse';
import { type Column, type Table, TableError, type TableProblem } from './table';

/** How to read a table. */
export interface TableOptions {
  /** The kind of a column by its name; the others are inferred. */
  readonly kinds?: Readonly<Record<string, Column['kind']>>;
  /** Cells that mean "no value"; an empty one always does. */
  readonly missing?: readonly string[];
}

/** A column is numeric when at least this share of its values are numbers; the odd ones out are problems. */
export const NUMERIC_SHARE = 0.9;

/**
 * Reads CSV (RFC 4180: commas, quotes where needed, one header line; blank lines are skipped) into typed columns.
 * Cells are trimmed. What does not fit is a problem with its row and column, and a missing value.
 * @throws TableError when there is no header, or two columns have one name.
 */
export function parseTable(text: string, { kinds = {}, missing = [] }: TableOptions = {}): Table {
  const parsed = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
  const [header, ...rows] = parsed.data;
  const names = (header ?? []).map((name) => name.trim());
  checkHeader(names);
  const problems: TableProblem[] = parsed.errors.map((error) => ({
    row: Math.max(0, (error.row ?? 1) - 1),
    message: `${error.message}.`,
  }));
  rows.forEach((row, i) => {
    if (row.length !== names.length) {
      const message = `This row has ${row.length} cells, and the header has ${names.length}.`;
      problems.push({ row: i, message });
    }
  });
  const blanks = new Set(['', ...missing]);
  const columns = names.map((name, at) => {
    const cells = rows.map((row) => (row[at] ?? '').trim());
    return (kinds[name] ?? kindOf(cells, blanks)) === 'numeric'
      ? numericColumn(name, cells, blanks, problems)
      : categoricalColumn(name, cells, blanks);
  });
  return { columns, rowCount: rows.length, problems: problems.sort((a, b) => a.row - b.row) };
}

function checkHeader(names: readonly string[]): void {
  if (names.length === 0)
    throw new TableError('table-invalid', 'The file is empty. A table needs a header line.');
  const unnamed = names.indexOf('');
  if (unnamed >= 0) throw new TableError('table-invalid', `Column ${unnamed + 1} of the header has no name.`);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined)
    throw new TableError('table-invalid', `Two columns are called ${twice}.`, { twice });
}

function kindOf(cells: readonly string[], blanks: ReadonlySet<string>): Column['kind'] {
  let numbers = 0;
  let texts = 0;
  for (const cell of cells) {
    if (blanks.has(cell)) continue;
    if (Number.isNaN(toNumber(cell))) texts++;
    else numbers++;
  }
  return numbers > 0 && numbers >= NUMERIC_SHARE * (numbers + texts) ? 'numeric' : 'categorical';
}

function numericColumn(
  name: string,
  cells: readonly string[],
  blanks: ReadonlySet<string>,
  problems: TableProblem[],
): Column {
  const values = Float64Array.from(cells, (cell, row) => {
    if (blanks.has(cell)) return Number.NaN;
    const value = toNumber(cell);
    if (Number.isNaN(value)) {
      problems.push({ row, column: name, message: `${JSON.stringify(cell)} is not a number.` });
    }
    return value;
  });
  return { kind: 'numeric', name, values };
}

function categoricalColumn(name: string, cells: readonly string[], blanks: ReadonlySet<string>): Column {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(cells, (cell) => {
    if (blanks.has(cell)) return -1;
    const known = codeOf.get(cell);
    if (known !== undefined) return known;
    codeOf.set(cell, codeOf.size);
    return codeOf.size - 1;
  });
  return { kind: 'categorical', name, codes, dictionary: [...codeOf.keys()] };
}

/** A finite decimal number, or NaN: no hexadecimal, no `Infinity`, no blanks inside. */
function toNumber(cell: string): number {
  const value = Number(cell);
  return Number.isFinite(value) && !/^[+-]?0[xob]/i.test(cell) ? value : Number.NaN;
}
