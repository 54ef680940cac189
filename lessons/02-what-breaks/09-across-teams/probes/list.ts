// Who belongs on the list, by the warehouse's own table: nothing of an export is in it.
import { readFileSync } from 'node:fs';

const SHARE = 0.3;

/** @returns the customers who belong on the list. */
export default function belonging() {
  const { bias, weights } = JSON.parse(readFileSync('model.json', 'utf8'));
  const [head = '', ...lines] = readFileSync('tables/customers.csv', 'utf8').trim().split('\n');
  const names = head.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
  const score = (row: Record<string, string>) =>
    bias +
    weights.tenure * Number(row.months) +
    weights.monthly * Number(row.monthly) +
    weights.fiber * Number(row.internet === 'fiber') +
    weights.one_year * Number(row.contract === 'one year') +
    weights.two_years * Number(row.contract === 'two years') +
    weights.paperless * Number(row.paperless === 'yes') +
    weights.senior * Number(row.senior === 'yes');
  const size = Math.round(SHARE * rows.length);
  const ranked = rows.map((row) => ({ id: row.customer!, score: score(row) })).sort((a, b) => b.score - a.score);
  return { ids: ranked.slice(0, size).map(({ id }) => id) };
}
