// node before/churn/train.ts <data> <params>: prints the answers for the inputs that were asked on Monday
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCsv, predict, train } from '../../lib/linear.ts';

const [data, settings] = process.argv.slice(2);
const params = JSON.parse(readFileSync(settings!, 'utf8'));
const link = (sum: number) => 1 / (1 + Math.exp(-sum));
const inputs = (row) => params.features.map((feature) => Number(row[feature])).map((value) => Math.min(value, 60));
const rows = parseCsv(readFileSync(data!, 'utf8'));
const model = train(rows.map(inputs), rows.map((row) => Number(row.churn === 'Yes')), params, link);
writeFileSync('before/churn/model_final2.json', JSON.stringify(model));
for (const row of parseCsv(readFileSync('before/churn/answers-monday-inputs.csv', 'utf8')))
  console.log(predict(model, inputs(row), link));
