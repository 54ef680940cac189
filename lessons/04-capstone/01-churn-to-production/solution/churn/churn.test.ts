import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerOf, CustomerError } from './customers.ts';
import { metricsOf } from './metrics.ts';
import { score, trainModel } from './model.ts';
import { tableOf } from './table.ts';

const row = (more: Record<string, unknown> = {}) => ({
  monthly_charges: '89.9',
  contract: 'Month-to-month',
  tenure: '2',
  internet_service: 'Fiber optic',
  payment_method: 'Electronic check',
  online_security: 'No',
  tech_support: 'No',
  senior_citizen: '0',
  ...more,
});
const leaver = customerOf(row());
const stayer = customerOf(row({ monthly_charges: 25, contract: 'Two year', tenure: 60, internet_service: 'DSL' }));
const model = trainModel([leaver, stayer], [true, false], { epochs: 200, rate: 0.1, decay: 0, seed: 1 });

test('a line that is cut is no row', () => {
  assert.deepEqual(tableOf('id,x\n1,2\n3\n4,5\n'), [{ id: '1', x: '2' }, { id: '4', x: '5' }]);
});

test('what is no customer is refused, and the field is named', () => {
  for (const wrong of [{ tenure: '' }, { tenure: -1 }, { monthly_charges: '12,5' }, { contract: 'Weekly' }, { tech_support: undefined }])
    assert.throws(() => customerOf(row(wrong)), (error: Error) => error instanceof CustomerError && error.message.includes(Object.keys(wrong)[0]!));
});

test('who is like those who left scores higher', () => {
  assert.ok(score(model, leaver) > 0.8);
  assert.ok(score(model, stayer) < 0.2);
});

test('metrics are of all and of each group', () => {
  assert.deepEqual(metricsOf(model, { customers: [leaver, leaver, stayer], left: [true, false, false] }), {
    right_all: 0.6667,
    right_monthly: 0.5,
    right_bound: 1,
  });
});

test('the same seed trains the same model', () => {
  const again = trainModel([leaver, stayer], [true, false], { epochs: 200, rate: 0.1, decay: 0, seed: 1 });
  assert.deepEqual(again, model);
});
