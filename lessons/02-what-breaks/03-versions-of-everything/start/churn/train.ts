import { readFileSync, writeFileSync } from 'node:fs';
import { type Params, parseCsv, predict, type Row, train } from '../lib/linear.ts';
import { track } from '../lib/track.ts';

const DATA = 'churn/data/customers.csv';

const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum));
const inputsOf = (row: Row, features: readonly string[]) => features.map((feature) => Number(row[feature]));
const targetOf = (row: Row) => Number(row.churn === 'Yes');

const params: Params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const rows = parseCsv(readFileSync(DATA, 'utf8'));
const inputs = rows.map((row) => inputsOf(row, params.features));
const model = train(inputs, rows.map(targetOf), params, sigmoid);
writeFileSync('churn/model.json', JSON.stringify(model));

// Judged by customers of last month, whose end is known.
const known = parseCsv(readFileSync('churn/known.csv', 'utf8'));
const scores = known.map((row) => predict(model, inputsOf(row, params.features), sigmoid));
const pairs = known.flatMap((a, i) =>
  targetOf(a) === 1 ? known.flatMap((b, j) => (targetOf(b) === 0 ? [Number(scores[i]! > scores[j]!)] : [])) : [],
);
const auc = pairs.reduce((sum, hit) => sum + hit, 0) / pairs.length;
const version = await track('churn', { data: DATA, params, model, metrics: { auc }, activation: 'sigmoid' });
console.log(`churn, version ${version}: AUC ${auc.toFixed(3)}`);
