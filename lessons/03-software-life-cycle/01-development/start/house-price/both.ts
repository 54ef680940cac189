// Two changes of the parameters, each by itself and both together: four trainings, judged by the sales of last month.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Params, parseCsv, predict, type Row, train } from '../lib/linear.ts';

const base: Params = JSON.parse(readFileSync('house-price/params.json', 'utf8'));
/** Half of the epochs with larger steps: half of the time. */
const quicker = { epochs: 3, rate: 0.6 };
/** Two more columns: a better estimate. */
const wider = { features: ['area', 'year', 'garage'] };

const rows = parseCsv(readFileSync('house-price/sales.csv', 'utf8'));
const known = parseCsv(readFileSync('house-price/known.csv', 'utf8'));
const same = (sum: number) => sum;
const target = (row: Row) => Math.log(Number(row.price));

/** The typical error of a training with these parameters, as a part of the price. */
function error(params: Params): number {
  const inputs = (row: Row) => params.features.map((feature) => Number(row[feature]));
  const model = train(rows.map(inputs), rows.map(target), params, same);
  const squares = known.map((row) => (predict(model, inputs(row), same) - target(row)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

const errors = {
  base: error(base),
  quicker: error({ ...base, ...quicker }),
  wider: error({ ...base, ...wider }),
  both: error({ ...base, ...quicker, ...wider }),
};
for (const [name, value] of Object.entries(errors))
  console.log(`${name.padEnd(8)} ${(100 * value).toFixed(1)} %`);
mkdirSync('out', { recursive: true });
writeFileSync('out/both.json', JSON.stringify(errors, null, 2));
