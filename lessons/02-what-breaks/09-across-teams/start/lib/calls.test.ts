import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesIn, readCustomers } from './customers.ts';
import { ranked, score } from './score.ts';

const model = JSON.parse(readFileSync('model.json', 'utf8'));
const customers = readCustomers('fixtures/customers');

test('reads all regions of an export', () => {
  assert.deepEqual(filesIn('fixtures/customers'), ['fixtures/customers/north.csv', 'fixtures/customers/south.csv']);
  assert.equal(customers.length, 12);
});

test('scores are probabilities', () => {
  for (const customer of customers) {
    const likely = score(model, customer);
    assert.ok(likely > 0 && likely < 1, `${customer.id}: ${likely}`);
  }
});

test('calls who is new, on fiber and bound to nothing', () => {
  const [first] = ranked(model, customers);
  assert.equal(first?.contract, 'month');
  assert.equal(first?.internet, 'fiber');
});
