// Serves a season of customers by the model, as it happened: data/seasons/<name>.csv → churn/monitoring/served.csv, labels.csv
import { readFileSync, writeFileSync } from 'node:fs';
import { customerOf, readTable } from './customers.ts';
import { score } from './model.ts';
import { answer } from './serve.ts';

const name = process.argv[2] ?? 'calm';
const model = JSON.parse(readFileSync('churn/model.json', 'utf8'));
const { threshold } = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const rows = readTable(`data/seasons/${name}.csv`);
const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'known_at' && column !== 'left');
const served = rows.map((row) => {
  const likely = score(model, customerOf(row));
  const told = Number.isNaN(likely) ? '' : likely.toFixed(3);
  return [...columns.map((column) => row[column]), told, answer(model, threshold, row)].join(',');
});
writeFileSync('churn/monitoring/served.csv', `${[[...columns, 'score', 'call'].join(','), ...served].join('\n')}\n`);
const labels = rows.map(({ id, known_at, left }) => `${id},${known_at},${left}`);
writeFileSync('churn/monitoring/labels.csv', `${['id,known_at,left', ...labels].join('\n')}\n`);
const missed = rows.filter((row) => row.left === 'yes' && answer(model, threshold, row) === 'no').length;
console.log(`Served ${rows.length} customers of the season ${name}. Of them, ${missed} left and were not called.`);
