import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TRUSTS } from '../core/trust';
import { canvasCsv } from './canvas-csv';
import { csvOf } from './csv';
import type { GradesTable } from './grades-table';
import { moodleCsv } from './moodle-csv';
import { plainCsv } from './plain-csv';

const read = (csv: string) =>
  Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' }).data.slice(0, -1);
const text = fc.string({
  unit: fc.constantFrom('a', 'é', '漢', '"', ',', '\n', '\r', '=', '+', '-', '@', '\t', ' ', "'", '1'),
});
const cell = fc.oneof(
  fc.constant(null),
  fc.constant('excused' as const),
  fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100),
);
const tables: fc.Arbitrary<GradesTable> = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    columns: fc.array(
      fc.record({
        title: text,
        contentId: fc.constantFrom('1.1', '2.10', '3'),
        points: fc.constantFrom(100, 10, 12.5),
      }),
      { minLength: width, maxLength: width },
    ),
    people: fc.array(
      fc.record({
        name: text,
        studentId: fc.option(text),
        email: fc.option(text),
        username: fc.option(text),
        section: fc.option(text),
        cells: fc.array(cell, { minLength: width, maxLength: width }),
        trusts: fc.array(fc.option(fc.constantFrom('set by hand', ...TRUSTS)), {
          minLength: width,
          maxLength: width,
        }),
      }),
      { maxLength: 5 },
    ),
  }),
);

describe('comma separated values', () => {
  it('are read back as they were, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const safe = rows.map((row) =>
          row.map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)),
        );
        expect(read(csvOf(rows))).toEqual(safe);
      }),
    );
  });

  it('end each line by CRLF, quote all, and let no cell begin as a formula', () => {
    expect(csvOf([['=1+1', -5, null, 'a"b']])).toBe('"\'=1+1","-5","","a""b"\r\n');
    fc.assert(
      fc.property(tables, (table) => {
        for (const csv of [plainCsv(table), moodleCsv(table), canvasCsv(table).csv])
          for (const value of read(csv).flat()) expect(value).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('every export', () => {
  it('has each person once, with their points in the order of the columns', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const plain = read(plainCsv(table)).slice(2);
        const canvas = read(canvasCsv(table).csv).slice(2);
        expect([plain.length, canvas.length]).toEqual([table.people.length, table.people.length]);
        for (const [i, { cells, trusts }] of table.people.entries()) {
          const written = cells.map((each) =>
            each === null ? '' : each === 'excused' ? 'EX' : String(each),
          );
          const told = cells.map((each, at) => (typeof each === 'number' ? (trusts[at] ?? '') : ''));
          expect(plain[i]!.slice(4)).toEqual([...written, ...told]);
          expect(canvas[i]!.slice(5)).toEqual(written);
        }
      }),
    );
  });
});

const CLASS: GradesTable = {
  columns: [
    { title: 'Preprocessing', contentId: '1.2', points: 50 },
    { title: 'Pipelines', contentId: '2.4', points: 100 },
  ],
  people: [
    {
      name: 'Ada Lovelace',
      studentId: 'S1',
      email: 'ada@x.edu',
      username: 'ada',
      section: 'Mon',
      cells: [45, 'excused'],
      trusts: ['self-reported', null],
    },
    {
      name: 'Bob Berg',
      studentId: null,
      email: null,
      username: null,
      section: null,
      cells: [null, 66.666],
      trusts: [null, 'verified'],
    },
  ],
};

describe('for Moodle', () => {
  it('grades are per cent, and empty where there is none', () => {
    expect(read(moodleCsv(CLASS))).toEqual([
      [
        'First name',
        'Last name',
        'ID number',
        'Username',
        'Email address',
        '1.2 Preprocessing',
        '2.4 Pipelines',
      ],
      ['Ada', 'Lovelace', 'S1', 'ada', 'ada@x.edu', '90', ''],
      ['Bob', 'Berg', '', '', '', '', '66.67'],
    ]);
  });
});

describe('for Canvas', () => {
  it('has the columns and the second line that its import wants', () => {
    const { csv, newColumns } = canvasCsv(CLASS);
    expect(read(csv)).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', '1.2 Preprocessing', '2.4 Pipelines'],
      ['    Points Possible', '', '', '', '', '50', '100'],
      ['Ada Lovelace', '', 'S1', 'ada', 'Mon', '45', 'EX'],
      ['Bob Berg', '', '', '', '', '', '66.67'],
    ]);
    expect(newColumns).toEqual(['Preprocessing', 'Pipelines']);
  });

  it('takes ids and headers over from an export of Canvas', () => {
    const rows = [
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Preprocessing (901)', 'Total'],
      ['    Points Possible', '', '', '', '', '50', ''],
      ['Lovelace, Ada', '7', 'S1', 'al', 'A', '', ''],
      ['Student, Test', '9', '', 'x', 'A', '', ''],
    ];
    const { csv, unknownPeople, newColumns } = canvasCsv(CLASS, { rows });
    const [header, , ada] = read(csv);
    expect(header!.slice(5)).toEqual(['Preprocessing (901)', '2.4 Pipelines']);
    expect(ada).toEqual(['Lovelace, Ada', '7', 'S1', 'al', 'A', '45', 'EX']);
    expect([unknownPeople, newColumns]).toEqual([['Bob Berg'], ['Pipelines']]);
  });
});
