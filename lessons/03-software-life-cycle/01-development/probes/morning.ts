/** Makes the list of a morning by what is on main, and holds it against the one that is wanted. */
import { readFileSync } from 'node:fs';
import { callList } from '../churn/call-list.ts';
import { readCustomers } from '../churn/customers.ts';

const MONDAY = { threshold: 0.5, calls_per_day: 40, min_tenure_months: 0 };

function listed(customers: readonly { id: number }[]): number[] {
  try {
    const params = JSON.parse(readFileSync('churn/params.json', 'utf8'));
    return callList(customers as never, params).map(({ id }: { id: number }) => id);
  } catch {
    // A file that cannot be read, or code that throws: nobody is called.
    return [];
  }
}

export default function morning({ wanted }: { wanted: Partial<typeof MONDAY> }) {
  const { threshold, calls_per_day, min_tenure_months } = { ...MONDAY, ...wanted };
  const customers = readCustomers('churn/customers.csv');
  const right = customers
    .filter((one) => one.score >= threshold && one.tenure >= min_tenure_months)
    .sort((a, b) => b.score - a.score)
    .slice(0, calls_per_day)
    .map(({ id }) => id);
  const seen = listed(customers);
  const wrong = [...seen.filter((id) => !right.includes(id)), ...right.filter((id) => !seen.includes(id))];
  const some = [2, 3, 4].map((tenure) => ({ id: tenure, tenure, score: 0.95, left: false }));
  return { wrong: wrong.length, rule: listed(some).sort().join() === '3,4' };
}
