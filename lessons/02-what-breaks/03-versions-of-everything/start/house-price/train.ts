import { readFileSync, writeFileSync } from 'node:fs';
import { type Params, parseCsv, predict, type Row, train } from '../lib/linear.ts';
import { track } from '../lib/track.ts';

const DATA = 'house-price/data/sales.csv';

const same = (sum: number) => sum;
const inputsOf = (row: Row, features: readonly string[]) => features.map((feature) => Number(row[feature]));
const targetOf = (row: Row) => Math.log(Number(row.price));

const params: Params = JSON.parse(readFileSync('house-price/params.json', 'utf8'));
const rows = parseCsv(readFileSync(DATA, 'utf8'));
const model = train(rows.map((row) => inputsOf(row, params.features)), rows.map(targetOf), params, same);
writeFileSync('house-price/model.json', JSON.stringify(model));

// Judged by sales of last month.
const known = parseCsv(readFileSync('house-price/known.csv', 'utf8'));
const errors = known.map(
  (row) => predict(model, inputsOf(row, params.features), same) - targetOf(row),
);
const rmsle = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
const version = await track('house-price', { data: DATA, params, model, metrics: { rmsle }, activation: 'linear' });
console.log(`house-price, version ${version}: error ${(100 * rmsle).toFixed(1)} %`);
