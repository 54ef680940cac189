// section 1 of notebook.ts, copied; only the path is new
import { mkdir, readFile, writeFile } from 'node:fs/promises';

await mkdir('out', { recursive: true });

const [header, ...lines] = (await readFile('data/export.csv', 'utf8')).trim().split('\n');
const names = header.split(',');
const sales = lines.map((line) => {
  const cells = line.split(',');
  const cell = (name: string) => cells[names.indexOf(name)];
  return { year: Number(cell('Year_Sold')), price: Number(cell('Sale_Price')) };
});

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
};
const past = sales.filter((sale) => sale.year < 2009).map((sale) => sale.price);
const later = sales.filter((sale) => sale.year >= 2009).map((sale) => sale.price);

const estimate = middle(past);
const error = average(later.map((price) => Math.abs(estimate - price)));
console.log(`estimate beside every house: $${Math.round(estimate).toLocaleString('en-US')}, the median of ${past.length} sales before 2009`);
console.log(`average error on ${later.length} sales of 2009 and 2010: $${Math.round(error).toLocaleString('en-US')}`);

const facts = { sales: sales.length, estimate, learntFrom: past.length, judgedOn: later.length, error, isNumber: Number.isFinite(error) };
await writeFile('out/raw.json', JSON.stringify(facts, null, 2));
