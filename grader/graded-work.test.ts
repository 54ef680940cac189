import { expect, it } from 'vitest';
import type { CheckDefinition, CheckReport, Outcome } from '../engine/grading/types';
import { gradedWorkOf } from './grade-task';

const check = (measure: string, options: unknown = {}): CheckDefinition => ({
  id: measure,
  label: measure,
  weight: 1,
  measure,
  with: options,
  did: '',
  require: [],
  mistakes: [],
});
const CHECKS = {
  form: check('form', { file: 'a.json', facts: {} }),
  trials: check('tuning-trials', {
    objective: 'mae',
    split: { data: 'data/a.csv', target: 'price', time: 'year', heldOutFrom: 2009 },
    poison: ['a'],
    validateFrom: 2008,
  }),
  postMortem: check('post-mortem'),
};
const report = ({ id, label, weight }: CheckDefinition, outcome: Outcome): CheckReport => ({
  id,
  label,
  weight,
  outcome,
  facts: {},
  feedback: { did: '', expected: '', seen: '' },
  runIds: [],
});

it.each([
  ['verified', [CHECKS.form]],
  ['replayed', [CHECKS.form, CHECKS.trials]],
  ['self-reported', [CHECKS.postMortem, CHECKS.form, CHECKS.trials]],
] as const)('is %s as its least trusted check is, whatever came of it', (trust, definitions) => {
  for (const outcome of ['passed', 'failed'] as const) {
    const checks = definitions.map((each) => report(each, outcome));
    const work = gradedWorkOf({ outcome, credit: 0, checks }, definitions);
    expect(work.trust).toBe(trust);
    expect(work.parts.map((part) => part.trust)).toEqual(
      definitions.map(({ measure }) =>
        measure === 'form' ? 'verified' : measure === 'tuning-trials' ? 'replayed' : 'self-reported',
      ),
    );
  }
});
