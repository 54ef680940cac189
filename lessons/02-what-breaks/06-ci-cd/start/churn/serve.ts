import { customerOf } from './customers.ts';
import { type Model, score } from './model.ts';

/** What the call centre gets back. */
export interface Answer {
  readonly status: number;
  readonly score?: number;
  readonly call?: boolean;
  readonly error?: string;
}

/** Answers a question of the call centre: one customer, as the table has them. */
export function answer(model: Model, threshold: number, row: Readonly<Record<string, string>>): Answer {
  const customer = customerOf(row);
  if (!Number.isFinite(customer.tenure) || !Number.isFinite(customer.monthly)) {
    return { status: 400, error: 'tenure and monthly are numbers' };
  }
  const likely = score(model, customer);
  return { status: 200, score: likely, call: likely >= threshold };
}
