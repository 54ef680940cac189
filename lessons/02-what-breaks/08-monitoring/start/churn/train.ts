// npm run train                churn/train.csv → churn/model.json
// npm run retrain -- --days 7  the rows of churn/labelled.csv that became known in the last 7 days → churn/model.json
// npm run retrain              churn/train.csv and all of churn/labelled.csv → churn/model.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { customerOf, readTable } from './customers.ts';
import { trainModel } from './model.ts';

const DAY = 86_400_000;
const args = process.argv.slice(2);
const days = args.includes('--days') ? Number(args[args.indexOf('--days') + 1]) : null;
const labelled = args.includes('--labelled') && existsSync('churn/labelled.csv') ? readTable('churn/labelled.csv') : [];
const newest = Math.max(...labelled.map(({ known_at }) => Date.parse(known_at)));
const chosen =
  days === null
    ? [...readTable('churn/train.csv'), ...labelled]
    : labelled.filter(({ known_at }) => Date.parse(known_at) > newest - days * DAY);
// A row with a gap teaches nothing.
const rows = chosen.filter((row) => row.tenure !== '' && row.monthly !== '');
if (rows.length < 100) {
  console.error(`Only ${rows.length} rows are labelled. That is too few to train on.`);
  process.exit(1);
}
const params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const model = trainModel(rows.map(customerOf), rows.map(({ left }) => left === 'yes'), params);
writeFileSync('churn/model.json', `${JSON.stringify(model)}\n`);
console.log(`Trained on ${rows.length} customers.`);
