import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, string | number>>;

/** Reads a CSV without quotes. */
export function readTable(path: string): Row[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** Writes a file, and the folder that it lies in. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes rows as CSV; the first row names the columns. */
export function writeTable(path: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  write(path, `${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => cells.join(',')).join('\n')}\n`);
}
