import { readFileSync } from 'node:fs';

/** A customer as the call centre sends it: a row of text. */
export type Row = Readonly<Record<string, string>>;

/** Weights by column (`tenure`) or by a value of a column (`contract=Two year`). */
interface Model {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

const model: Model = JSON.parse(readFileSync('churn/model.json', 'utf8'));

/** The churn score of a customer, from 0 (stays) to 1 (leaves): a logistic regression. */
export function score(row: Row): number {
  let sum = model.bias;
  for (const [name, weight] of Object.entries(model.weights)) {
    const [column, value] = name.split('=') as [string, string?];
    sum += weight * (value === undefined ? Number(row[column]) : row[column] === value ? 1 : 0);
  }
  return 1 / (1 + Math.exp(-sum));
}
