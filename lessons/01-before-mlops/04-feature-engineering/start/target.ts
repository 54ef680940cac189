// what should the line learn: the price, or its logarithm?
import { mkdir, writeFile } from 'node:fs/promises';
import { mean, median } from 'd3-array';
import { fitRidge } from './lib/ridge.ts';
import { numbers, type Row, readTable } from './lib/table.ts';

await import('./notebook.ts'); // cleans the export
const houses = await readTable('out/clean.csv');
const past = houses.filter((row) => Number(row.Year_Sold) < 2009);
const later = houses.filter((row) => Number(row.Year_Sold) >= 2009);
const price = (row: Row) => Number(row.Sale_Price);

const plain = Object.keys(houses[0]).filter(
  (name) => !['Sale_Price', 'Closing_Fee'].includes(name) && houses.some((row) => typeof row[name] === 'number'),
);
const middles = new Map(plain.map((name) => [name, median(numbers(past, name))]));
const inputs = (row: Row) => plain.map((name) => Number(row[name] ?? middles.get(name)));

const judge = (learn: (dollars: number) => number, undo: (value: number) => number) => {
  const line = fitRidge(past.map(inputs), past.map((row) => learn(price(row))));
  const estimates = line.predict(later.map(inputs)).map(undo);
  const misses = later.map((row, i) => ({ price: price(row), miss: Math.abs(estimates[i] - price(row)) }));
  const cheap = misses.filter((one) => one.price < 125_000);
  return {
    error: mean(misses, (one) => one.miss)!,
    cheapPercent: 100 * mean(cheap, (one) => one.miss / one.price)!,
  };
};
const dollars = judge((value) => value, (value) => value);
const logarithm = judge(Math.log, Math.exp);
console.table({ 'the price': dollars, 'its logarithm': logarithm });
await mkdir('out', { recursive: true });
await writeFile('out/target.json', JSON.stringify({ dollars, logarithm, ratio: logarithm.error / dollars.error }, null, 2));
