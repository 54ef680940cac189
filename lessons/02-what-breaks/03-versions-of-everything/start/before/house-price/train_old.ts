// node before/house-price/train_old.ts <data> <params>: prints the answers for the inputs that were asked on Monday
import { readFileSync, writeFileSync } from 'node:fs';
import { parseCsv, predict, train } from '../../lib/linear.ts';

const [data, settings] = process.argv.slice(2);
const params = JSON.parse(readFileSync(settings!, 'utf8'));
const link = (sum: number) => sum;
const inputs = (row) => params.features.map((feature) => Number(row[feature]));
const rows = parseCsv(readFileSync(data!, 'utf8'));
const model = train(rows.map(inputs), rows.map((row) => Math.log(Number(row.price))), params, link);
writeFileSync('before/house-price/model_final2.json', JSON.stringify(model));
for (const row of parseCsv(readFileSync('before/house-price/answers-monday-inputs.csv', 'utf8')))
  console.log(predict(model, inputs(row), link));
