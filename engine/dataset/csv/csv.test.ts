import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellAt } from '../table';
import { cellText, indexCells } from './cells';
import { isoDate, parseDate, utcOf, yearAndMonth } from './dates';
import { NumberReader, plainNumber } from './numbers';
import { readCsv } from './read-csv';
import { writeCsv } from './write-csv';

const letters = fc.string({ unit: fc.constantFrom('a', 'B', '7', ' ', ',', '"', '\n', '\r', 'é', ';', '.') });

describe('indexCells', () => {
  it('finds the cells that Papa Parse finds, in anything that is written by the rules', () => {
    const table = fc.array(fc.array(letters, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, newline) => {
        const text = Papa.unparse(rows, { newline });
        const index = indexCells(text, ',');
        const found = Array.from({ length: index.rowCount }, (_, row) =>
          Array.from(index.starts.subarray(index.rows[row], index.rows[row + 1]), (_cell, at) =>
            cellText(index, index.rows[row]! + at),
          ),
        );
        const expected = Papa.parse<string[]>(text, { delimiter: ',', newline }).data;
        expect(found).toEqual(expected.map((row) => row.map((cell) => cell.trim())));
      }),
    );
  });

  it('never fails for any text but with a place', () => {
    fc.assert(
      fc.property(letters, (text) => {
        try {
          const { table, problems } = readCsv(text);
          for (const { row, column } of problems) {
            expect(row).toBeLessThanOrEqual(table.rowCount);
            expect(column).toBeGreaterThanOrEqual(0);
          }
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'csv-refused' });
        }
      }),
    );
  });
});

describe('NumberReader', () => {
  it('gives the nearest double, as Number does, for every decimal', () => {
    const decimal = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.tuple(fc.integer(), fc.nat()).map(([whole, part]) => `${whole}.${part}`),
      fc.constantFrom('.5', '5.', '+3', '-0.10', '1e3', '007'),
    );
    fc.assert(
      fc.property(decimal, (text) => {
        expect(new NumberReader(`x${text}`).read(1, text.length + 1)).toBe(Number(text));
      }),
    );
  });

  it('takes for numbers what plainNumber takes', () => {
    const text = fc.string({
      unit: fc.constantFrom('1', '0', '.', '-', '+', 'e', 'x', ',', ' '),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(new NumberReader(one).read(0, one.length)).toBe(plainNumber(one));
      }),
    );
  });
});

describe('dates', () => {
  it('knows the days that Date knows, and writes what it reads', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const seconds = Math.floor(date.getTime() / 1000) * 1000;
          expect(parseDate(isoDate(seconds), 'day-first')).toBe(seconds);
          const day = utcOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
          expect(new Date(day).toISOString().slice(0, 10)).toBe(date.toISOString().slice(0, 10));
          expect(yearAndMonth(day)).toMatchObject({
            year: date.getUTCFullYear(),
            month: date.getUTCMonth() + 1,
          });
        },
      ),
    );
  });

  it.each([
    ['2008-03-09 2:30 pm', 'day-first', '2008-03-09T14:30:00'],
    ['2008-03-09T01:00:00+02:00', 'day-first', '2008-03-08T23:00:00'],
    ['9/3/08', 'day-first', '2008-03-09'],
    ['9/3/69', 'month-first', '1969-09-03'],
    ['December 1999', 'day-first', '1999-12-01'],
  ] as const)('reads %s, %s', (text, order, iso) => expect(isoDate(parseDate(text, order))).toBe(iso));

  it.each(['2008-13-01', '2007-02-29', '31.4.2008', '5 Foo 2008', '2008', '1.5', '2008-01-01 25:00'])(
    'does not take %s',
    (text) => expect(parseDate(text, 'day-first')).toBeNaN(),
  );
});

describe('writeCsv', () => {
  it('writes what readCsv reads back, for any columns', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const text = letters.map((one) => `t${one}`.trim());
    const row = fc.tuple(fc.option(number), fc.option(text), fc.constantFrom('2008-03-09', '2010-01-31', ''));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const lines = rows.map((cells) => Papa.unparse([cells]).trim());
        const first = readCsv(`n,t,d\n${lines.join('\n')}\n`);
        const again = readCsv(writeCsv(first.columns, first.table.rowCount));
        expect(again.columns.map(({ type }) => type)).toEqual(first.columns.map(({ type }) => type));
        expect(again.table.rowCount).toBe(first.table.rowCount);
        for (let at = 0; at < 3; at++) {
          for (let i = 0; i < first.table.rowCount; i++) {
            expect(cellAt(again.table.columns[at]!, i)).toEqual(cellAt(first.table.columns[at]!, i));
          }
        }
      }),
    );
  });
});
