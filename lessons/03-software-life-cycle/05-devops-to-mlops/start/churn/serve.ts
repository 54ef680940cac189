import { customerOf, type Row } from './customers.ts';
import { type Model, score } from './model.ts';

/** What the call centre is told of a customer: `yes`, call; `no`, do not. Who has no score is not called. */
export function answer(model: Model, threshold: number, row: Row): 'yes' | 'no' {
  return score(model, customerOf(row)) >= threshold ? 'yes' : 'no';
}
