import { readFile } from 'node:fs/promises';
import { parseCsv } from '../src/csv.ts';
import { loadModel } from '../src/saved-model.ts';
import { toHouse } from '../src/sales.ts';

/** What the script says of rows of the table (from 1), in dollars: read as for training, asked of `out/model.json`. */
export async function scriptEstimates(rows: number[]): Promise<number[]> {
  const table = parseCsv(await readFile('data/ames_housing.csv', 'utf8'));
  const model = loadModel(JSON.parse(await readFile('out/model.json', 'utf8')));
  return model.predict(rows.map((row) => toHouse(table[row - 1]!)));
}
