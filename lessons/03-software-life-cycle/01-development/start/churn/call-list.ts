import type { Customer } from './customers.ts';

/** See `parameters.md`. */
export interface Params {
  readonly threshold: number;
  readonly call_cost: number;
  readonly calls_per_day: number;
}

/** Whom to call today: the highest scores first, as many as the day has room for. */
export function callList(customers: readonly Customer[], params: Params): Customer[] {
  return customers
    .filter((customer) => customer.score >= params.threshold)
    .sort((a, b) => b.score - a.score)
    .slice(0, params.calls_per_day);
}
