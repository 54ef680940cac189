// two classes that are not of one size: data/telco_churn.csv
import { mkdir, writeFile } from 'node:fs/promises';
import { countBy, groupBy, readTable } from './lib/table.ts';

const customers = await readTable('data/telco_churn.csv');
const left = (rows: typeof customers) => rows.filter((row) => row.churn === 'Yes').length / rows.length;
console.table(countBy(customers, 'churn').map(([churn, rows]) => ({ churn, rows, share: rows / customers.length })));

// a "model" that says of everybody: stays
const accuracy = 1 - left(customers);
console.log(`"nobody leaves" is right for ${(100 * accuracy).toFixed(1)} % of ${customers.length} customers, and finds none of those who leave`);

const byContract = [...groupBy(customers, 'contract')].map(([contract, rows]) => ({ contract, rows: rows.length, left: left(rows) }));
console.table(byContract);

await mkdir('out', { recursive: true });
const rates = Object.fromEntries(byContract.map(({ contract, left }) => [contract.replace(/\W+/g, '_'), left]));
await writeFile('out/balance.json', JSON.stringify({ customers: customers.length, accuracy, found: 0, left: rates }, null, 2));
