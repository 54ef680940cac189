import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowError } from '../src/errors.ts';
import { type Coefficients, ChurnModel } from '../src/model.ts';
import { ChurnService } from '../src/service.ts';

const COEFFICIENTS: Coefficients = {
  intercept: -1,
  numbers: {
    tenure: { mean: 30, std: 10, weight: -0.5 },
    monthly_charges: { mean: 60, std: 20, weight: 0.4 },
    total_charges: { mean: 2000, std: 1000, weight: 0.2 },
  },
  flags: { paperless_billing: 0.3, senior_citizen: 0.6 },
  categories: {
    contract: { 'Month-to-month': 0, 'One year': -0.7, 'Two year': -1.5 },
    internet_service: { DSL: 0, 'Fiber optic': 0.9, No: -0.8 },
    payment_method: {
      'Bank transfer (automatic)': 0,
      'Credit card (automatic)': -0.1,
      'Electronic check': 0.25,
      'Mailed check': -0.2,
    },
  },
};
const ROW = {
  tenure: '20',
  monthly_charges: '80',
  total_charges: '1500',
  contract: 'One year',
  internet_service: 'Fiber optic',
  payment_method: 'Electronic check',
  paperless_billing: '1',
  senior_citizen: '1',
};
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
// -1 + 0.5 + 0.4 - 0.1 - 0.7 + 0.9 + 0.25 + 0.3 + 0.6
const BY_HAND = sigmoid(1.15);
const close = (seen: number, expected: number) => assert.ok(Math.abs(seen - expected) < 1e-9, `${seen}, expected ${expected}`);
const service = new ChurnService(new ChurnModel(COEFFICIENTS));

test('scores a row as computed by hand', () => close(service.estimate(ROW), BY_HAND));

test('flags that are 0 add nothing', () =>
  close(service.estimate({ ...ROW, paperless_billing: '0', senior_citizen: '0' }), sigmoid(0.25)));

test('each flag has its own weight', () => close(service.estimate({ ...ROW, senior_citizen: '0' }), sigmoid(0.55)));

test('two models do not know of each other', () => {
  const other = new ChurnService(new ChurnModel({ ...COEFFICIENTS, intercept: 1 }));
  close(other.estimate(ROW), sigmoid(3.15));
  close(service.estimate(ROW), BY_HAND);
});

test('estimate throws what parsing throws', () => {
  assert.throws(() => service.estimate({ ...ROW, tenure: 'x' }), RowError);
});

test('one bad row costs the others nothing', () => {
  const answers = service.estimateAll([ROW, { ...ROW, contract: '' }, { ...ROW, tenure: '30' }]);
  assert.equal(answers.length, 3);
  const [first, second, third] = answers;
  assert.ok(first && 'estimate' in first && third && 'estimate' in third);
  close(first.estimate, BY_HAND);
  close(third.estimate, sigmoid(0.65));
  assert.ok(second && 'error' in second);
  assert.equal(second.error.code, 'missing');
  assert.equal(second.error.field, 'contract');
});

test('a mistake in our own code is not answered as a bad row', () => {
  const broken = new ChurnService({
    probability: () => {
      throw new TypeError('bug');
    },
  } as unknown as ChurnModel);
  assert.throws(() => broken.estimateAll([ROW]), TypeError);
});

test('a RowError is an Error that says the field and its code', () => {
  const error = new RowError('missing', 'tenure', 'nothing was given');
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'RowError');
  assert.equal(error.code, 'missing');
  assert.equal(error.field, 'tenure');
  assert.match(error.message, /tenure/);
});
