import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarizeColumn } from './table-columns';
import { diffTables } from './table-diff';
import type { Table } from './table-rows';

const table = (text: string): Table => {
  const [columns = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return { columns, rows };
};

describe('diffTables', () => {
  test('matches rows by an id, wherever they stand', () => {
    const diff = diffTables(
      table('name,id,price\na,1,10\nb,2,20\nc,3,30'),
      table('name,id,price\nc,3,31\na,1,10\nd,4,40'),
      10,
    );
    expect(diff.key).toEqual(['id']);
    expect(diff.counts).toEqual({ before: 3, after: 3, added: 1, removed: 1, changed: 1, same: 1 });
    expect(diff.rows).toEqual([
      {
        kind: 'removed',
        key: '2',
        before: 2,
        cells: [
          { column: 'name', before: 'b' },
          { column: 'id', before: '2' },
          { column: 'price', before: '20' },
        ],
      },
      {
        kind: 'changed',
        key: '3',
        before: 3,
        after: 1,
        cells: [{ column: 'price', before: '30', after: '31' }],
      },
      {
        kind: 'added',
        key: '4',
        after: 3,
        cells: [
          { column: 'name', after: 'd' },
          { column: 'id', after: '4' },
          { column: 'price', after: '40' },
        ],
      },
    ]);
  });

  test('matches by two columns where one is not enough', () => {
    const diff = diffTables(
      table('city,year,n\noslo,1,5\noslo,2,5\nrome,1,5'),
      table('city,year,n\noslo,1,5\noslo,2,6\nrome,1,5'),
      10,
    );
    expect([diff.key, diff.counts.changed]).toEqual([['city', 'year'], 1]);
  });

  test('matches by content and place where nothing tells rows apart', () => {
    const diff = diffTables(table('x,y\n1,1\n1,1\n2,2'), table('x,y\n1,1\n3,3\n2,2\n1,1'), 10);
    expect([diff.key, diff.counts]).toEqual([
      null,
      { before: 3, after: 4, added: 1, removed: 0, changed: 0, same: 3 },
    ]);
    const changed = diffTables(table('x,y\n1,1\n1,1'), table('x,y\n1,1\n1,9'), 10);
    expect(changed.rows).toEqual([
      { kind: 'changed', key: '#2', before: 2, after: 2, cells: [{ column: 'y', before: '1', after: '9' }] },
    ]);
  });

  test('tells columns that came, went, and changed their type', () => {
    const diff = diffTables(table('id,a,gone\n1,1,x\n2,2,x'), table('id,a,new\n1,1,3\n2,many,4'), 10);
    expect(diff.columns.map(({ name, change, changedCells }) => [name, change, changedCells])).toEqual([
      ['id', 'same', 0],
      ['a', 'retyped', 1],
      ['new', 'added', 0],
      ['gone', 'removed', 0],
    ]);
    expect(diff.columns[1]).toMatchObject({ before: { type: 'number', mean: 1.5 }, after: { type: 'text' } });
  });

  const cell = fc.constantFrom<string>('', '1', '2', '3', 'a', 'b');
  const tables = fc.integer({ min: 1, max: 4 }).chain((width) => {
    const columns = Array.from({ length: width }, (_, i) => `c${i}`);
    const rows = fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 });
    return fc.tuple(rows, rows).map(
      ([before, after]) =>
        [
          { columns, rows: before },
          { columns, rows: after },
        ] as const,
    );
  });

  test('accounts for every row of both tables once', () => {
    fc.assert(
      fc.property(tables, ([before, after]) => {
        const { counts, rows } = diffTables(before, after, 100);
        expect(counts.same + counts.changed + counts.removed).toBe(before.rows.length);
        expect(counts.same + counts.changed + counts.added).toBe(after.rows.length);
        const left = rows.flatMap((row) => (row.before === undefined ? [] : [row.before]));
        expect(new Set(left).size).toBe(left.length);
      }),
    );
  });

  test('turns the one table into the other', () => {
    fc.assert(
      fc.property(tables, ([before, after]) => {
        const { rows } = diffTables(before, after, 100);
        const touched = new Set(rows.flatMap((row) => (row.before === undefined ? [] : [row.before - 1])));
        const kept = before.rows.filter((_, index) => !touched.has(index)).map((row) => row.join(','));
        const made = rows
          .filter((row) => row.kind !== 'removed')
          .map((row) => {
            const base: string[] = row.before === undefined ? [] : [...before.rows[row.before - 1]!];
            for (const { column, after: text } of row.cells)
              base[before.columns.indexOf(column)] = text ?? '';
            return base.join(',');
          });
        expect([...kept, ...made].sort()).toEqual(after.rows.map((row) => row.join(',')).sort());
      }),
    );
  });

  test('finds nothing between a table and itself, whatever the order of its rows when they can be told apart', () => {
    fc.assert(
      fc.property(tables, ([one]) => {
        const { counts } = diffTables(one, one, 100);
        expect([counts.added, counts.removed, counts.changed]).toEqual([0, 0, 0]);
      }),
    );
  });
});

describe('summarizeColumn', () => {
  test('of numbers, with those that are missing left out', () => {
    expect(summarizeColumn(['1', '', '3', 'NA', '2'])).toEqual({
      type: 'number',
      missing: 2,
      distinct: 3,
      mean: 2,
      std: 1,
      min: 1,
      median: 2,
      max: 3,
    });
  });

  test('of text and of nothing', () => {
    expect(summarizeColumn(['b', 'a', 'b'])).toEqual({
      type: 'text',
      missing: 0,
      distinct: 2,
      top: [
        { value: 'b', count: 2 },
        { value: 'a', count: 1 },
      ],
    });
    expect(summarizeColumn(['', ''])).toEqual({ type: 'empty', missing: 2, distinct: 0 });
  });
});
