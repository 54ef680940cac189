import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTable } from '@/engine/dataset/parse-table';
import { summarise } from '@/engine/dataset/summarise';
import { EVERYTHING, filterLabel, filterOfBin, nextOrder, rowsOf, toggleFilter } from './data-view';

const table = parseTable('city,price\nAmes,3\nBoone,1\nAmes,2\nNevada,\n');

test('a query filters, searches and sorts', () => {
  expect([...rowsOf(table, EVERYTHING)]).toEqual([0, 1, 2, 3]);
  expect([...rowsOf(table, { ...EVERYTHING, search: ' ames ' })]).toEqual([0, 2]);
  const byPrice = { ...EVERYTHING, order: { column: 'price', direction: 'descending' } as const };
  expect([...rowsOf(table, byPrice)]).toEqual([0, 2, 1, 3]);
  const ames = toggleFilter(byPrice, 'city', { kind: 'one-of', column: 'city', values: ['Ames'] });
  expect([...rowsOf(table, ames)]).toEqual([0, 2]);
});

test('the same filter twice is none', () => {
  const filter = { kind: 'missing', column: 'price' } as const;
  const once = toggleFilter(EVERYTHING, 'price', filter);
  expect([...rowsOf(table, once)]).toEqual([3]);
  expect(toggleFilter(once, 'price', filter)).toEqual(EVERYTHING);
});

test('a column is sorted up, down, and not at all', () => {
  const up = nextOrder(null, 'price');
  const down = nextOrder(up, 'price');
  expect([up?.direction, down?.direction, nextOrder(down, 'price')]).toEqual([
    'ascending',
    'descending',
    null,
  ]);
  expect(nextOrder(down, 'city')).toEqual({ column: 'city', direction: 'ascending' });
});

test('the bars of a histogram share the rows out: each row is in just one, and as many as the bar says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), (numbers) => {
      const random = parseTable(`x\n${numbers.join('\n')}\n`, { kinds: { x: 'numeric' } });
      const summary = summarise(random.columns[0]!);
      if (summary.kind !== 'numeric') throw new Error('not numeric');
      const { histogram } = summary;
      const found = histogram.map((bin, i) => {
        const filter = filterOfBin('x', bin, i === histogram.length - 1);
        return rowsOf(random, { ...EVERYTHING, filters: { x: filter } }).length;
      });
      expect(found.reduce((sum, count) => sum + count, 0)).toBe(numbers.length);
    }),
  );
});

test('a filter says what it does', () => {
  expect(filterLabel({ kind: 'range', column: 'price', from: 1000, to: 2500.5 })).toBe(
    'price: 1,000 to 2,501',
  );
  expect(filterLabel({ kind: 'one-of', column: 'city', values: ['Ames', null] })).toBe('city: Ames, missing');
});
