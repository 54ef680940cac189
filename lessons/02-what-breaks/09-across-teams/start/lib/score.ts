import type { Customer } from './customers.ts';

/** Weights of a logistic regression: by how much each input raises the odds of leaving. */
export interface Model {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

const inputs = (customer: Customer): Readonly<Record<string, number>> => ({
  tenure: customer.tenure,
  monthly: customer.monthly,
  fiber: Number(customer.internet === 'fiber'),
  one_year: Number(customer.contract === 'one year'),
  two_years: Number(customer.contract === 'two years'),
  paperless: Number(customer.paperless),
  senior: Number(customer.senior),
});

/** How likely a customer is to leave, in [0, 1]. */
export function score({ bias, weights }: Model, customer: Customer): number {
  const sum = Object.entries(inputs(customer)).reduce((total, [name, x]) => total + weights[name]! * x, bias);
  return 1 / (1 + Math.exp(-sum));
}

/** The most likely to leave first. */
export const ranked = (model: Model, customers: readonly Customer[]): Customer[] =>
  customers
    .map((customer) => ({ customer, likely: score(model, customer) }))
    .sort((a, b) => b.likely - a.likely)
    .map(({ customer }) => customer);
