import { describe, expect, it } from 'vitest';
import { readCsv } from '../table/read-csv';
import { askTable } from './ask-table';

const TABLE = readCsv('t.csv', 'n,kind,cost\n1,a,2.5\n2,b,\n3,a,4\n10,c,1\n');

describe('a query', () => {
  it.each<[string, number]>([
    ['COUNT(*) FROM t', 4],
    ['count(cost) from t;', 3],
    ['COUNT(DISTINCT kind) FROM t', 3],
    ['AVG(n) FROM t', 4],
    ['MEDIAN(n) AS m FROM t', 2.5],
    ['SUM(n * cost + 1) FROM t', 27.5],
    ['MAX(-n) FROM t', -1],
    ["MIN(n) FROM t WHERE kind = 'a' AND NOT cost < 3", 3],
    ["COUNT(*) FROM t WHERE kind IN ('b', 'c') OR cost >= 4", 3],
    ['COUNT(*) FROM t WHERE cost IS NULL', 1],
    ['COUNT(*) FROM t WHERE n BETWEEN 2 AND 3', 2],
    ['COUNT(*) FROM t WHERE n NOT BETWEEN 2 AND 3', 2],
    ["COUNT(*) FROM t WHERE kind NOT IN ('a') AND cost IS NOT NULL", 1],
    ['AVG(("n" + 1) / 2) FROM t', 2.5],
  ])('SELECT %s', (query, value) => {
    expect(askTable(`SELECT ${query}`, TABLE, 't')).toBe(value);
  });

  it('answers nothing where SQL answers NULL', () => {
    expect(askTable('SELECT AVG(n) FROM t WHERE n > 99', TABLE, 't')).toBeNaN();
  });

  it.each<[string, RegExp]>([
    ['SELECT n FROM t', /expected \(/],
    ['SELECT AVG(x) FROM t', /no column x/],
    ['SELECT AVG(n) FROM s', /asks the table s; this one is t/],
    ['SELECT AVG(kind) FROM t', /AVG needs numbers; the data have 'a'/],
    ['SELECT STDDEV(n) FROM t', /“STDDEV|stddev/],
    ['SELECT AVG(n) FROM t GROUP BY kind', /does not belong here/],
    ['SELECT AVG(n) FROM t WHERE n ~ 3', /cannot read the query/],
  ])('%s is refused', (query, says) => {
    expect(() => askTable(query, TABLE, 't')).toThrow(says);
  });
});
