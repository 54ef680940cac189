/**
 * The final training: the settings of params.json, on every sale before 2009. Writes the model, and its estimates of the
 * held-out sales beside what the houses sold for.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { trainCandidate } from './candidate.ts';
import { parseCsv } from './csv.ts';
import { averageError } from './metrics.ts';
import { readParams } from './params.ts';
import { LARGEST, toHouse } from './sales.ts';

const FIRST_HELD_OUT_YEAR = 2009;

const table = parseCsv(await readFile('data/ames_housing.csv', 'utf8'))
  .map((cells, index) => ({ row: index + 1, cells, sale: { ...toHouse(cells), price: Number(cells.Sale_Price) } }))
  .filter(({ sale }) => sale.livingArea <= LARGEST);
const past = table.filter(({ sale }) => sale.yearSold < FIRST_HELD_OUT_YEAR).map(({ sale }) => sale);
const heldOut = table.filter(({ sale }) => sale.yearSold >= FIRST_HELD_OUT_YEAR);

const model = await trainCandidate(past, await readParams());
const estimates = model.predict(heldOut.map(({ sale }) => sale));
const saved = model.save();
model.dispose();

await mkdir('out', { recursive: true });
await writeFile('out/model.json', `${JSON.stringify(saved)}\n`);
const lines = heldOut.map(({ row, cells, sale }, i) =>
  [row, cells.Year_Sold, cells.Mo_Sold, cells.Neighborhood, sale.price, Math.round(estimates[i]!)].join(','),
);
await writeFile('out/predictions.csv', `row,Year_Sold,Mo_Sold,Neighborhood,Sale_Price,estimate\n${lines.join('\n')}\n`);

const error = averageError(estimates, heldOut.map(({ sale }) => sale.price));
console.log(`trained on ${past.length} sales before ${FIRST_HELD_OUT_YEAR}; wrote out/model.json and out/predictions.csv`);
console.log(`average error on ${heldOut.length} held-out sales: $${Math.round(error).toLocaleString('en-US')}`);
