// Makes the call list of a day whose outcome is known, and says what it is worth.
import { readFileSync, writeFileSync } from 'node:fs';
import { callList } from './call-list.ts';
import { readCustomers } from './customers.ts';

const params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
const list = callList(readCustomers('churn/customers.csv'), params);
const leavers = list.filter(({ left }) => left).length;
const metrics = {
  calls: list.length,
  leavers,
  precision: list.length === 0 ? 0 : Number((leavers / list.length).toFixed(3)),
  cost: list.length * params.call_cost,
};
writeFileSync('churn/metrics.json', `${JSON.stringify(metrics, null, 2)}\n`);
console.log(`${metrics.calls} calls, ${leavers} of them to customers who would have left, ${metrics.cost} €`);
