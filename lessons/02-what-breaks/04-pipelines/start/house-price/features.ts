// data/clean.csv → data/features.csv: the area, the garage, the year in features.bands bands, the log of the price.
import { bandsOf } from '../lib/bands.ts';
import { paramsOf } from '../lib/params.ts';
import { readTable, writeTable } from '../lib/table.ts';

const { bands } = paramsOf('features');
const rows = readTable('data/clean.csv').map(({ area, garage, year, price }) => ({
  area: area!,
  garage: garage!,
  ...Object.fromEntries(bandsOf(Number(year), 1900, 2010, bands!).map((one, i) => [`year_${i + 1}`, one])),
  target: Math.log(Number(price)).toFixed(6),
}));
writeTable('data/features.csv', rows);
console.log(`features: ${Object.keys(rows[0]!).length - 1} columns`);
