import { describe, expect, it } from 'vitest';
import { csvShape } from './csv-shape';
import { knownMeasure, splitMeasures, taskOf } from './measures';

describe('knownMeasure', () => {
  it.each([
    ['auc', 'roc_auc', null],
    ['test_auc', 'roc_auc', 'test'],
    ['valLogLoss', 'log_loss', 'validation'],
    ['heldout/mae', 'mae', 'test'],
    ['R2', 'r_squared', null],
  ])('knows %s', (key, id, split) => {
    expect(knownMeasure(key)).toMatchObject({ id, split });
  });

  it.each(['loss', 'epoch', 'constructor', 'test', ''])(
    'does not take %j for a measure of quality',
    (key) => {
      expect(knownMeasure(key)).toBeNull();
    },
  );
});

it('tells the task by what is measured', () => {
  expect(
    taskOf([
      { key: 'mae', value: 1 },
      { key: 'loss', value: 1 },
    ]),
  ).toBe('tabular-regression');
  expect(taskOf([{ key: 'auc', value: 1 }])).toBe('tabular-classification');
});

it('tells groups from the whole, and leaves out what is not finite', () => {
  const { measures, groups } = splitMeasures([
    { key: 'auc', value: 0.8 },
    { key: 'contract/Two/year/auc', value: 0.7 },
    { key: 'system/gpu/cpu', value: 3 },
    { key: 'mae', value: Number.NaN },
  ]);
  expect(groups).toEqual([
    { key: 'contract/Two/year/auc', value: 0.7, measure: 'auc', factor: 'contract', group: 'Two/year' },
  ]);
  expect(measures.map(({ key }) => key)).toEqual(['auc', 'system/gpu/cpu']);
});

describe('csvShape', () => {
  it('counts rows as a reader of CSV does', () => {
    expect(csvShape('a,"b ""x"", c"\r\n1,"two\nlines"\r\n\r\n2,3')).toEqual({
      rows: 2,
      columns: ['a', 'b "x", c'],
    });
    expect(csvShape('\ufeffa\n')).toEqual({ rows: 0, columns: ['a'] });
    expect(csvShape('')).toBeNull();
  });
});
