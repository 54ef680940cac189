import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../core/hash';
import { filterRows } from './filter-rows';
import { NUMERIC_SHARE, parseTable } from './parse-table';
import { sortRows } from './sort-rows';
import { quantile, summarise } from './summarise';
import { allRows, type Cell, cellAt, columnOf, numbersOf, rowAt, TableError } from './table';

const read = (name: string) => readFileSync(`public/data/${name}`, 'utf8');

describe('the data sets', () => {
  it('are the ones that the checksums say', () => {
    const sums = read('SHA256SUMS').trim().split('\n');
    expect(sums).toHaveLength(3);
    for (const line of sums) {
      const [sum, name] = line.split(/\s+\*?/);
      expect(sha256Hex(read(name!))).toBe(sum);
    }
  });

  it('parse without a problem: Ames', () => {
    const table = parseTable(read('ames_housing.csv'));
    expect([table.rowCount, table.columns.length, table.problems]).toEqual([2930, 74, []]);
    const price = summarise(columnOf(table, 'Sale_Price'));
    expect(price).toMatchObject({ kind: 'numeric', missing: 0, min: 12_789, max: 755_000, median: 160_000 });
    expect(table.columns.every((column) => summarise(column).missing === 0)).toBe(true);
  });

  it('parse without a problem: Telco', () => {
    const table = parseTable(read('telco_churn.csv'));
    expect([table.rowCount, table.columns.length, table.problems]).toEqual([7043, 20, []]);
    expect(summarise(columnOf(table, 'churn'))).toMatchObject({
      levels: [
        { value: 'No', count: 5174 },
        { value: 'Yes', count: 1869 },
      ],
    });
    expect(summarise(columnOf(table, 'total_charges'))).toMatchObject({ kind: 'numeric', missing: 11 });
    const fresh = filterRows(table, [{ kind: 'missing', column: 'total_charges' }]);
    expect([...fresh].map((row) => rowAt(table, row).tenure)).toEqual(new Array(11).fill(0));
  });
});

describe('parseTable', () => {
  it('tells numbers from texts, and missing from both', () => {
    const table = parseTable('a,b,c\n1,x,\n-2.5e3,,\n ,y,\n');
    expect(table.columns).toEqual([
      { kind: 'numeric', name: 'a', values: Float64Array.of(1, -2500, Number.NaN) },
      { kind: 'categorical', name: 'b', codes: Int32Array.of(0, -1, 1), dictionary: ['x', 'y'] },
      { kind: 'categorical', name: 'c', codes: Int32Array.of(-1, -1, -1), dictionary: [] },
    ]);
  });

  it('names the cells that do not fit, by row and column', () => {
    const rows = Array.from({ length: 20 }, (_, i) => (i === 7 ? '1,200 sq' : String(i)));
    const table = parseTable(`area\n${rows.map((row) => `"${row}"`).join('\n')}`);
    expect(table.problems).toEqual([{ row: 7, column: 'area', message: '"1,200 sq" is not a number.' }]);
    expect(cellAt(table.columns[0]!, 7)).toBeNull();
  });

  it('takes a column with too many texts for categorical', () => {
    const texts = Math.ceil(20 * (1 - NUMERIC_SHARE)) + 1;
    const rows = Array.from({ length: 20 }, (_, i) => (i < texts ? 'many' : '1'));
    expect(parseTable(`a\n${rows.join('\n')}`).columns[0]!.kind).toBe('categorical');
    expect(parseTable(`a\n${rows.join('\n')}`, { kinds: { a: 'numeric' } }).problems).toHaveLength(texts);
  });

  it.each(['0x10', 'Infinity', '1 000', 'NaN', '1_000'])('does not take %s for a number', (cell) => {
    expect(parseTable(`a\n${cell}`).columns[0]!.kind).toBe('categorical');
  });

  it('takes the words it is told for missing', () => {
    const table = parseTable('a\n1\nNA\n3', { missing: ['NA'] });
    expect(numbersOf(table, 'a')).toEqual(Float64Array.of(1, Number.NaN, 3));
  });

  it('says which rows are too short, too long or badly quoted', () => {
    const table = parseTable('a,b\n1\n1,2,3\n1,2');
    expect(table.problems.map(({ row }) => row)).toEqual([0, 1]);
    expect(parseTable('a,b\n1,"open').problems[0]!.message).toMatch(/quote/i);
  });

  it.each([
    ['', 'is empty'],
    ['a,,c\n1,2,3', 'Column 2'],
    ['a,a\n1,2', 'Two columns are called a'],
  ])('refuses %j', (text, reason) => {
    expect(() => parseTable(text)).toThrow(TableError);
    expect(() => parseTable(text)).toThrow(reason);
  });

  it('brings back what was written, for any texts', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((one) => `t${one.trim()}`);
    const cell = fc.option(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), text), {
      nil: null,
    });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (rows) => {
        const header = rows[0]!.map((_, i) => `c${i}`);
        const kinds = Object.fromEntries(header.map((name) => [name, 'categorical' as const]));
        const lines = [header, ...rows].map((row) => row.map(quoted).join(','));
        const parsed = parseTable(lines.join('\r\n'), { kinds });
        expect(parsed.problems).toEqual([]);
        rows.forEach((row, i) => {
          const expected = row.map((value) => (value === null ? null : String(value)));
          expect(Object.values(rowAt(parsed, i))).toEqual(expected);
        });
      }),
    );
  });
});

function quoted(value: Cell): string {
  return `"${String(value ?? '').replaceAll('"', '""')}"`;
}

const numbers = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(null)), { minLength: 1 });
const tableOf = (values: readonly (number | null)[]) =>
  parseTable(`i,v\n${values.map((value, i) => `${i},${value ?? ''}`).join('\n')}`, {
    kinds: { v: 'numeric' },
  });

describe('summarise', () => {
  it('counts every value once: histogram, present and missing', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 30 }), (values, bins) => {
        const summary = summarise(columnOf(tableOf(values), 'v'), undefined, bins);
        if (summary.kind !== 'numeric') throw new Error('not numeric');
        const present = values.filter((value) => value !== null);
        expect(summary.present).toBe(present.length);
        expect(summary.missing).toBe(values.length - present.length);
        expect(summary.distinct).toBe(new Set(present).size);
        expect(summary.histogram.reduce((sum, bin) => sum + bin.count, 0)).toBe(present.length);
        expect(summary.min).toBe(present.length === 0 ? null : Math.min(...present));
      }),
    );
  });

  it('computes what R computes', () => {
    const column = columnOf(tableOf([1, 2, 3, 4, 10]), 'v');
    expect(summarise(column)).toMatchObject({ mean: 4, median: 3, quartile1: 2, quartile3: 4 });
    expect((summarise(column) as { standardDeviation: number }).standardDeviation).toBeCloseTo(3.5355, 4);
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
  });

  it('can look at some rows alone', () => {
    const column = columnOf(parseTable('v\na\nb\na'), 'v');
    expect(summarise(column, Uint32Array.of(0, 2))).toMatchObject({
      distinct: 1,
      levels: [{ value: 'a', count: 2 }],
    });
  });
});

describe('sortRows', () => {
  it('orders both ways, missing last, equal rows in their order', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('ascending' as const, 'descending' as const),
        (values, direction) => {
          const table = tableOf(values);
          const sorted = [...sortRows(table, 'v', direction)];
          const sign = direction === 'ascending' ? 1 : -1;
          const expected = values
            .map((value, row) => ({ value, row }))
            .sort((a, b) => {
              if (a.value === null || b.value === null)
                return Number(a.value === null) - Number(b.value === null);
              return sign * (a.value - b.value);
            })
            .map(({ row }) => row);
          expect(sorted).toEqual(expected);
        },
      ),
    );
  });

  it('orders texts by the alphabet', () => {
    const table = parseTable('v\nfloor 10\nÄpfel\nfloor 9\n');
    expect([...sortRows(table, 'v')]).toEqual([1, 2, 0]);
  });
});

describe('filterRows', () => {
  const table = parseTable('n,t\n1,red\n2,blue\n,Red wine\n4,');
  it.each([
    [[{ kind: 'range', column: 'n', from: 2 }], [1, 3]],
    [[{ kind: 'range', column: 'n', from: 2, to: 3 }], [1]],
    [[{ kind: 'range', column: 't', from: 2 }], []],
    [[{ kind: 'one-of', column: 't', values: ['red', 'green'] }], [0]],
    [[{ kind: 'one-of', column: 't', values: [null] }], [3]],
    [[{ kind: 'missing', column: 'n' }], [2]],
    [[{ kind: 'search', text: 'RED' }], [0, 2]],
    [[{ kind: 'search', text: '4' }], [3]],
    [
      [
        { kind: 'search', text: 'red' },
        { kind: 'missing', column: 'n' },
      ],
      [2],
    ],
    [[], [0, 1, 2, 3]],
  ] as const)('%j', (filters, expected) => {
    expect([...filterRows(table, filters)]).toEqual(expected);
  });

  it('keeps the order of the rows it is given, and refuses an unknown column', () => {
    const sorted = sortRows(table, 'n', 'descending');
    expect([...filterRows(table, [{ kind: 'range', column: 'n', to: 4 }], sorted)]).toEqual([3, 1, 0]);
    expect(() => filterRows(table, [{ kind: 'missing', column: 'x' }])).toThrow('There are: n, t');
    expect([...allRows(table)]).toEqual([0, 1, 2, 3]);
  });
});
