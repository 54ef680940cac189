import { expect, test } from 'vitest';
import { judgeAnswer } from './judge';

const served = { kind: 'estimate', value: 100 } as const;
const refused = { kind: 'refusal', code: 'missing', field: 'tenure' } as const;
const refusal = (code: string, field: string) => ({ type: 'refusal', code, field, message: '' }) as const;

test.each([
  [served, { type: 'estimate', value: 100.5 }, 'right'],
  [served, { type: 'estimate', value: 102 }, 'silently-wrong'],
  [served, { type: 'odd', text: 'NaN' }, 'silently-wrong'],
  [served, refusal('missing', 'tenure'), 'wrongly-refused'],
  [served, { type: 'untyped-error', name: 'Error', message: 'x' }, 'wrongly-refused'],
  [refused, { type: 'estimate', value: 100 }, 'silently-wrong'],
  [refused, refusal('missing', 'tenure'), 'refused'],
  [refused, refusal('missing', 'contract'), 'wrongly-refused'],
  [refused, refusal('not-a-number', 'tenure'), 'wrongly-refused'],
  [refused, { type: 'untyped-error', name: 'Error', message: 'x' }, 'wrongly-refused'],
] as const)('%j answered with %j is %s', (expected, answer, outcome) => {
  expect(judgeAnswer(expected, answer, 1).outcome).toBe(outcome);
});
