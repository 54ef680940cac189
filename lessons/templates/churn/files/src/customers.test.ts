import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerOf, INPUTS } from './customers.ts';

const row = {
  tenure: '12',
  monthly_charges: '70.5',
  senior_citizen: '0',
  partner: '1',
  dependents: '0',
  paperless_billing: '1',
  contract: 'Two year',
  internet_service: 'Fiber optic',
  payment_method: 'Mailed check',
  churn: 'No',
};

test('a row becomes one number for each input', () => {
  const { inputs, churned } = customerOf(row);
  assert.deepEqual(inputs, [12, 70.5, 0, 1, 0, 1, 0, 1, 0, 1, 0]);
  assert.equal(inputs.length, INPUTS.length);
  assert.equal(churned, false);
});

test('a blank is not zero, and churn is Yes or No', () => {
  assert.throws(() => customerOf({ ...row, tenure: ' ' }), /tenure is no number/);
  assert.throws(() => customerOf({ ...row, churn: 'no' }), /neither Yes nor No/);
});
