import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RowError } from '../src/errors.ts';
import { parseRow } from '../src/parse-row.ts';

const good: Record<string, string> = {
  tenure: '12',
  monthly_charges: '20',
  total_charges: '240',
  contract: 'One year',
  internet_service: 'No',
  payment_method: 'Mailed check',
  paperless_billing: '0',
  senior_citizen: '1',
};

function refusal(field: string, text: string): string {
  try {
    parseRow({ ...good, [field]: text });
  } catch (error) {
    assert.ok(error instanceof RowError);
    assert.strictEqual(error.field, field);
    return error.code;
  }
  return 'accepted';
}

describe('parseRow', () => {
  it('reads every field of a good row', () => {
    const customer = parseRow(good);
    assert.strictEqual(customer.tenureMonths, 12);
    assert.strictEqual(customer.monthlyCharges, 20);
    assert.strictEqual(customer.totalCharges, 240);
    assert.strictEqual(customer.contract, 'One year');
    assert.strictEqual(customer.internetService, 'No');
    assert.strictEqual(customer.paymentMethod, 'Mailed check');
    assert.strictEqual(customer.paperlessBilling, false);
    assert.strictEqual(customer.seniorCitizen, true);
  });

  it('knows all names', () => {
    const names: [string, string][] = [
      ['contract', 'Month-to-month'],
      ['contract', 'Two year'],
      ['internet_service', 'DSL'],
      ['internet_service', 'Fiber optic'],
      ['payment_method', 'Bank transfer (automatic)'],
      ['payment_method', 'Credit card (automatic)'],
      ['payment_method', 'Electronic check'],
      ['paperless_billing', '1'],
      ['senior_citizen', '0'],
    ];
    for (const [field, name] of names) assert.strictEqual(refusal(field, name), 'accepted', `${field} ${name}`);
  });

  it('repairs what the rules say', () => {
    assert.strictEqual(parseRow({ ...good, total_charges: ' 1,240.5 ' }).totalCharges, 1240.5);
    assert.strictEqual(parseRow({ ...good, tenure: '3 Years' }).tenureMonths, 36);
    assert.strictEqual(parseRow({ ...good, monthly_charges: '100 eur' }).monthlyCharges, 108);
    assert.strictEqual(parseRow({ ...good, contract: ' ONE year' }).contract, 'One year');
    assert.strictEqual(parseRow({ ...good, tenure: '0', total_charges: '' }).totalCharges, 0);
    assert.strictEqual(parseRow({ ...good, tenure: '0', total_charges: '5' }).totalCharges, 5);
  });

  it('refuses what the rules say, with the code', () => {
    assert.strictEqual(refusal('tenure', ''), 'missing');
    assert.strictEqual(refusal('total_charges', '  '), 'missing');
    assert.strictEqual(refusal('contract', ''), 'missing');
    assert.strictEqual(refusal('tenure', '12abc'), 'not-a-number');
    assert.strictEqual(refusal('monthly_charges', '1,2'), 'not-a-number');
    assert.strictEqual(refusal('monthly_charges', '5 EUR a month'), 'not-a-number');
    assert.strictEqual(refusal('monthly_charges', '5 GBP'), 'unknown-unit');
    assert.strictEqual(refusal('tenure', '5 EUR'), 'unknown-unit');
    assert.strictEqual(refusal('monthly_charges', '5 years'), 'unknown-unit');
    assert.strictEqual(refusal('tenure', '-3'), 'out-of-range');
    assert.strictEqual(refusal('tenure', '121'), 'out-of-range');
    assert.strictEqual(refusal('tenure', '120'), 'accepted');
    assert.strictEqual(refusal('monthly_charges', '1001'), 'out-of-range');
    assert.strictEqual(refusal('total_charges', '100001'), 'out-of-range');
    assert.strictEqual(refusal('payment_method', 'Cash'), 'unknown-category');
    assert.strictEqual(refusal('senior_citizen', 'yes'), 'unknown-category');
  });
});
