import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitLogistic, probability } from './logistic.ts';

const customers = Array.from({ length: 200 }, (_, i) => ({ inputs: [i, 1], churned: i < 100 }));
const params = { seed: 3, epochs: 10, learningRate: 0.1, l2: 0 };

test('it learns who leaves', () => {
  const model = fitLogistic(customers, params);
  assert.ok(probability(model, [10, 1]) > 0.9);
  assert.ok(probability(model, [190, 1]) < 0.1);
});

test('the same seed gives the same bytes, another seed other ones', () => {
  const text = (seed: number) => JSON.stringify(fitLogistic(customers, { ...params, seed }));
  assert.equal(text(3), text(3));
  assert.notEqual(text(3), text(4));
});

test('there is nothing to learn from nobody', () => {
  assert.throws(() => fitLogistic([], params), /no customers/);
});
