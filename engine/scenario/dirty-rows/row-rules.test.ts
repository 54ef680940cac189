import { expect, test } from 'vitest';
import { expectedAnswer, type RowSpec } from './row-rules';

const spec: RowSpec = {
  fields: [
    { kind: 'quantity', field: 'tenure', units: { months: 1, years: 12 }, min: 0, max: 120 },
    {
      kind: 'quantity',
      field: 'total',
      units: {},
      min: 0,
      max: (before) => 100 * (Number(before.tenure) + 1),
      blank: (before) => (before.tenure === 0 ? 0 : null),
    },
    { kind: 'category', field: 'plan', names: ['One year', 'No'], unknownCode: 'unknown-category' },
    {
      kind: 'category',
      field: 'currency',
      names: ['USD', 'EUR'],
      blank: 'USD',
      unknownCode: 'unknown-currency',
    },
  ],
  predict: (v) => Number(v.tenure) * 1000 + Number(v.total) + (v.currency === 'EUR' ? 0.5 : 0),
};
const answer = (change: Record<string, string>) =>
  expectedAnswer(spec, { tenure: '2', total: '50', plan: 'No', ...change });

test.each([
  [{}, 2050],
  [{ tenure: ' 1 YEARS ' }, 12_050],
  [{ total: '1,00' }, 'not-a-number'],
  [{ tenure: '11', total: '1,100.5' }, 12_100.5],
  [{ tenure: '0', total: '  ' }, 0],
  [{ plan: ' ONE year ' }, 2050],
  [{ currency: 'eur' }, 2050.5],
  [{ total: '' }, 'missing'],
  [{ tenure: '12abc' }, 'not-a-number'],
  [{ tenure: '1.2.3' }, 'not-a-number'],
  [{ tenure: 'Infinity' }, 'not-a-number'],
  [{ tenure: '2 years old' }, 'not-a-number'],
  [{ tenure: '2 weeks' }, 'unknown-unit'],
  [{ total: '50 USD' }, 'unknown-unit'],
  [{ tenure: '11 years' }, 'out-of-range'],
  [{ tenure: '-1' }, 'out-of-range'],
  [{ total: '301' }, 'out-of-range'],
  [{ plan: 'Ten year' }, 'unknown-category'],
  [{ currency: 'GBP' }, 'unknown-currency'],
] as const)('%j', (change, expected) => {
  const got = answer(change);
  expect(got.kind === 'estimate' ? got.value : got.code).toBe(expected);
});

test('the first field that is wrong is named', () => {
  expect(answer({ plan: '', total: 'x', tenure: '1' })).toEqual({
    kind: 'refusal',
    code: 'not-a-number',
    field: 'total',
  });
});

test('a missing column is a blank', () => {
  expect(expectedAnswer(spec, { tenure: '1' })).toEqual({ kind: 'refusal', code: 'missing', field: 'total' });
});
