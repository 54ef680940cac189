import { deepEqual, equal, rejects, throws } from 'node:assert/strict';
import test from 'node:test';
import { parseRow } from '../src/parse-row.ts';

const row = (over: Record<string, string> = {}) => ({
  tenure: '5',
  monthly_charges: '45.5',
  total_charges: '227.5',
  contract: 'Two year',
  internet_service: 'DSL',
  payment_method: 'Credit card (automatic)',
  paperless_billing: '1',
  senior_citizen: '0',
  ...over,
});

test('a plain row', () => {
  deepEqual(
    { ...parseRow(row()) },
    {
      tenureMonths: 5,
      monthlyCharges: 45.5,
      totalCharges: 227.5,
      contract: 'Two year',
      internetService: 'DSL',
      paymentMethod: 'Credit card (automatic)',
      paperlessBilling: true,
      seniorCitizen: false,
    },
  );
});

test('quantities', () => {
  equal(parseRow(row({ tenure: '120 MONTHS' })).tenureMonths, 120);
  equal(parseRow(row({ tenure: '1 years' })).tenureMonths, 12);
  equal(parseRow(row({ monthly_charges: '1,000' })).monthlyCharges, 1000);
  equal(parseRow(row({ monthly_charges: ' 10 EUR ' })).monthlyCharges, 10.8);
  equal(parseRow(row({ monthly_charges: '0' })).monthlyCharges, 0);
  equal(parseRow(row({ tenure: '0', total_charges: '' })).totalCharges, 0);
  equal(parseRow(row({ tenure: '0', total_charges: '30' })).totalCharges, 30);
});

test('names and flags', () => {
  equal(parseRow(row({ contract: ' month-to-MONTH ' })).contract, 'Month-to-month');
  for (const payment_method of ['Bank transfer (automatic)', 'Electronic check', 'Mailed check'])
    equal(parseRow(row({ payment_method })).paymentMethod, payment_method);
  for (const internet_service of ['Fiber optic', 'No']) equal(parseRow(row({ internet_service })).internetService, internet_service);
  equal(parseRow(row({ contract: 'One year' })).contract, 'One year');
  equal(parseRow(row({ paperless_billing: '0', senior_citizen: '1' })).paperlessBilling, false);
  equal(parseRow(row({ paperless_billing: '0', senior_citizen: '1' })).seniorCitizen, true);
});

const refusals: Record<string, Record<string, string[]>> = {
  missing: { tenure: ['', ' '], total_charges: [''], contract: [''], senior_citizen: [''] },
  'not-a-number': { tenure: ['5abc', 'n/a'], monthly_charges: ['1,00', '5 EUR net'] },
  'unknown-unit': { monthly_charges: ['5 GBP', '5 years'], tenure: ['5 weeks'] },
  'out-of-range': { tenure: ['-5', '121'], monthly_charges: ['1000.5'], total_charges: ['100000.5'] },
  'unknown-category': { contract: ['Three year'], payment_method: ['Cash'], paperless_billing: ['yes'], senior_citizen: ['2'] },
};
for (const [code, fields] of Object.entries(refusals))
  for (const [field, texts] of Object.entries(fields))
    for (const text of texts)
      test(`${field} ${JSON.stringify(text)} is ${code}`, () => throws(() => parseRow(row({ [field]: text })), { code, field }));

test('promises are not needed', async () => {
  await rejects(async () => parseRow(row({ tenure: '' })), { code: 'missing' });
});
