import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaUnderRoc, logLoss } from './metrics.ts';

const judged = (scores: readonly number[], left: readonly boolean[]) =>
  scores.map((score, i) => ({ score, churned: left[i]! }));

test('the area is the share of pairs in the right order, equal scores a half', () => {
  assert.equal(areaUnderRoc(judged([0.1, 0.4, 0.35, 0.8], [false, false, true, true])), 0.75);
  assert.equal(areaUnderRoc(judged([0.5, 0.5], [false, true])), 0.5);
  assert.equal(areaUnderRoc(judged([0.2, 0.9], [true, false])), 0);
});

test('one class alone has no area', () => {
  assert.throws(() => areaUnderRoc(judged([0.1, 0.2], [true, true])), /who stayed/);
});

test('the loss of a coin is ln 2', () => {
  assert.equal(logLoss(judged([0.5, 0.5], [true, false])), Math.log(2));
});
