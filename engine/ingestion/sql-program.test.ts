import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv, parseCsv } from './csv';
import { placeOf, sqlProgram, sqlTables } from './sql-program';

const FILES = {
  'data/ames_housing.csv': 'Id,Price,Sold-On,Price\n1,2.5,2020-01-01,\n2,,x,\n',
  'warehouse/northline/usage.csv': 'id\n1\n',
  'out/usage.csv': 'id\n1\n',
  'notes.md': '',
};

describe('sqlTables', () => {
  it('names tables after their files, those of a warehouse with its company', () => {
    expect(sqlTables(FILES).map(({ name }) => name)).toEqual(['ames_housing', 'northline_usage', 'usage']);
  });
});

describe('sqlProgram', () => {
  it('brings the tables that the query names, with the narrowest types', () => {
    const program = sqlProgram('select * from AMES_housing -- usages', FILES);
    expect(program).toMatchObject({
      input: {
        tables: [
          {
            path: 'data/ames_housing.csv',
            columns: [
              { name: 'id', type: 'int' },
              { name: 'price', type: 'numeric' },
              { name: 'sold_on', type: 'text' },
              { name: 'price_', type: 'text' },
            ],
          },
        ],
      },
    });
  });
});

describe('placeOf', () => {
  it('counts lines and columns from 1', () => {
    expect(placeOf('select\n  x', 10)).toEqual({ line: 2, column: 3 });
    expect(placeOf('x', 1)).toEqual({ line: 1, column: 1 });
  });
});

describe('CSV', () => {
  it('gives back what was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 })), (rows) => {
        expect(parseCsv(formatCsv(rows))).toEqual(rows);
      }),
    );
  });

  it('takes CRLF, and a last line without an end', () => {
    expect(parseCsv('a,b\r\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});
