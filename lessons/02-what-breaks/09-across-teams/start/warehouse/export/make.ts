// Writes the export: one file for each region.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { COLUMNS, type Column, type Row } from './columns.ts';

const [head = '', ...lines] = readFileSync('tables/customers.csv', 'utf8').trim().split('\n');
const names = head.split(',');
const rows: readonly Row[] = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
const columns: readonly Column[] = COLUMNS;

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

mkdirSync('export/customers', { recursive: true });
for (const region of new Set(rows.map((row) => row.region!))) {
  const table = rows.filter((row) => row.region === region).map((row) => columns.map(([, of]) => of(row)));
  const text = [columns.map(([name]) => name), ...table].map((cells) => cells.map(quoted).join(',')).join('\n');
  writeFileSync(`export/customers/${region}.csv`, `${text}\n`);
}
