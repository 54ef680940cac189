import assert from 'node:assert/strict';
import { test } from 'node:test';

test('two and two', () => {
  assert.equal(2 + 2, 4);
});
