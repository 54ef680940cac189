import type { Customer } from './customers.ts';
import { type Model, score } from './model.ts';

/** The groups that the call centre looks after one by one. */
export const SLICES: Readonly<Record<string, (customer: Customer) => boolean>> = {
  fiber: ({ internet }) => internet === 'fiber',
  dsl: ({ internet }) => internet === 'dsl',
  senior: ({ senior }) => senior,
  younger: ({ senior }) => !senior,
};

/**
 * Of those who left, the share that is among the customers to be called: of all (`found`), and of each group
 * (`found_dsl`, …). Called are the highest scores, as many as `share` of all customers.
 */
export function shareFound(
  customers: readonly Customer[],
  scores: readonly number[],
  share: number,
): { readonly found: number } & Record<string, number> {
  const order = customers.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const called = new Set(order.slice(0, Math.floor(customers.length * share)));
  const found = (isIn: (customer: Customer) => boolean) => {
    const left = order.filter((i) => customers[i]!.left && isIn(customers[i]!));
    return Number((left.filter((i) => called.has(i)).length / left.length).toFixed(4));
  };
  const slices = Object.entries(SLICES).map(([name, isIn]) => [`found_${name}`, found(isIn)]);
  return { found: found(() => true), ...Object.fromEntries(slices) };
}

/**
 * How often something of the model or the customer is looked up to score one customer. Counted, not timed, so that it is the
 * same on every machine.
 */
export function readsPerScore(model: Model, customers: readonly Customer[]): number {
  let reads = 0;
  const counted = <T>(value: T): T =>
    typeof value === 'object' && value !== null
      ? (new Proxy(value, { get: (from, name) => (reads++, counted(Reflect.get(from, name))) }) as T)
      : value;
  for (const customer of customers) score(counted(model), counted(customer));
  return Math.round(reads / customers.length);
}
