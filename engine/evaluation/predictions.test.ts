import { describe, expect, it } from 'vitest';
import type { Table } from '../dataset/table';
import { groupColumns, groupNames, readPredictions } from './predictions';

function tableOf(columns: Readonly<Record<string, readonly (number | string)[]>>): Table {
  const rowCount = Object.values(columns)[0]!.length;
  return {
    rowCount,
    problems: [],
    columns: Object.entries(columns).map(([name, cells]) => {
      if (cells.every((cell) => typeof cell === 'number'))
        return { kind: 'numeric', name, values: Float64Array.from(cells) };
      const dictionary = [...new Set(cells.map(String))];
      return {
        kind: 'categorical',
        name,
        dictionary,
        codes: Int32Array.from(cells, (cell) => dictionary.indexOf(String(cell))),
      };
    }),
  };
}

describe('readPredictions', () => {
  it('reads estimates of an amount, leaving out rows that say nothing', () => {
    const read = readPredictions(
      tableOf({ Sale_Price: [10, Number.NaN, 30], estimate: [11, 2, 33], baseline: [9, 9, 9] }),
    );
    expect(read).toMatchObject({ kind: 'regression', leftOut: 1 });
    expect([...read.rows]).toEqual([0, 2]);
    expect([...read.baseline!]).toEqual([9, 9]);
  });

  it('reads probabilities, and judges no row that was trained on', () => {
    const read = readPredictions(
      tableOf({ truth: [0, 1, 1], probability: [0.2, 0.9, 0.4], part: ['train', 'held-out', 'held-out'] }),
    );
    expect(read.kind).toBe('classification');
    expect([...read.rows]).toEqual([1, 2]);
  });

  it('says which column is missing', () => {
    expect(() => readPredictions(tableOf({ price: [1] }))).toThrow('no numeric column truth');
    expect(() => readPredictions(tableOf({ truth: [1] }))).toThrow(
      'no numeric column estimate or probability',
    );
    expect(() => readPredictions(tableOf({ truth: [Number.NaN], estimate: [1] }))).toThrow('No row');
  });
});

it('groups by texts and by whole numbers with few values', () => {
  const table = tableOf({
    truth: [1, 2, 3],
    estimate: [1, 2, 3],
    year: [2009, 2010, 2010],
    area: [10.5, 11, 12],
    place: ['a', 'b', 'a'],
    constant: ['x', 'x', 'x'],
  });
  expect(groupColumns(table)).toEqual(['year', 'place']);
  expect(groupNames(table, 'year', [1, 2])).toEqual(['2010', '2010']);
  expect(groupNames(table, 'place', [0, 1])).toEqual(['a', 'b']);
});
