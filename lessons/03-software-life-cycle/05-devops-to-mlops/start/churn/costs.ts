import { customerOf, type Row } from './customers.ts';
import { type Model, score } from './model.ts';

/** What a decision costs, in dollars. */
const MISSED = 500;
const CALL = 150;

/** What a model comes to on customers of whom it is known who left. Shares are of all customers, the cost is dollars each. */
export interface Costs {
  readonly missed: number;
  readonly called: number;
  readonly cost: number;
}

export function costsOf(model: Model, threshold: number, rows: readonly Row[]): Costs {
  const calls = rows.map((row) => score(model, customerOf(row)) >= threshold);
  const called = calls.filter(Boolean).length / rows.length;
  const missed = rows.filter((row, i) => row.left === 'yes' && !calls[i]).length / rows.length;
  return { missed, called, cost: Number((missed * MISSED + called * CALL).toFixed(2)) };
}
