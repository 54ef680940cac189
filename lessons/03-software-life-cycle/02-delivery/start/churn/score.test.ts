import assert from 'node:assert/strict';
import { test } from 'node:test';
import { score } from './score.ts';

const customer = { tenure: '3', monthly_charges: '70', contract: 'Month-to-month', internet_service: 'DSL' };

test('who has been here for long leaves less often', () => {
  assert.ok(score({ ...customer, tenure: '60' }) < score(customer));
});
