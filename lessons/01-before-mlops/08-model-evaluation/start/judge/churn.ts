/**
 * A small model of churn for Northline: logistic regression on seven tenths of the customers. It writes a probability for
 * every customer, and says which part each belongs to.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseCsv } from '../src/csv.ts';
import { seedEverything } from '../src/seed.ts';
import { fitLogistic } from './logistic.ts';

const customers = parseCsv(await readFile('data/telco_churn.csv', 'utf8'));
seedEverything(18);
const parts = customers.map(() => (Math.random() < 0.7 ? 'train' : 'held-out'));
const truth = customers.map((customer) => (customer.churn === 'Yes' ? 1 : 0));
const training = customers.filter((_, i) => parts[i] === 'train');

const names = ['female', 'senior_citizen', 'partner', 'dependents', 'paperless_billing', 'tenure', 'monthly_charges'];
const choices = ['internet_service', 'contract', 'payment_method', 'online_security', 'tech_support', 'multiple_lines'];
const columns = choices.flatMap((name) =>
  [...new Set(training.map((customer) => customer[name]!))].sort().slice(1).map((value) => ({ name, value })),
);
const encode = (customer: Record<string, string>) => [
  ...names.map((name) => Number(customer[name])),
  Math.log1p(Number(customer.tenure)),
  ...columns.map(({ name, value }) => (customer[name] === value ? 1 : 0)),
];

const model = fitLogistic(
  training.map(encode),
  truth.filter((_, i) => parts[i] === 'train'),
);
const probabilities = customers.map((customer) => model.probability(encode(customer)));

const heldOut = customers.flatMap((_, i) => (parts[i] === 'held-out' ? [i] : []));
const right = heldOut.filter((i) => (probabilities[i]! >= 0.5 ? 1 : 0) === truth[i]).length;
const stayed = heldOut.filter((i) => truth[i] === 0).length;
const costs = JSON.parse(await readFile('costs.json', 'utf8')) as { falseAlarm: number; missedLeaver: number };
const costAt = (threshold: number) =>
  heldOut.reduce((sum, i) => {
    const called = probabilities[i]! >= threshold;
    return sum + (called && truth[i] === 0 ? costs.falseAlarm : !called && truth[i] === 1 ? costs.missedLeaver : 0);
  }, 0);
const summary = {
  heldOut: heldOut.length,
  leavers: heldOut.length - stayed,
  accuracy: right / heldOut.length,
  accuracyOfCallingNobody: stayed / heldOut.length,
  costAtHalf: costAt(0.5),
  costOfCallingEverybody: costAt(0),
  shareOfThat: costAt(0.5) / costAt(0),
};

await mkdir('out', { recursive: true });
const lines = customers.map((customer, i) =>
  [i + 1, parts[i], customer.contract, truth[i], probabilities[i]!.toFixed(4)].join(','),
);
await writeFile('out/churn-predictions.csv', `row,part,contract,truth,probability\n${lines.join('\n')}\n`);
await writeFile('out/churn.json', `${JSON.stringify(summary, null, 2)}\n`);
console.log(`trained on ${training.length} customers; ${summary.heldOut} held out, of whom ${summary.leavers} left`);
console.log(`at a threshold of 0.5: right for ${percent(summary.accuracy)} of them; calling nobody would be right for ${percent(summary.accuracyOfCallingNobody)}`);
console.log(`and it costs ${dollars(summary.costAtHalf)}; calling everybody would cost ${dollars(summary.costOfCallingEverybody)}`);

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString('en-US')}`;
}
