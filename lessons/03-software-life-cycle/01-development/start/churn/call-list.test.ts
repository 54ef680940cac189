import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callList } from './call-list.ts';
import type { Customer } from './customers.ts';

const params = { threshold: 0.5, call_cost: 4, calls_per_day: 2 };
const customer = (id: number, about: Partial<Customer>): Customer => ({ id, tenure: 24, score: 0.9, left: false, ...about });
const ids = (customers: Customer[]) => customers.map(({ id }) => id);

test('calls from the threshold on', () => {
  const customers = [customer(1, { score: 0.5 }), customer(2, { score: 0.49 })];
  assert.deepEqual(ids(callList(customers, params)), [1]);
});

test('calls the highest scores first, as many as the day has room for', () => {
  const customers = [customer(1, { score: 0.6 }), customer(2, { score: 0.8 }), customer(3, { score: 0.7 })];
  assert.deepEqual(ids(callList(customers, params)), [2, 3]);
});
