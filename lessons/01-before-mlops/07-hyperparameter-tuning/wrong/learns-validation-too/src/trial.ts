/** One trial: trains with the settings of params.json, and says how good they are. */
import { mkdir, writeFile } from 'node:fs/promises';
import { trainCandidate } from './candidate.ts';
import { averageError } from './metrics.ts';
import { readParams } from './params.ts';
import { readSales } from './sales.ts';
import { splitByYear } from './split.ts';

const params = await readParams();
const past = splitByYear(await readSales()).training;
const { heldOut: validation } = splitByYear(past, 2008);

const model = await trainCandidate(past, params);
const validationError = averageError(model.predict(validation), validation.map((sale) => sale.price));
model.dispose();

await mkdir('out', { recursive: true });
await writeFile('out/trial.json', `${JSON.stringify({ validationError })}\n`);
console.log(`${params.epochs} epochs on ${past.length} sales, judged by ${validation.length}: $${validationError.toFixed(0)}`);
