import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitTarget } from './target.ts';

test('a price comes back from the target scale unchanged', () => {
  const scale = fitTarget([90_000, 150_000, 320_000]);
  assert.ok(Math.abs(scale.toDollars(scale.toTarget(123_456)) - 123_456) < 0.01);
});

test('the targets that the scale was fitted on have mean 0', () => {
  const prices = [90_000, 150_000, 320_000];
  const scale = fitTarget(prices);
  const mean = prices.map(scale.toTarget).reduce((sum, value) => sum + value, 0) / prices.length;
  assert.ok(Math.abs(mean) < 1e-9);
});
