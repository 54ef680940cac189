import type { Customer } from './customers.ts';

export interface Params {
  readonly threshold: number;
  readonly call_cost: number;
  readonly calls_per_day: number;
  readonly min_tenure_months?: number;
}

export function callList(customers: readonly Customer[], params: Params): Customer[] {
  const worthIt = customers.filter((customer) => customer.score >= params.threshold);
  const best = worthIt.sort((a, b) => b.score - a.score).slice(0, params.calls_per_day);
  return best.filter((customer) => customer.tenure >= (params.min_tenure_months ?? 0));
}
