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
  console.log(parseRow(ROW));
});

test('parses a row in another case', () => {
  parseRow({ ...ROW, contract: 'month-to-month' });
});

test('refuses a bad row', () => {
  try {
    parseRow({ ...ROW, tenure: 'abc' });
  } catch (error) {
    console.log('as expected', error);
  }
});
