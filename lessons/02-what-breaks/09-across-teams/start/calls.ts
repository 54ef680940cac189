// Whom Northline calls today: the 30 % of the customers who are most likely to leave.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readCustomers } from './lib/customers.ts';
import { ranked } from './lib/score.ts';

const SHARE = 0.3;

const [folder = 'warehouse/export/customers'] = process.argv.slice(2);
const customers = readCustomers(folder);
const model = JSON.parse(readFileSync('model.json', 'utf8'));
const list = ranked(model, customers).slice(0, Math.round(SHARE * customers.length));
mkdirSync('out', { recursive: true });
writeFileSync('out/calls.csv', `customer_id\n${list.map(({ id }) => `${id}\n`).join('')}`);
console.log(`${list.length} of ${customers.length} customers to call, ${list[0]?.id} first`);
