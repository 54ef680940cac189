// npm run train                              churn/train.csv → churn/model.json
// npm run train -- --days 4                  what became known in the last 4 days of rows/labelled.csv → churn/model.json
// npm run train -- --days 4 --hold-out 1     the same without the newest day, which goes to rows/held-out.csv
import { readFileSync, writeFileSync } from 'node:fs';
import { csvOf, customerOf, readTable } from './customers.ts';
import { trainModel } from './model.ts';
import { knownLately, option, splitOff } from './rows.ts';

const days = option('--days', 0);
const holdOut = option('--hold-out', 0);
const { older, newest } = splitOff(days === 0 ? readTable('churn/train.csv') : knownLately(days), holdOut);
// A row with a gap teaches nothing.
const rows = older.filter((row) => row.tenure !== '' && row.monthly !== '');
const params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const model = trainModel(rows.map(customerOf), rows.map(({ left }) => left === 'yes'), params);
writeFileSync('churn/model.json', `${JSON.stringify(model)}\n`);
if (newest.length > 0) writeFileSync('rows/held-out.csv', csvOf(newest));
console.log(`Trained on ${rows.length} customers${holdOut > 0 ? `; ${newest.length} newer ones are held out` : ''}.`);
