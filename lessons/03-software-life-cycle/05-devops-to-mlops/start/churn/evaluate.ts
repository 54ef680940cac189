// npm run evaluate                         candidate and champion on churn/test.csv → out/evaluation.json
// npm run evaluate -- rows/held-out.csv    the same on other rows
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { costsOf } from './costs.ts';
import { readTable } from './customers.ts';

const path = process.argv[2] ?? 'churn/test.csv';
const rows = readTable(path);
const { threshold } = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const on = (model: string) => costsOf(JSON.parse(readFileSync(model, 'utf8')), threshold, rows);
const evaluation = { on: path, rows: rows.length, candidate: on('churn/model.json'), champion: on('champion/model.json') };
mkdirSync('out', { recursive: true });
writeFileSync('out/evaluation.json', `${JSON.stringify(evaluation, null, 2)}\n`);
for (const name of ['candidate', 'champion'] as const) {
  const { cost, missed, called } = evaluation[name];
  console.log(`${name.padEnd(10)} ${cost.toFixed(0).padStart(4)} $ a customer, ${(100 * missed).toFixed(0)} % missed, ${(100 * called).toFixed(0)} % called`);
}
