// a vendor offers 1,000 "market signals" for every house in Northridge Heights. do they help? (quick check)
import { mkdir, writeFile } from 'node:fs/promises';
import { correlation, meanAbsoluteError, seededRandom } from './lib/importance.ts';
import { fitRidge } from './lib/ridge.ts';
import { readTable } from './lib/table.ts';

const sales = (await readTable('data/sales.csv'))
  .filter((row) => row.Neighborhood === 'Northridge_Heights')
  .map((row) => ({ year: Number(row.Year_Sold), month: Number(row.Mo_Sold), price: Number(row.Sale_Price) }))
  .sort((a, b) => a.year - b.year || a.month - b.month || a.price - b.price);

// what the vendor sends: nobody asked where it comes from
const random = seededRandom(1);
const deliver = () => sales.map(() => Array.from({ length: 1000 }, () => random()));
const signals = deliver();

// keep the 20 that go best with the price
const best = (isUsed: (sale: { year: number }) => boolean) => {
  const used = sales.flatMap((sale, i) => (isUsed(sale) ? [i] : []));
  const prices = used.map((i) => sales[i].price);
  const strength = signals[0].map((_, k) => Math.abs(correlation(used.map((i) => signals[i][k]), prices)));
  return [...strength.keys()].sort((a, b) => strength[b] - strength[a]).slice(0, 20);
};

// train on the sales before 2009, judge by 2009 and 2010. all clean!
const errorWith = (kept: number[], table = signals) => {
  const rows = (isUsed: (year: number) => boolean) => sales.flatMap((sale, i) => (isUsed(sale.year) ? [i] : []));
  const [past, later] = [rows((year) => year < 2009), rows((year) => year >= 2009)];
  const pick = (from: number[]) => from.map((i) => kept.map((k) => table[i][k]));
  const model = fitRidge(pick(past), past.map((i) => sales[i].price), 1);
  return meanAbsoluteError(model.predict(pick(later)), later.map((i) => sales[i].price));
};

const past = sales.filter((sale) => sale.year < 2009).map((sale) => sale.price).sort((a, b) => a - b);
const later = sales.filter((sale) => sale.year >= 2009).map((sale) => sale.price);
const oneNumber = meanAbsoluteError(later.map(() => past[Math.floor(past.length / 2)]), later);
const kept = best(() => true);
const promised = errorWith(kept);
const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
console.log(`one number for all ${later.length} houses of 2009 and 2010: off by ${usd(oneNumber)}`);
console.log(`with the 20 best signals:                    off by ${usd(promised)} <- buy them!!`);

// the same vendor, the same houses, delivered once more
const inUse = errorWith(kept, deliver());
console.log(`the same 20 signals, delivered again:        off by ${usd(inUse)}`);
const chosenByPast = errorWith(best((sale) => sale.year < 2009));
console.log(`20 signals chosen by the past alone:         off by ${usd(chosenByPast)}`);

await mkdir('out', { recursive: true });
const found = { oneNumber, promised, inUse, chosenByPast, promisedShare: promised / oneNumber };
await writeFile('out/signals.json', JSON.stringify(found, null, 2));
