import { readFileSync } from 'node:fs';
import { score } from './score.ts';

/** A customer with the score of the churn model. */
export interface Customer {
  readonly id: number;
  /** Whole months since the contract began. */
  readonly tenure: number;
  /** From 0 (stays) to 1 (leaves). */
  readonly score: number;
  /** Whether the customer left in the month after: known for the past alone. */
  readonly left: boolean;
}

/** Reads the customers of a day and scores them. */
export function readCustomers(path: string): Customer[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
    return { id: Number(row.id), tenure: Number(row.tenure), score: score(row), left: row.left === 'yes' };
  });
}
