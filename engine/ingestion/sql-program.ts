import type { Program } from '../core/code-runner';
import type { WorkspaceFiles } from '../core/files';
import { parseCsv } from './csv';

/** A CSV file of the workspace as a table of the database. */
export interface SqlTable {
  /** Lower-case, as PostgreSQL folds names: `ames_housing`, `northline_usage`. */
  readonly name: string;
  readonly path: string;
}

/** What a query came to: the rows of its last statement, cells as text, null where there is no value. */
export interface SqlAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows of the answer, also those beyond the limit. */
  readonly count: number;
  /** Rows that the last statement changed. */
  readonly affected: number;
}

/** What PostgreSQL said of a query that it could not run. */
export interface SqlRefusal {
  readonly message: string;
  /** SQLSTATE, e.g. 42703. */
  readonly code: string | null;
  /** Where in the query, characters from 1; null: not said. */
  readonly position: number | null;
  readonly hint: string | null;
}

/** Rows of an answer that are shown. */
export const SQL_ROWS = 500;

/** The tables of a workspace: every CSV file, named after its file and, below `warehouse/`, its folder. */
export function sqlTables(files: WorkspaceFiles): SqlTable[] {
  const tables = Object.keys(files)
    .filter((path) => path.endsWith('.csv') && typeof files[path] === 'string')
    .map((path) => ({ name: nameOf(path), path }));
  return tables.filter(({ name }, i) => tables.findIndex((other) => other.name === name) === i);
}

const asName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^(\d)/, '_$1');

function nameOf(path: string): string {
  const parts = path.slice(0, -'.csv'.length).split('/');
  return asName(parts.slice(parts[0] === 'warehouse' ? 1 : -1).join('_'));
}

/** The place of a character (from 1) in a text, both numbers from 1. */
export function placeOf(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position - 1).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** The program that runs a query in PostgreSQL over the tables that it names. Its value is `{ answer }` or `{ refusal }`. */
export function sqlProgram(query: string, files: WorkspaceFiles): Program {
  const words = new Set(query.toLowerCase().match(/[a-z0-9_]+/g));
  const tables = sqlTables(files)
    .filter(({ name }) => words.has(name))
    .map(({ name, path }) => ({ name, path, columns: columnsOf(files[path] as string) }));
  return { kind: 'probe', path: 'sql-console.js', source: SOURCE, input: { query, tables, most: SQL_ROWS } };
}

/** Columns with the narrowest type that takes all their values; a blank is null. */
function columnsOf(text: string): { name: string; type: string }[] {
  const [header = [], ...rows] = parseCsv(text);
  const names = new Set<string>();
  return header.map((label, i) => {
    let name = asName(label.trim()) || `column_${i + 1}`;
    while (names.has(name)) name += '_';
    names.add(name);
    const values = rows.map((row) => row[i] ?? '').filter((value) => value !== '');
    const all = (pattern: RegExp) => values.length > 0 && values.every((value) => pattern.test(value));
    const type = all(/^-?\d{1,9}$/) ? 'int' : all(/^-?\d+(\.\d+)?$/) ? 'numeric' : 'text';
    return { name, type };
  });
}

const SOURCE = `import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';

const text = (value) =>
  value === null || value === undefined ? null
  : value instanceof Date ? value.toISOString()
  : typeof value === 'object' ? JSON.stringify(value)
  : String(value);

export default async function probe({ query, tables, most }) {
  const db = await PGlite.create();
  for (const { name, path, columns } of tables) {
    await db.exec(\`create table "\${name}" (\${columns.map((c) => \`"\${c.name}" \${c.type}\`).join(', ')})\`);
    const blob = new Blob([await readFile(path)]);
    await db.query(\`copy "\${name}" from '/dev/blob' with (format csv, header)\`, [], { blob });
  }
  try {
    const results = await db.exec(query, { rowMode: 'array' });
    const last = results.at(-1) ?? { fields: [], rows: [], affectedRows: 0 };
    return {
      answer: {
        columns: last.fields.map((field) => field.name),
        rows: last.rows.slice(0, most).map((row) => row.map(text)),
        count: last.rows.length,
        affected: last.affectedRows ?? 0,
      },
    };
  } catch (error) {
    const { message, code, position, hint } = error;
    return { refusal: { message, code: code ?? null, position: Number(position) || null, hint: hint ?? null } };
  }
}
`;
