/**
 * Trains the final model again (src/final.ts), and adds to its out/predictions.csv what else is needed to judge it: the
 * estimate of the linear baseline for the same sales, and the decade in which the house was built.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fitBaseline } from '../src/baseline.ts';
import { parseCsv } from '../src/csv.ts';
import '../src/final.ts';
import { readSales, toHouse } from '../src/sales.ts';
import { splitByYear } from '../src/split.ts';

const table = parseCsv(await readFile('data/ames_housing.csv', 'utf8'));
const predictions = parseCsv(await readFile('out/predictions.csv', 'utf8'));
const houses = predictions.map((prediction) => toHouse(table[Number(prediction.row) - 1]!));
const baseline = fitBaseline(splitByYear(await readSales()).training).predict(houses);

const lines = predictions.map(({ row, Year_Sold, Mo_Sold, Neighborhood, Sale_Price, estimate }, i) => {
  const built = `${Math.floor(houses[i]!.yearBuilt / 10) * 10}s`;
  return [row, Year_Sold, Mo_Sold, Neighborhood, built, Sale_Price, estimate, Math.round(baseline[i]!)].join(',');
});
const header = 'row,Year_Sold,Mo_Sold,Neighborhood,Built,Sale_Price,estimate,baseline';
await writeFile('out/predictions.csv', `${header}\n${lines.join('\n')}\n`);
console.log(`added the baseline to ${predictions.length} rows of out/predictions.csv`);
