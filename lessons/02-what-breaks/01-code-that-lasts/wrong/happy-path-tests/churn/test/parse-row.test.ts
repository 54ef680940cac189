import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRow } from '../src/parse-row.ts';

const ROW = {
  tenure: '8',
  monthly_charges: '79.85',
  total_charges: '638.80',
  contract: 'Month-to-month',
  internet_service: 'Fiber optic',
  payment_method: 'Electronic check',
  paperless_billing: '1',
  senior_citizen: '0',
};

test('parses a row', () => {
  assert.deepEqual(
    { ...parseRow(ROW) },
    {
      tenureMonths: 8,
      monthlyCharges: 79.85,
      totalCharges: 638.8,
      contract: 'Month-to-month',
      internetService: 'Fiber optic',
      paymentMethod: 'Electronic check',
      paperlessBilling: true,
      seniorCitizen: false,
    },
  );
});

test('parses another row', () => {
  const customer = parseRow({ ...ROW, contract: 'Two year', payment_method: 'Mailed check', senior_citizen: '1' });
  assert.equal(customer.contract, 'Two year');
  assert.equal(customer.paymentMethod, 'Mailed check');
  assert.equal(customer.seniorCitizen, true);
});
