import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowError } from '../src/errors.ts';
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

const parse = (change: Record<string, string | undefined> = {}) => parseRow({ ...ROW, ...change });
const close = (seen: number, expected: number) => assert.ok(Math.abs(seen - expected) < 1e-9, `${seen}, expected ${expected}`);

test('reads a clean row', () => {
  assert.deepEqual(parse(), {
    tenureMonths: 8,
    monthlyCharges: 79.85,
    totalCharges: 638.8,
    contract: 'Month-to-month',
    internetService: 'Fiber optic',
    paymentMethod: 'Electronic check',
    paperlessBilling: true,
    seniorCitizen: false,
  });
});

test('reads every category', () => {
  for (const contract of ['Month-to-month', 'One year', 'Two year']) assert.equal(parse({ contract }).contract, contract);
  for (const name of ['DSL', 'Fiber optic', 'No']) assert.equal(parse({ internet_service: name }).internetService, name);
  for (const name of ['Bank transfer (automatic)', 'Credit card (automatic)', 'Electronic check', 'Mailed check'])
    assert.equal(parse({ payment_method: name }).paymentMethod, name);
  assert.equal(parse({ paperless_billing: '0' }).paperlessBilling, false);
  assert.equal(parse({ senior_citizen: '1' }).seniorCitizen, true);
});

test('repairs separators, units, case and blanks', () => {
  assert.equal(parse({ total_charges: '1,889.50' }).totalCharges, 1889.5);
  assert.equal(parse({ total_charges: '12,345' }).totalCharges, 12345);
  assert.equal(parse({ tenure: '2 years' }).tenureMonths, 24);
  assert.equal(parse({ tenure: ' 7  Months ' }).tenureMonths, 7);
  close(parse({ monthly_charges: '50 EUR' }).monthlyCharges, 54);
  close(parse({ total_charges: '100 eur' }).totalCharges, 108);
  assert.equal(parse({ monthly_charges: '50 USD' }).monthlyCharges, 50);
  assert.equal(parse({ contract: '  two YEAR ' }).contract, 'Two year');
  assert.equal(parse({ senior_citizen: ' 1 ' }).seniorCitizen, true);
});

test('a customer of tenure 0 has paid nothing yet', () => {
  assert.equal(parse({ tenure: '0', total_charges: '' }).totalCharges, 0);
  assert.equal(parse({ tenure: '0', total_charges: ' ' }).totalCharges, 0);
  assert.equal(parse({ tenure: '0', total_charges: undefined }).totalCharges, 0);
  assert.equal(parse({ tenure: '0', total_charges: '20.20' }).totalCharges, 20.2);
});

test('keeps the ends of every range', () => {
  assert.equal(parse({ tenure: '120' }).tenureMonths, 120);
  assert.equal(parse({ monthly_charges: '0' }).monthlyCharges, 0);
  assert.equal(parse({ monthly_charges: '1000' }).monthlyCharges, 1000);
  assert.equal(parse({ total_charges: '100000' }).totalCharges, 100000);
});

const REFUSED: [string, string | undefined, string][] = [
  ['tenure', '', 'missing'],
  ['tenure', undefined, 'missing'],
  ['monthly_charges', '   ', 'missing'],
  ['total_charges', '', 'missing'],
  ['contract', undefined, 'missing'],
  ['internet_service', '', 'missing'],
  ['payment_method', '', 'missing'],
  ['senior_citizen', '', 'missing'],
  ['tenure', '12abc', 'not-a-number'],
  ['tenure', '1.2.3', 'not-a-number'],
  ['tenure', 'Infinity', 'not-a-number'],
  ['monthly_charges', '1,88', 'not-a-number'],
  ['monthly_charges', '50 EUR net', 'not-a-number'],
  ['monthly_charges', '50 GBP', 'unknown-unit'],
  ['monthly_charges', '50 months', 'unknown-unit'],
  ['tenure', '3 weeks', 'unknown-unit'],
  ['tenure', '-1', 'out-of-range'],
  ['tenure', '121', 'out-of-range'],
  ['tenure', '11 years', 'out-of-range'],
  ['monthly_charges', '-0.01', 'out-of-range'],
  ['monthly_charges', '1000.01', 'out-of-range'],
  ['monthly_charges', '950 EUR', 'out-of-range'],
  ['total_charges', '100000.01', 'out-of-range'],
  ['contract', 'Three year', 'unknown-category'],
  ['internet_service', 'Satellite', 'unknown-category'],
  ['payment_method', 'Cash', 'unknown-category'],
  ['paperless_billing', 'yes', 'unknown-category'],
  ['senior_citizen', '2', 'unknown-category'],
];

for (const [field, value, code] of REFUSED) {
  test(`refuses ${field} ${JSON.stringify(value)} as ${code}`, () => {
    assert.throws(
      () => parse({ [field]: value }),
      (error) => error instanceof RowError && error.code === code && error.field === field,
    );
  });
}

test('names the first field that is wrong', () => {
  assert.throws(
    () => parse({ contract: '', tenure: 'x' }),
    (error) => error instanceof RowError && error.field === 'tenure',
  );
});
