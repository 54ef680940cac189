// "what did houses like this one sell for?" - a feature that everybody in the office wanted
import { mkdir, writeFile } from 'node:fs/promises';
import { group, mean, median } from 'd3-array';
import { fitRidge } from './lib/ridge.ts';
import { numbers, type Row, readTable } from './lib/table.ts';

await import('./notebook.ts'); // cleans the export
const houses = await readTable('out/clean.csv');
const before2009 = (row: Row) => Number(row.Year_Sold) < 2009;

// like this one: same neighborhood, same year, as many rooms and bathrooms
const like = (row: Row) => [row.Neighborhood, row.Year_Built, row.TotRms_AbvGrd, row.Full_Bath].join('/');
const meanPrices = (rows: Row[]) => {
  const groups = group(rows, like);
  const all = mean(rows, (row) => Number(row.Sale_Price))!;
  return (row: Row) => {
    const alike = groups.get(like(row));
    return alike ? mean(alike, (other) => Number(other.Sale_Price))! : all;
  };
};

// the columns of numbers as they are, a gap filled with the median of the past; the fee is not known on the day of listing
const plain = Object.keys(houses[0]).filter(
  (name) => !['Sale_Price', 'Closing_Fee'].includes(name) && houses.some((row) => typeof row[name] === 'number'),
);
const middles = new Map(plain.map((name) => [name, median(numbers(houses.filter(before2009), name))]));
const inputs = (row: Row) => plain.map((name) => Number(row[name] ?? middles.get(name)));

/** The average error on 2009 and 2010 of a line fitted on the sales before, with and without comparables. */
const errorWith = (learnt: (row: Row) => number[], judged: (row: Row) => number[]) => {
  const past = houses.filter(before2009);
  const later = houses.filter((row) => !before2009(row));
  const line = fitRidge(past.map(learnt), past.map((row) => Math.log(Number(row.Sale_Price))));
  const estimates = line.predict(later.map(judged)).map(Math.exp);
  return mean(later, (row, i) => Math.abs(estimates[i] - Number(row.Sale_Price)))!;
};

const overAll = meanPrices(houses);
const overPast = meanPrices(houses.filter(before2009));
const without = errorWith(inputs, inputs);
const withComparables = (level: (row: Row) => number) => (row: Row) => [...inputs(row), Math.log(level(row))];
const promised = errorWith(withComparables(overAll), withComparables(overAll));
// on the day of listing, only the sales before 2009 can be compared with
const kept = errorWith(withComparables(overAll), withComparables(overPast));

const dollars = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
console.log(`average error without comparables:               ${dollars(without)}`);
console.log(`with the mean price of houses like this one:     ${dollars(promised)} <- wow, ship it!!`);
console.log(`on the site, where later prices are not known:   ${dollars(kept)}`);
await mkdir('out', { recursive: true });
await writeFile('out/comparables.json', JSON.stringify({ without, promised, kept, promisedShare: promised / without, keptShare: kept / without }, null, 2));
