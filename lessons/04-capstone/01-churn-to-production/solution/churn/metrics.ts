import { type Customer, customerOf } from './customers.ts';
import { type Model, score } from './model.ts';
import type { Row } from './table.ts';

/** Customers with what became of them. */
export interface Known {
  readonly customers: readonly Customer[];
  readonly left: readonly boolean[];
}

export const knownOf = (rows: readonly Row[]): Known => ({
  customers: rows.map(customerOf),
  left: rows.map(({ churn }) => churn === 'Yes'),
});

const GROUPS: Readonly<Record<string, (customer: Customer) => boolean>> = {
  all: () => true,
  monthly: ({ contract }) => contract === 'Month-to-month',
  bound: ({ contract }) => contract !== 'Month-to-month',
};

/** The share that is told apart right at 0.5, of all and by group: a mean hides a bad group. */
export function metricsOf(model: Model, { customers, left }: Known): Record<string, number> {
  const isRight = customers.map((customer, i) => score(model, customer) >= 0.5 === left[i]);
  return Object.fromEntries(
    Object.entries(GROUPS).map(([name, isIn]) => {
      const own = isRight.filter((_, i) => isIn(customers[i]!));
      return [`right_${name}`, Number((own.filter(Boolean).length / own.length).toFixed(4))];
    }),
  );
}
