import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deviation, group, max, mean, median, min } from 'd3-array';
import { csvFormat, csvParse } from 'd3-dsv';

/** One cell of a table; null: nobody knows. */
export type Cell = number | string | null;
/** One row, by the names of its columns. */
export type Row = Record<string, Cell>;

/** Reads a CSV as it stands: every cell is the text that the file has, an empty or missing one is ''. Nothing is trimmed or guessed. */
export async function readText(path: string): Promise<Record<string, string>[]> {
  return [...csvParse(await readFile(path, 'utf8'))];
}

/**
 * Reads a CSV with types: a column in which every cell is a number or empty holds numbers, any other one texts. An empty
 * cell is null.
 */
export async function readTable(path: string): Promise<Row[]> {
  const rows: Row[] = await readText(path);
  for (const name of Object.keys(rows[0] ?? {})) {
    const isNumeric = rows.every((row) => row[name] === '' || Number.isFinite(Number(row[name])));
    for (const row of rows) row[name] = row[name] === '' ? null : isNumeric ? Number(row[name]) : row[name];
  }
  return rows;
}

/** Writes rows as a CSV, null as an empty cell; makes the folder. Columns: those of the first row, unless you name them. */
export async function writeTable(path: string, rows: Row[], columns = Object.keys(rows[0] ?? {})): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${csvFormat(rows, columns)}\n`);
}

/** The cells of one column. Throws when there is no such column. */
export function column(rows: Row[], name: string): Cell[] {
  const [first] = rows;
  if (first && !(name in first))
    throw new Error(`There is no column ${name}. There are: ${Object.keys(first).join(', ')}.`);
  return rows.map((row) => row[name]);
}

/** The numbers of one column; cells that are empty or hold text are left out. */
export function numbers(rows: Row[], name: string): number[] {
  return column(rows, name).filter((cell) => typeof cell === 'number');
}

/** The rows by their value in a column, like `groupby` in pandas. An empty cell is the group ''. */
export function groupBy(rows: Row[], name: string): Map<string, Row[]> {
  return group(rows, (row) => String(row[name] ?? ''));
}

/** How often each value of a column occurs, the most frequent first, like `value_counts`. */
export function countBy(rows: Row[], name: string): [value: string, count: number][] {
  const counts = [...groupBy(rows, name)].map(([value, group]): [string, number] => [value, group.length]);
  return counts.sort((a, b) => b[1] - a[1]);
}

/** What one column is like; the numbers are there when it holds any. */
export interface Description {
  column: string;
  missing: number;
  distinct: number;
  min?: number;
  median?: number;
  mean?: number;
  max?: number;
  deviation?: number;
}

/** One line a column, for `console.table`, like `describe` in pandas. */
export function describe(rows: Row[]): Description[] {
  return Object.keys(rows[0] ?? {}).map((name) => {
    const present = column(rows, name).filter((cell) => cell !== null);
    const values = numbers(rows, name);
    return {
      column: name,
      missing: rows.length - present.length,
      distinct: new Set(present).size,
      min: min(values),
      median: median(values),
      mean: mean(values),
      max: max(values),
      deviation: deviation(values),
    };
  });
}

/** A category as zeros and a one. */
export interface OneHot {
  /** One a category: `Neighborhood=Gilbert`. */
  names: string[];
  /** A value that was not among the rows of the fit, or is empty, gives zeros alone. */
  encode(row: Row): number[];
}

/** Learns the categories of a column from these rows, in alphabetical order. */
export function oneHot(rows: Row[], name: string): OneHot {
  const known = [...groupBy(rows, name).keys()].filter((value) => value !== '').sort();
  return {
    names: known.map((value) => `${name}=${value}`),
    encode: (row) => known.map((value) => (row[name] === value ? 1 : 0)),
  };
}
