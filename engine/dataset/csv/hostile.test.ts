import { describe, expect, it } from 'vitest';
import { CsvRefusedError } from './problems';
import { type CsvReading, readCsv } from './read-csv';

/** What a case must give: its columns with types and cells, or where and why it is refused. */
interface Loads {
  readonly columns: Readonly<Record<string, string>>;
  /** The cells by row; a missing one is null. Dates as milliseconds. */
  readonly rows?: readonly (readonly (string | number | null)[])[];
  readonly rowCount?: number;
  /** Row, column and a part of the message, of every problem that must be listed; none given: none is listed. */
  readonly problems?: readonly (readonly [row: number, column: number, says: string])[];
}
interface Refused {
  readonly refused: readonly [line: number, column: number, says: string];
}
type Case = readonly [name: string, file: string | Uint8Array, expected: Loads | Refused];

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = (mark ? '\ufeff' : '') + text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), littleEndian);
  return bytes;
}
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const CITIES = 'city,sales\nKöln,12\nZürich,7\n';
const cities: Loads = {
  columns: { city: 'category', sales: 'number' },
  rows: [
    ['Köln', 12],
    ['Zürich', 7],
  ],
};
const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date);

const CASES: readonly Case[] = [
  ['UTF-8', utf8(CITIES), cities],
  ['UTF-8 with a byte order mark', join(latin('\xef\xbb\xbf'), utf8(CITIES)), cities],
  [
    'a byte order mark before a quoted name',
    join(latin('\xef\xbb\xbf'), utf8('"a","b"\n1,2\n')),
    { columns: { a: 'number', b: 'number' }, rows: [[1, 2]] },
  ],
  ['UTF-16 LE with a mark', utf16(CITIES, true, true), { ...cities, problems: [[0, 0, 'UTF-16 LE']] }],
  ['UTF-16 BE with a mark', utf16(CITIES, false, true), { ...cities, problems: [[0, 0, 'UTF-16 BE']] }],
  ['UTF-16 LE without a mark', utf16(CITIES, true, false), { ...cities, problems: [[0, 0, 'UTF-16 LE']] }],
  ['UTF-16 BE without a mark', utf16(CITIES, false, false), { ...cities, problems: [[0, 0, 'UTF-16 BE']] }],
  ['UTF-32', join(latin('\xff\xfe\0\0'), latin('a\0\0\0')), { refused: [0, 0, 'UTF-32'] }],
  [
    'Windows-1252',
    latin('city,price\nK\xf6ln,\x8012\n'),
    {
      columns: { city: 'category', price: 'number' },
      rows: [['Köln', 12]],
      problems: [
        [0, 0, 'Windows-1252'],
        [0, 2, '€'],
      ],
    },
  ],
  [
    'UTF-8 with one broken byte',
    join(utf8('city,n\nKöln,1\nZürich,2\nM'), latin('\xff'), utf8('nchen,3\n')),
    {
      columns: { city: 'category', n: 'number' },
      rows: [
        ['Köln', 1],
        ['Zürich', 2],
        ['M\ufffdnchen', 3],
      ],
      problems: [
        [0, 0, 'not UTF-8'],
        [3, 1, 'no character'],
      ],
    },
  ],
  [
    'a byte that neither encoding has',
    latin('a,b\n1,\x81x\n'),
    {
      columns: { a: 'number', b: 'category' },
      rows: [[1, '\ufffdx']],
      problems: [
        [0, 0, 'Windows-1252'],
        [1, 2, 'no character'],
      ],
    },
  ],
  ['a NUL byte in a cell', 'a,b\n1,2\n3,x\0y\n', { refused: [3, 2, 'NUL'] }],
  ['a tail of NUL bytes', 'a,b\n1,2\n\0\0\0\0', { refused: [3, 1, 'NUL'] }],
  ['another control character', 'a,b\n1,\x07\n', { refused: [2, 2, 'U+0007'] }],
  ['a Ctrl-Z at the end', 'a,b\n1,2\n\x1a', { columns: { a: 'number', b: 'number' }, rows: [[1, 2]] }],
  ['a quote that is never closed', 'a,b\n1,x\n2,"open\n3,y\n', { refused: [3, 2, 'never closed'] }],
  [
    'a quote left open that meets the next one',
    'a,b\n1,"5 in\n2,"x"\n',
    { refused: [2, 2, 'not clear where it closes'] },
  ],
  [
    'doubled quotes',
    'a,b\n1,"say ""hi"""\n',
    { columns: { a: 'number', b: 'category' }, rows: [[1, 'say "hi"']] },
  ],
  [
    'quotes inside that are not doubled',
    'a,b\n1,"a "b" c"\n',
    { columns: { a: 'number', b: 'category' }, rows: [[1, 'a "b" c']], problems: [[1, 2, 'not doubled']] },
  ],
  [
    'a quote in a plain cell',
    'a,b\n1,5" pipe\n',
    { columns: { a: 'number', b: 'category' }, rows: [[1, '5" pipe']] },
  ],
  [
    'line ends inside quotes',
    'a,b\n1,"x\ny\r\nz"\n2,w\n',
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [1, 'x\ny\r\nz'],
        [2, 'w'],
      ],
    },
  ],
  [
    'blanks before an opening quote',
    'a, "b, c"\n1, "x, y"\n',
    { columns: { a: 'number', 'b, c': 'category' }, rows: [[1, 'x, y']] },
  ],
  [
    'a row that is short',
    'a,b,c\n1,2,3\n4,5\n6,7,8\n',
    {
      columns: { a: 'number', b: 'number', c: 'number' },
      rows: [
        [1, 2, 3],
        [4, 5, null],
        [6, 7, 8],
      ],
      problems: [[2, 3, '2 of 3 cells']],
    },
  ],
  [
    'a row that is long',
    'a,b\n1,2\n3,4,5\n6,7\n',
    {
      columns: { a: 'number', b: 'number' },
      rows: [
        [1, 2],
        [3, 4],
        [6, 7],
      ],
      problems: [[2, 3, '3 cells']],
    },
  ],
  [
    'a title before the header',
    'Sales of 2010\na,b,c\n1,2,3\n4,5,6\n',
    { refused: [2, 2, 'unlike the first'] },
  ],
  [
    'row names as R writes them',
    'a,b\nx,1,2\ny,3,4\n',
    {
      columns: { row: 'category', a: 'number', b: 'number' },
      rows: [
        ['x', 1, 2],
        ['y', 3, 4],
      ],
      problems: [[0, 1, 'one cell more']],
    },
  ],
  [
    'a cell of a million characters',
    `a,b\n1,${'x'.repeat(1e6)}\n`,
    { columns: { a: 'number', b: 'text' }, rows: [[1, 'x'.repeat(1e6)]] },
  ],
  [
    'formulas',
    "a,b\n1,=cmd|' /C calc'!A0\n2,@SUM(A1)\n",
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [1, "=cmd|' /C calc'!A0"],
        [2, '@SUM(A1)'],
      ],
      problems: [
        [1, 2, 'formula'],
        [2, 2, 'formula'],
      ],
    },
  ],
  [
    'mixed line ends',
    'a,b\n1,2\r\n3,4\r5,6',
    {
      columns: { a: 'number', b: 'number' },
      rows: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      problems: [[0, 0, 'mixes']],
    },
  ],
  [
    'CR alone',
    'a,b\r1,2\r3,4\r',
    {
      columns: { a: 'number', b: 'number' },
      rows: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  ['an empty file', '', { refused: [0, 0, 'blanks'] }],
  ['a file of no bytes', new Uint8Array(), { refused: [0, 0, 'empty'] }],
  ['only blanks', ' \n\t \r\n  ', { refused: [0, 0, 'only blanks'] }],
  ['only delimiters', ',,\n,,\n', { refused: [1, 0, 'no names'] }],
  [
    'a header alone',
    'a,b,c\n',
    { columns: { a: 'empty', b: 'empty', c: 'empty' }, rows: [], problems: [[0, 0, 'no rows']] },
  ],
  [
    'no header',
    '1,2\n3,4\n',
    {
      columns: { column_1: 'number', column_2: 'number' },
      rows: [
        [1, 2],
        [3, 4],
      ],
      problems: [[0, 0, 'only numbers']],
    },
  ],
  [
    'two columns of one name',
    'a,a,a_2\n1,2,3\n',
    {
      columns: { a: 'number', a_3: 'number', a_2: 'number' },
      rows: [[1, 2, 3]],
      problems: [[0, 2, 'called "a" too']],
    },
  ],
  [
    'columns without names',
    'a,,c\n1,2,3\n',
    {
      columns: { a: 'number', column_2: 'number', c: 'number' },
      rows: [[1, 2, 3]],
      problems: [[0, 2, 'no name']],
    },
  ],
  [
    'a name that JavaScript reserves',
    '__proto__,b\n1,2\n',
    { columns: { column_1: 'number', b: 'number' }, rows: [[1, 2]], problems: [[0, 1, 'reserved']] },
  ],
  ['a name over two lines', '"a\nb",c\n1,2\n', { columns: { 'a b': 'number', c: 'number' }, rows: [[1, 2]] }],
  [
    'semicolons',
    'a;b\n1;2\n',
    { columns: { a: 'number', b: 'number' }, rows: [[1, 2]], problems: [[0, 0, 'semicolon']] },
  ],
  [
    'semicolons and decimal commas',
    'a, in m;b, in m\n1,5;2,25\n3,5;4,75\n',
    {
      columns: { 'a, in m': 'number', 'b, in m': 'number' },
      rows: [
        [1.5, 2.25],
        [3.5, 4.75],
      ],
      problems: [
        [0, 0, 'semicolon'],
        [0, 1, 'decimal comma'],
        [0, 2, 'decimal comma'],
      ],
    },
  ],
  [
    'tabs',
    'a\tb\n1\tx, y\n',
    { columns: { a: 'number', b: 'category' }, rows: [[1, 'x, y']], problems: [[0, 0, 'tab']] },
  ],
  [
    'vertical bars',
    'a|b\n1|2\n',
    { columns: { a: 'number', b: 'number' }, rows: [[1, 2]], problems: [[0, 0, 'vertical bar']] },
  ],
  [
    'a first line sep=;',
    'sep=;\r\na;b\r\n1;2\r\n',
    { columns: { a: 'number', b: 'number' }, rows: [[1, 2]], problems: [[0, 0, 'semicolon']] },
  ],
  [
    'huge numbers',
    'a,b\n1e300,1\n-1.7e308,2\n',
    {
      columns: { a: 'number', b: 'number' },
      rows: [
        [1e300, 1],
        [-1.7e308, 2],
      ],
    },
  ],
  [
    '1e400 among numbers',
    `a\n${'1\n'.repeat(10)}1e400\n`,
    { columns: { a: 'number' }, rowCount: 11, problems: [[11, 1, 'too large']] },
  ],
  [
    'numbers of twenty digits',
    'id\n12345678901234567890\n12345678901234567891\n',
    {
      columns: { id: 'category' },
      rows: [['12345678901234567890'], ['12345678901234567891']],
      problems: [[0, 1, 'none is lost']],
    },
  ],
  [
    'leading zeros',
    'zip,n\n02134,1\n10001,2\n',
    {
      columns: { zip: 'category', n: 'number' },
      rows: [
        ['02134', 1],
        ['10001', 2],
      ],
      problems: [[0, 1, 'leading zeros']],
    },
  ],
  [
    'hexadecimal',
    'a,b\n0x1F,1\n0xFF,2\n',
    {
      columns: { a: 'category', b: 'number' },
      rows: [
        ['0x1F', 1],
        ['0xFF', 2],
      ],
    },
  ],
  [
    'infinity among numbers',
    `a\n${'2\n'.repeat(10)}Infinity\n`,
    { columns: { a: 'number' }, rowCount: 11, problems: [[11, 1, 'not a number']] },
  ],
  [
    'commas between thousands',
    'a,b\n"1,234,567.5",x\n"12",y\n',
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [1234567.5, 'x'],
        [12, 'y'],
      ],
      problems: [[0, 1, 'commas between thousands']],
    },
  ],
  [
    'a comma that may be either',
    'a;b\n1,234;x\n5,678;y\n',
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [1234, 'x'],
        [5678, 'y'],
      ],
      problems: [
        [0, 0, 'semicolon'],
        [0, 1, 'commas'],
        [0, 1, 'could be'],
      ],
    },
  ],
  [
    'points between thousands',
    'a;b\n1.234,5;x\n99.000,25;y\n',
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [1234.5, 'x'],
        [99000.25, 'y'],
      ],
      problems: [
        [0, 0, 'semicolon'],
        [0, 1, 'decimal comma'],
      ],
    },
  ],
  [
    'spaces between thousands',
    'a,b\n1 234,x\n12\u00a0345.5,y\n',
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [1234, 'x'],
        [12345.5, 'y'],
      ],
      problems: [[0, 1, 'spaces']],
    },
  ],
  [
    'dollars and per cent',
    'a,b\n"$1,200",5 %\n$900,7.5 %\n',
    {
      columns: { a: 'number', b: 'number' },
      rows: [
        [1200, 5],
        [900, 7.5],
      ],
      problems: [
        [0, 1, '$'],
        [0, 2, '%'],
      ],
    },
  ],
  [
    'ISO dates',
    'd,n\n2008-02-29,1\n2008-03-01T12:00:00Z,2\n',
    {
      columns: { d: 'date', n: 'number' },
      rows: [
        [day(2008, 2, 29), 1],
        [day(2008, 3, 1) + 43_200_000, 2],
      ],
    },
  ],
  [
    'American dates',
    'd,n\n3/14/2008,1\n12/1/2009,2\n',
    {
      columns: { d: 'date', n: 'number' },
      rows: [
        [day(2008, 3, 14), 1],
        [day(2009, 12, 1), 2],
      ],
    },
  ],
  [
    'German dates',
    'd,n\n14.3.2008,1\n1.12.2009,2\n',
    {
      columns: { d: 'date', n: 'number' },
      rows: [
        [day(2008, 3, 14), 1],
        [day(2009, 12, 1), 2],
      ],
    },
  ],
  [
    'dates that may be either',
    'd,n\n3/4/2008,1\n5/6/2008,2\n',
    {
      columns: { d: 'date', n: 'number' },
      rows: [
        [day(2008, 3, 4), 1],
        [day(2008, 5, 6), 2],
      ],
      problems: [[0, 1, 'month/day/year']],
    },
  ],
  [
    'dates with names of months',
    'd,n\n9 Mar 2008,1\n"March 10, 2008",2\n',
    {
      columns: { d: 'date', n: 'number' },
      rows: [
        [day(2008, 3, 9), 1],
        [day(2008, 3, 10), 2],
      ],
    },
  ],
  [
    'a day that no calendar has',
    'd,n\n2008-02-28,1\n2008-02-30,2\n',
    {
      columns: { d: 'date', n: 'number' },
      rows: [
        [day(2008, 2, 28), 1],
        [null, 2],
      ],
      problems: [[2, 1, 'not a date']],
    },
  ],
  [
    'booleans',
    'a,b\nyes,TRUE\nno,FALSE\n',
    {
      columns: { a: 'boolean', b: 'boolean' },
      rows: [
        ['yes', 'TRUE'],
        ['no', 'FALSE'],
      ],
    },
  ],
  [
    'words for missing',
    'a,b\nNA,x\n2,N/A\nnull,y\n',
    {
      columns: { a: 'number', b: 'category' },
      rows: [
        [null, 'x'],
        [2, null],
        [null, 'y'],
      ],
    },
  ],
  [
    'trailing delimiters',
    'a,b,\n1,2,\n3,4,\n',
    {
      columns: { a: 'number', b: 'number' },
      rows: [
        [1, 2],
        [3, 4],
      ],
      problems: [[0, 3, 'trailing']],
    },
  ],
  [
    'empty rows at the end',
    'a,b\n1,2\n,\n\n,\n',
    {
      columns: { a: 'number', b: 'number' },
      rows: [[1, 2]],
      problems: [
        [0, 0, '2 empty rows'],
        [0, 0, '1 blank line'],
      ],
    },
  ],
  ['one column', 'a\nx\ny\n', { columns: { a: 'category' }, rows: [['x'], ['y']] }],
  ['a PNG picture', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), { refused: [0, 0, 'PNG'] }],
  ['an Excel workbook', latin('PK\x03\x04\x14\0\x06\0'), { refused: [0, 0, 'Excel'] }],
  ['an old Excel file', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), { refused: [0, 0, 'old Excel'] }],
  ['a gzip file', latin('\x1f\x8b\x08\0'), { refused: [0, 0, 'gzip'] }],
  ['a PDF', latin('%PDF-1.7\n'), { refused: [0, 0, 'PDF'] }],
  [
    'bytes of no known kind',
    Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256),
    { refused: [1, 1, 'NUL'] },
  ],
  ['JSON', '[{"a": 1, "b": 2}]', { refused: [1, 1, 'JSON'] }],
  ['JSON, one object a line', '{"a": 1}\n{"a": 2}\n', { refused: [1, 1, 'JSON'] }],
  ['HTML', '<!DOCTYPE html>\n<html><body>Sign in</body></html>', { refused: [1, 1, 'HTML'] }],
  ['XML', '<?xml version="1.0"?><rows/>', { refused: [1, 1, 'XML'] }],
];

function cells(reading: CsvReading): (string | number | null)[][] {
  const { table } = reading;
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map((column) => {
      if (column.kind === 'categorical') return column.dictionary[column.codes[row]!] ?? null;
      return Number.isNaN(column.values[row]!) ? null : column.values[row]!;
    }),
  );
}

describe('hostile and broken CSV files', () => {
  it('are more than fifty, each of its own kind', () => {
    expect(new Set(CASES.map(([name]) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(50);
  });

  it.each(CASES)('%s', (_name, file, expected) => {
    if ('refused' in expected) {
      const [line, column, says] = expected.refused;
      let thrown: unknown;
      try {
        readCsv(file);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(CsvRefusedError);
      expect(thrown).toMatchObject({ line, column, message: expect.stringContaining(says) });
      return;
    }
    const reading = readCsv(file);
    const types = Object.fromEntries(reading.columns.map(({ column, type }) => [column.name, type]));
    expect(types).toEqual(expected.columns);
    if (expected.rows) expect(cells(reading)).toEqual(expected.rows);
    expect(reading.table.rowCount).toBe(expected.rowCount ?? expected.rows?.length);
    const found = reading.problems.map(({ row, column, message }) => [row, column, message]);
    expect(found).toEqual(
      (expected.problems ?? []).map(([row, column, says]) => [row, column, expect.stringContaining(says)]),
    );
    expect(reading.problemCount).toBe(found.length);
  });
});
