import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../core/facts';
import { judge } from './judge';
import { probeCheck } from './testing/small-bundle';
import type { CheckDefinition } from './types';

const check = (more: Partial<CheckDefinition> = {}) =>
  probeCheck('c', {
    did: 'Tried {tried} rows with seed {seed}.',
    require: [
      {
        fact: 'right',
        atLeast: 9,
        expects: 'at least {atLeast} of {tried} rows',
        sees: '{right} of {tried}',
      },
      { fact: 'error', atMost: 20_000, expects: 'an error of at most {atMost:$}' },
    ],
    mistakes: [
      { id: 'all-wrong', when: [{ fact: 'right', equals: 0 }], says: 'Not one of {tried}.' },
      { id: 'few', when: [{ fact: 'right', below: 9 }], says: 'Only {right}.' },
    ],
    ...more,
  });
const judged = (facts: Facts, more: Partial<CheckDefinition> = {}) =>
  judge(check(more), { facts, runIds: [] }, { error: 'typical error, in dollars' }, 's3');

describe('judge', () => {
  it('passes when every demand is met, and says each', () => {
    expect(judged({ tried: 10, right: 9, error: 19_500 })).toEqual({
      outcome: 'passed',
      facts: { tried: 10, right: 9, error: 19_500 },
      feedback: {
        did: 'Tried 10 rows with seed s3.',
        expected: 'at least 9 of 10 rows; an error of at most $20,000',
        seen: '9 of 10; typical error, in dollars: 19,500',
        evidence: undefined,
      },
    });
  });

  it('speaks of the first demand that is not met, and of the first mistake that fits', () => {
    expect(judged({ tried: 10, right: 0, error: 99_000 })).toMatchObject({
      outcome: 'failed',
      feedback: {
        expected: 'at least 9 of 10 rows',
        seen: '0 of 10',
        mistake: { id: 'all-wrong', says: 'Not one of 10.' },
      },
    });
    expect(judged({ tried: 10, right: 3, error: 1 }).feedback.mistake).toEqual({
      id: 'few',
      says: 'Only 3.',
    });
  });

  it('names no mistake when none fits, or when the check passed', () => {
    expect(judged({ tried: 10, right: 10, error: 99_000 }).feedback).toMatchObject({
      seen: 'typical error, in dollars: 99,000',
      mistake: undefined,
    });
    const always = { mistakes: [{ id: 'm', when: [{ fact: 'right', atLeast: 0 }], says: 'x' }] };
    expect(judged({ tried: 1, right: 9, error: 1 }, always).feedback.mistake).toBeUndefined();
  });

  it('says why a fact could not be measured', () => {
    const facts = {
      tried: 10,
      right: 10,
      error: null,
      errorName: 'TypeError',
      errorMessage: 'x is not a function',
    };
    expect(judged(facts).feedback.seen).toBe(
      'typical error, in dollars: could not be measured, because of TypeError: x is not a function',
    );
    expect(judged({ tried: 10 }).feedback.seen).toBe('right: could not be measured');
  });

  it('takes a fact that is not a number for one that was not measured', () => {
    expect(judged({ tried: 10, right: 10, error: Number.NaN })).toMatchObject({
      outcome: 'failed',
      facts: { error: null },
    });
  });

  it('keeps the failing case for a failure, and shows evidence always', () => {
    const found = {
      failingCase: { label: 'row 7', input: 7 },
      evidence: [{ label: 'm1', outcome: 'good' as const }],
      location: { path: 'a.ts', line: 3 },
      runIds: [],
    };
    const failed = judge(check(), { ...found, facts: { right: 1 } }, {}, 's').feedback;
    expect(failed).toMatchObject({ failingCase: found.failingCase, location: found.location });
    const passed = judge(check(), { ...found, facts: { right: 9, error: 1 } }, {}, 's').feedback;
    expect(passed.failingCase).toBeUndefined();
    expect(passed.evidence).toBe(found.evidence);
  });

  it('passes exactly when the demands are met, for any facts', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.constant(null), fc.boolean(), fc.string());
    fc.assert(
      fc.property(value, value, (right, error) => {
        const met = typeof right === 'number' && right >= 9 && typeof error === 'number' && error <= 20_000;
        const { outcome, feedback } = judged({ right, error });
        expect(outcome).toBe(met ? 'passed' : 'failed');
        expect(feedback.expected).not.toMatch(/[{}]/);
      }),
    );
  });
});
