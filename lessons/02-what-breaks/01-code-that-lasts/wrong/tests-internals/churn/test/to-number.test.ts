import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toNumber } from '../src/to-number.ts';

test('takes the separators out', () => {
  assert.equal(toNumber('total_charges', '1,889.50'), 1889.5);
});
