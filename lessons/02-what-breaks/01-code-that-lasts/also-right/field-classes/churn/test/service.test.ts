import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { ChurnModel } from '../src/model.ts';
import { ChurnService } from '../src/service.ts';

const scale = { mean: 10, std: 5, weight: 1 };
const weights = (intercept: number) => ({
  intercept,
  numbers: { tenure: scale, monthly_charges: { mean: 50, std: 25, weight: 2 }, total_charges: { mean: 100, std: 50, weight: -1 } },
  flags: { paperless_billing: 0.25, senior_citizen: 0.75 },
  categories: {
    contract: { 'Month-to-month': 0, 'One year': 1, 'Two year': 2 },
    internet_service: { DSL: 0, 'Fiber optic': 0.5, No: -0.5 },
    payment_method: { 'Bank transfer (automatic)': 0, 'Credit card (automatic)': 0.1, 'Electronic check': 0.2, 'Mailed check': 0.3 },
  },
});
const row = {
  tenure: '15',
  monthly_charges: '75',
  total_charges: '200',
  contract: 'One year',
  internet_service: 'DSL',
  payment_method: 'Mailed check',
  paperless_billing: '1',
  senior_citizen: '0',
};
const logit = (p: number) => Math.log(p / (1 - p));
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6, `${a} is not ${b}`);

describe('ChurnService', () => {
  let service: ChurnService;
  beforeEach(() => {
    service = new ChurnService(new ChurnModel(weights(-2)));
  });

  it('adds the parts of the model', () => {
    // -2 + 1 + 2 - 2 + 1 + 0 + 0.3 + 0.25
    near(logit(service.estimate(row)), 0.55);
    near(logit(service.estimate({ ...row, senior_citizen: '1' })), 1.3);
    near(logit(service.estimate({ ...row, paperless_billing: '0' })), 0.3);
  });

  it('answers every row of a batch', () => {
    const answers = service.estimateAll([row, { ...row, tenure: 'long' }, row]);
    assert.equal(answers.length, 3);
    assert.ok('estimate' in answers[0]! && 'error' in answers[1]! && 'estimate' in answers[2]!);
    assert.equal(answers[1].error.code, 'not-a-number');
    assert.equal(answers[1].error.field, 'tenure');
  });

  it('lets bugs through', () => {
    const broken = { probability: () => { throw new RangeError('bug'); } };
    assert.throws(() => new ChurnService(broken as unknown as ChurnModel).estimateAll([row]), RangeError);
  });
});
