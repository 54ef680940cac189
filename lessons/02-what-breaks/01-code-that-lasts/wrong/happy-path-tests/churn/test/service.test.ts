import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChurnModel } from '../src/model.ts';
import { ChurnService } from '../src/service.ts';

const number = { mean: 10, std: 2, weight: 0.5 };
const service = new ChurnService(
  new ChurnModel({
    intercept: -1,
    numbers: { tenure: number, monthly_charges: { ...number, weight: 0.1 }, total_charges: { ...number, weight: 0.01 } },
    flags: { paperless_billing: 0.3, senior_citizen: 0.6 },
    categories: { contract: { 'One year': 0.2 }, internet_service: { DSL: 0.1 }, payment_method: { 'Mailed check': 0.4 } },
  }),
);
const ROW = {
  tenure: '12',
  monthly_charges: '20',
  total_charges: '240',
  contract: 'One year',
  internet_service: 'DSL',
  payment_method: 'Mailed check',
  paperless_billing: '0',
  senior_citizen: '1',
};

test('scores a batch', () => {
  const [first, second] = service.estimateAll([ROW, ROW]);
  const z = -1 + 0.5 + 0.5 + 1.15 + 0.6 + 0.2 + 0.1 + 0.4;
  assert.ok(first && 'estimate' in first && second && 'estimate' in second);
  assert.ok(Math.abs(first.estimate - 1 / (1 + Math.exp(-z))) < 1e-9);
});
