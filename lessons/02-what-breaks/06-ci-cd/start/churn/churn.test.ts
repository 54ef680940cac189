import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerOf, tableOf } from './customers.ts';
import { features, INPUTS } from './features.ts';
import { readsPerScore, shareFound } from './metrics.ts';
import { score, trainModel } from './model.ts';
import { answer } from './serve.ts';

const row = (more: Record<string, string> = {}) => ({
  tenure: '12',
  monthly: '70.5',
  internet: 'fiber',
  contract: 'month',
  security: 'no',
  support: 'no',
  paperless: 'yes',
  payment: 'e-check',
  senior: 'no',
  refund: '0',
  left: 'no',
  ...more,
});
const leaver = customerOf(row({ left: 'yes' }));
const stayer = customerOf(row({ tenure: '60', contract: 'two years', monthly: '25', paperless: 'no' }));
const settings = { epochs: 5, rate: 0.1, seed: 1 };
const model = trainModel([leaver, stayer, leaver, stayer], settings);

test('a table has rows', () => {
  assert.deepEqual(tableOf('a,b\n1,x\n2,y\n'), [{ a: '1', b: 'x' }, { a: '2', b: 'y' }]);
});

test('a row becomes a customer, and a customer numbers', () => {
  assert.equal(leaver.monthly, 70.5);
  assert.equal(leaver.paperless, true);
  assert.equal(features(leaver).length, INPUTS.length);
  assert.ok(features(leaver).every(Number.isFinite));
});

test('who is like those who left scores higher', () => {
  assert.ok(score(model, leaver) > score(model, stayer));
});

test('the call centre gets a score, and is told what it sent wrong', () => {
  const { status, score: likely, call } = answer(model, 0.4, row());
  assert.equal(status, 200);
  assert.ok(likely! > 0.5 && likely! < 1);
  assert.equal(call, true);
  assert.equal(answer(model, 0.4, row({ tenure: 'long' })).status, 400);
});

test('of those who left, the share that is called', () => {
  const customers = [leaver, stayer, stayer, leaver];
  assert.equal(shareFound(customers, [0.9, 0.1, 0.2, 0.3], 0.5).found, 1);
  assert.equal(shareFound(customers, [0.9, 0.8, 0.2, 0.3], 0.5).found_fiber, 0.5);
});

test('what a score takes is counted', () => {
  assert.equal(readsPerScore(model, [leaver]), readsPerScore(model, [leaver, stayer]));
});
