/** What the script of the workspace says of the houses in these requests, and how far it is from what they sold for. */
import { readFile } from 'node:fs/promises';
import { parseCsv } from '../src/csv.ts';
import { loadModel } from '../src/saved-model.ts';
import { toHouse } from '../src/sales.ts';

export default async function script({ requests }: { requests: { row: number }[] }) {
  const table = parseCsv(await readFile('data/ames_housing.csv', 'utf8'));
  const model = loadModel(JSON.parse(await readFile('out/model.json', 'utf8')));
  const rows = requests.map(({ row }) => table[row - 1]!);
  const references = model.predict(rows.map(toHouse));
  const prices = rows.map((row) => Number(row.Sale_Price));
  const middle = [...prices].sort((a, b) => a - b)[prices.length >> 1] ?? 0;
  const average = (misses: number[]) => misses.reduce((sum, miss) => sum + miss, 0) / Math.max(1, misses.length);
  return {
    references: references.map((estimate) => (Number.isFinite(estimate) ? estimate : null)),
    facts: {
      scriptError: average(references.map((estimate, i) => Math.abs(estimate - prices[i]!))),
      middleError: average(prices.map((price) => Math.abs(middle - price))),
    },
  };
}
