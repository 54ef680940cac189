// the export, made fit for a model in ten minutes
import { readText, writeTable } from './lib/table.ts';

const rows = await readText('data/export.csv');
const columns = Object.keys(rows[0]).filter((name) => name !== 'Notes');

// whatever is in a cell of a column of numbers becomes a number
const number = (cell: string) => Number.parseFloat(cell.replace('$', '').replace(',', ''));
const numeric = columns.filter((name) => rows.filter((row) => !Number.isNaN(number(row[name]))).length > rows.length / 2);

// copies are lines that are there already; incomplete rows go, there are enough of them
const lines = new Map(rows.map((row) => [JSON.stringify(row), row]));
const clean = [...lines.values()]
  .map((row) => Object.fromEntries(columns.map((name) => [name, numeric.includes(name) ? number(row[name]) : row[name]])))
  .filter((row) => columns.every((name) => row[name] !== '' && !Number.isNaN(row[name])));

await writeTable('out/clean.csv', clean, columns);
console.log(`quick: ${clean.length} clean rows from ${rows.length} lines of the export`);
