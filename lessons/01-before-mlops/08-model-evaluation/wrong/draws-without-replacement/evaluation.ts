/** The evaluation: what a decision about the model may rest on. Reads files, writes out/evaluation.json. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseCsv } from './src/csv.ts';
import { seedEverything } from './src/seed.ts';

/** A group of fewer sales is not called the worst. */
const LEAST_SALES = 30;
const RESAMPLES = 40;

interface Interval {
  low: number;
  high: number;
}

seedEverything(8);

const sales = parseCsv(await readFile('out/predictions.csv', 'utf8'));
const errors = (column: string) => sales.map((sale) => Math.abs(Number(sale[column]) - Number(sale.Sale_Price)));
const model = errors('estimate');
const baseline = errors('baseline');

const overall = { n: sales.length, mae: mean(model), ...interval(model) };

const places = new Map<string, number[]>();
sales.forEach((sale, i) => places.set(sale.Neighborhood!, [...(places.get(sale.Neighborhood!) ?? []), model[i]!]));
const [name, worst] = [...places]
  .filter(([, own]) => own.length >= LEAST_SALES)
  .sort((a, b) => mean(b[1]) - mean(a[1]))[0]!;
const worstGroup = { name, n: worst.length, mae: mean(worst), ...interval(worst) };

const differences = model.map((error, i) => error - baseline[i]!);
const comparison = { difference: mean(differences), ...interval(differences) };

const costs = JSON.parse(await readFile('costs.json', 'utf8')) as { falseAlarm: number; missedLeaver: number };
const customers = parseCsv(await readFile('out/churn-predictions.csv', 'utf8'))
  .filter((customer) => customer.part === 'held-out')
  .map((customer) => ({ left: customer.truth === '1', probability: Number(customer.probability) }));
const costOf = (threshold: number) =>
  customers.reduce((sum, { left, probability }) => {
    const called = probability >= threshold;
    return sum + (called && !left ? costs.falseAlarm : !called && left ? costs.missedLeaver : 0);
  }, 0);
const churn = [...new Set(customers.map((customer) => customer.probability))]
  .map((threshold) => ({ threshold, cost: costOf(threshold) }))
  .reduce((best, one) => (one.cost < best.cost ? one : best));

const evaluation = { overall, worstGroup, comparison, churn };
await mkdir('out', { recursive: true });
await writeFile('out/evaluation.json', `${JSON.stringify(evaluation, null, 2)}\n`);

console.log(`average error ${dollars(overall.mae)}, 95 % interval ${range(overall)}, ${overall.n} sales`);
console.log(`worst group ${name}: ${dollars(worstGroup.mae)}, ${range(worstGroup)}, ${worstGroup.n} sales`);
console.log(`model less baseline: ${dollars(comparison.difference)}, ${range(comparison)}`);
console.log(`call from a probability of ${churn.threshold} on: ${dollars(churn.cost)} for ${customers.length} customers`);

/** The percentile bootstrap: the middle 95 % of the means of resamples. */
function interval(values: number[]): Interval {
  const means = Array.from({ length: RESAMPLES }, () => {
    const shuffled = values
      .map((value) => ({ value, place: Math.random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ value }) => value);
    return mean(shuffled);
  }).sort((a, b) => a - b);
  return { low: means[Math.floor(0.025 * RESAMPLES)]!, high: means[Math.ceil(0.975 * RESAMPLES) - 1]! };
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dollars(amount: number): string {
  return `${amount < 0 ? '-' : ''}$${Math.round(Math.abs(amount)).toLocaleString('en-US')}`;
}

function range({ low, high }: Interval): string {
  return `${dollars(low)} to ${dollars(high)}`;
}
