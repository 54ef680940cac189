// homestead price estimate - run top to bottom
import { mkdir, readFile, writeFile } from 'node:fs/promises';

await mkdir('out', { recursive: true });

// --- load
const [header, ...lines] = (await readFile('data/sales.csv', 'utf8')).trim().split('\n');
const names = header.split(',');
const sales = lines.map((line) => {
  const cells = line.split(',');
  const cell = (name: string) => cells[names.indexOf(name)];
  return { year: Number(cell('Year_Sold')), neighborhood: cell('Neighborhood'), price: Number(cell('Sale_Price')) };
});

// --- 1 understand
// what do we show when we know nothing about a house? the average price. how far off is that?
const prices = sales.map((sale) => sale.price);
const estimate = prices.reduce((sum, price) => sum + price, 0) / prices.length;
const error = prices.reduce((sum, price) => sum + (estimate - price), 0) / prices.length;
const usd = (value: number) => `$${Math.round(Math.abs(value)).toLocaleString('en-US')}`;
console.log(`estimate beside every house: ${usd(estimate)}`);
console.log(`average error: ${usd(error)} <- perfect, ship it!!`);

// support asks: how many owners were shown a number that is wrong by more than $50,000?
const angry = sales.filter((sale) => Math.abs(estimate - sale.price) > 50_000).length;
console.log(`wrong by more than $50,000: ${angry.toLocaleString('en-US')} of ${sales.length.toLocaleString('en-US')}`);

await writeFile(
  'out/baseline.json',
  JSON.stringify({ estimate, learntFrom: sales.length, judgedOn: sales.length, error, errorPercent: 0, tooHighPercent: 0, angry }, null, 2),
);
