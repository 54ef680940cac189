// npm run data: says no where rows/labelled.csv is not as churn/contract.json has it.
import { readFileSync } from 'node:fs';
import { knownLately } from './rows.ts';

const contract = JSON.parse(readFileSync('churn/contract.json', 'utf8'));
const rows = knownLately(contract.days);
const problems: string[] = [];

if (rows.length < contract.rows) problems.push(`${rows.length} rows in ${contract.days} days, ${contract.rows} at least`);
for (const name of ['tenure', 'monthly']) {
  const [least, most] = contract[name];
  const cells = rows.map((row) => row[name]!);
  const gaps = cells.filter((cell) => cell === '').length / cells.length;
  if (gaps > contract.gaps) problems.push(`${name} is missing in ${(100 * gaps).toFixed(1)} % of the rows`);
  const odd = cells.find((cell) => cell !== '' && !(Number(cell) >= least && Number(cell) <= most));
  if (odd !== undefined) problems.push(`${name} is ${odd}, from ${least} to ${most} are healthy`);
}
for (const name of ['internet', 'contract']) {
  const odd = rows.find((row) => !contract[name].includes(row[name]));
  if (odd) problems.push(`${name} is “${odd[name]}”, which is none of ${contract[name].join(', ')}`);
}
const left = rows.filter((row) => row.left === 'yes').length / rows.length;
if (!(left >= contract.left[0] && left <= contract.left[1])) problems.push(`${(100 * left).toFixed(0)} % are said to have left`);

for (const says of problems) console.log(`::error file=churn/contract.json,line=1::${says}`);
console.log(`data: ${rows.length} rows, ${problems.length} problems`);
if (problems.length > 0) process.exit(1);
