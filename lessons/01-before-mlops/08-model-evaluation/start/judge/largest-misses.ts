/** The fifty listings that the estimate missed by most, by neighbourhood: what people will ring about. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseCsv } from '../src/csv.ts';

const sales = parseCsv(await readFile('out/predictions.csv', 'utf8')).map((row) => ({
  place: row.Neighborhood!,
  price: Number(row.Sale_Price),
  miss: Number(row.estimate) - Number(row.Sale_Price),
}));
const worst = sales.sort((a, b) => Math.abs(b.miss) - Math.abs(a.miss)).slice(0, 50);

const places = new Map<string, number>();
for (const { place } of worst) places.set(place, (places.get(place) ?? 0) + 1);
const ranked = [...places].sort((a, b) => b[1] - a[1]);

console.log('the five largest misses:');
for (const { place, price, miss } of worst.slice(0, 5)) {
  console.log(`  ${place}: sold for ${dollars(price)}, estimated ${dollars(Math.abs(miss))} too ${miss < 0 ? 'low' : 'high'}`);
}
console.log('where the fifty largest are:');
for (const [place, count] of ranked.slice(0, 5)) console.log(`  ${count} in ${place}`);

const [place = '', count = 0] = ranked[0] ?? [];
const there = sales.filter((sale) => sale.place === place).length;
await mkdir('out', { recursive: true });
await writeFile(
  'out/largest-misses.json',
  `${JSON.stringify({ misses: worst.length, place, count, salesThere: there, shareOfSales: there / sales.length }, null, 2)}\n`,
);

function dollars(amount: number): string {
  return `$${Math.round(amount).toLocaleString('en-US')}`;
}
