import { describe, expect, it } from 'vitest';
import type { ImportanceFile, SelectedFile } from '@/engine/selection/results';
import { curvePoints, ranking, withUnit } from './selection-view';

const importance: ImportanceFile = {
  unit: '$',
  error: 100,
  features: [
    { name: 'age', mean: 20, spread: 2, correlation: -0.9 },
    { name: 'area', mean: 50, spread: 5, correlation: 0.7 },
    { name: 'noise', mean: -1, spread: 1 },
  ],
};
const selected: SelectedFile = {
  unit: '$',
  features: ['age', 'area'],
  curve: [
    { features: ['area'], error: 130 },
    { features: ['age', 'area', 'noise'], error: 100 },
    { features: ['area', 'age'], error: 101 },
    { features: ['age', 'noise'], error: 150 },
  ],
};

describe('ranking', () => {
  it('goes by growth, or by the size of the correlation', () => {
    expect(ranking(importance, null, 'importance').map(({ name }) => name)).toEqual(['area', 'age', 'noise']);
    expect(ranking(importance, null, 'correlation').map(({ name }) => name)).toEqual([
      'age',
      'area',
      'noise',
    ]);
  });

  it('says which were kept, once there is a choice', () => {
    expect(ranking(importance, selected, 'importance').map(({ kept }) => kept)).toEqual([true, true, false]);
    expect(ranking(importance, null, 'importance')[0]!.kept).toBeNull();
  });
});

it('the curve goes from many features to few, the best of each size, with what is dropped', () => {
  expect(curvePoints(selected)).toEqual([
    { count: 3, error: 100, features: ['age', 'area', 'noise'], dropped: ['noise'], chosen: false },
    { count: 2, error: 101, features: ['area', 'age'], dropped: ['age'], chosen: true },
    { count: 1, error: 130, features: ['area'], dropped: [], chosen: false },
  ]);
});

it.each([
  [1234.4, '$', '$1,234'],
  [-12, '$', '-$12'],
  [-0.2, '$', '$0'],
  [0.1234, 'R²', '0.123 R²'],
])('withUnit(%s, %s)', (value, unit, text) => expect(withUnit(value, unit)).toBe(text));
