// a quick model on every column of numbers: what it promises, and what listings get
import { readFile, writeFile } from 'node:fs/promises';
import './notebook.ts'; // leaves out/clean.csv behind, and out/findings.json once section 3 is there
import { median } from 'd3-array';
import { fitRidge } from './lib/ridge.ts';
import { numbers, readTable, type Row } from './lib/table.ts';

const rows = (await readTable('out/clean.csv')).filter((row) => typeof row.Sale_Price === 'number');
const past = rows.filter((row) => Number(row.Year_Sold) < 2009);
const later = rows.filter((row) => Number(row.Year_Sold) >= 2009);

// what section 3 calls a leak is left out
const findings = await readFile('out/findings.json', 'utf8').then(JSON.parse, () => ({}));
const leak: string | undefined = findings.leak?.column;
const features = Object.keys(rows[0]).filter(
  (name) => name !== 'Sale_Price' && name !== leak && numbers(past, name).length > past.length / 2,
);

// an empty cell gets the median of the past
const usual = new Map(features.map((name) => [name, median(numbers(past, name)) ?? 0]));
const filled = (row: Row) => features.map((name) => (typeof row[name] === 'number' ? row[name] : usual.get(name)!));
const price = (row: Row) => Number(row.Sale_Price);
const model = fitRidge(past.map(filled), past.map(price), 10);

const miss = (sales: Row[]) => {
  const estimates = model.predict(sales.map(filled));
  return sales.reduce((sum, row, i) => sum + Math.abs(estimates[i] - price(row)), 0) / sales.length;
};
const promised = miss(later);
// on the day of listing, what is filled in at the closing is still empty: see README.md
const listed = miss(later.map((row) => ({ ...row, Mo_Sold: null, Year_Sold: null, Closing_Fee: null })));

const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
console.log(`promise: learnt from ${past.length} sales and ${features.length} columns${leak === undefined ? '' : `, without ${leak}`}`);
console.log(`promise: average error on ${later.length} later sales, as the file has them: ${usd(promised)}`);
console.log(`promise: average error on the same houses, on the day of listing:  ${usd(listed)}`);
await writeFile(
  'out/promise.json',
  JSON.stringify({ promised, listed, ratio: listed / promised, columns: features.length, leftOut: leak ?? 'nothing' }, null, 2),
);
