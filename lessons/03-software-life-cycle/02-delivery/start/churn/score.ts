import { readFileSync } from 'node:fs';

/** Weights by column (`tenure`) or by a value of a column (`contract=Two year`). */
interface Model {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

const model: Model = JSON.parse(readFileSync('churn/model.json', 'utf8'));

/** The churn score of a row, from 0 (stays) to 1 (leaves): a logistic regression. */
export function score(row: Readonly<Record<string, string>>): number {
  let sum = model.bias;
  for (const [name, weight] of Object.entries(model.weights)) {
    const [column, value] = name.split('=');
    sum += weight * (value === undefined ? Number(row[column]) : row[column] === value ? 1 : 0);
  }
  return 1 / (1 + Math.exp(-sum));
}
