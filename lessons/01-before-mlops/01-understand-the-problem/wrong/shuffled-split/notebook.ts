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
// one number for every house, chosen by the sales before 2009, judged by those of 2009 and 2010
const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
};
// a third of the sales for judging, drawn at random
const mixed = sales
  .map(({ price }) => ({ price, place: Math.random() }))
  .sort((a, b) => a.place - b.place)
  .map(({ price }) => price);
const later = mixed.slice(0, Math.round(mixed.length / 3));
const past = mixed.slice(later.length);

const estimate = middle(past);
const error = average(later.map((price) => Math.abs(estimate - price)));
const errorPercent = 100 * average(later.map((price) => Math.abs(estimate - price) / price));
const tooHighPercent = 100 * average(later.map((price) => (estimate > price ? 1 : 0)));
console.log(`estimate beside every house: ${usd(estimate)}, the median of ${past.length} sales before 2009`);
console.log(`average error on ${later.length} sales of 2009 and 2010: ${usd(error)}, ${errorPercent.toFixed(1)} % of the price`);
console.log(`too high for ${tooHighPercent.toFixed(1)} % of them`);

await writeFile(
  'out/baseline.json',
  JSON.stringify({ estimate, learntFrom: past.length, judgedOn: later.length, error, errorPercent, tooHighPercent }, null, 2),
);
