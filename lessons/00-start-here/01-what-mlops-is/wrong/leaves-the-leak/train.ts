/**
 * Learns what each fact about a house adds to its price. Three of four sales to learn from, every fourth to judge by.
 * With `--without <feature>` it only tries: nothing that the service uses is written.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { leastSquares } from './least-squares.ts';

const FEATURES = ['living_area', 'broker_fee', 'age', 'basement', 'baths', 'garage_area', 'condition'];

const without = process.argv[process.argv.indexOf('--without') + 1];
const isTry = process.argv.includes('--without');
const names = FEATURES.filter((name) => !isTry || name !== without);

const [header, ...lines] = (await readFile('data/sales.csv', 'utf8')).trim().split('\n');
const columns = header!.split(',');
const sales = lines.map((line) => {
  const cells = line.split(',').map(Number);
  const sale = Object.fromEntries(columns.map((name, i) => [name, cells[i]!]));
  return { ...sale, age: sale.sold! - sale.year_built! } as Record<string, number>;
});

const toX = (sale: Record<string, number>) => [1, ...names.map((name) => sale[name]!)];
const learn = sales.filter((_, i) => i % 4 !== 3);
const judge = sales.filter((_, i) => i % 4 === 3);
const weights = leastSquares(learn.map(toX), learn.map((sale) => sale.price!));

const errors = judge.map((sale) => Math.abs(toX(sale).reduce((sum, x, i) => sum + x * weights[i]!, 0) - sale.price!));
const error = errors.reduce((sum, one) => sum + one, 0) / errors.length;

await mkdir('out', { recursive: true });
await writeFile('out/report.json', `${JSON.stringify({ features: names.length, error: Math.round(error) })}\n`);
if (!isTry) await writeFile('model.json', `${JSON.stringify({ weights }, null, 2)}\n`);
console.log(`${names.length} features: ${names.join(', ')}`);
console.log(`average error on ${judge.length} sales it did not learn from: $${Math.round(error).toLocaleString('en-US')}`);
