import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A row of a table, by column. */
export type Row = Readonly<Record<string, string>>;

/** A CSV without quotes; a line with too few or too many cells is left out. */
export function tableOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines
    .map((line) => line.split(','))
    .filter((cells) => cells.length === columns.length)
    .map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at]!])));
}

export const readTable = (path: string): Row[] => (existsSync(path) ? tableOf(readFileSync(path, 'utf8')) : []);

export function writeTable(path: string, columns: readonly string[], rows: readonly Row[]): void {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${[columns.join(','), ...lines].join('\n')}\n`);
}
