import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PyFloat, pyJson } from '../../../core/python-text';
import { plain } from '../compare/value-diff';
import { drawGraph } from './dag-drawing';
import { type Data, equalData, flattenData, pyRepr, pyStr } from './data';
import { expandTabs, joinWords, shellQuote, summarize } from './humanize';
import { RepoPaths, relativePath } from './paths';
import { readJson } from './read-json';

describe('readJson', () => {
  test('tells floats from ints, knows NaN and Infinity, keeps the order of keys', () => {
    const data = readJson('{"10": 1.0, "2": -3, "a:b": "1.5", "n": [NaN, -Infinity, 1e5]}') as Map<
      string,
      Data
    >;
    expect([...data.keys()]).toEqual(['10', '2', 'a:b', 'n']);
    expect([data.get('10'), data.get('2'), data.get('a:b')]).toEqual([new PyFloat(1), -3, '1.5']);
    expect(data.get('n')).toEqual([new PyFloat(Number.NaN), new PyFloat(-Infinity), new PyFloat(100000)]);
  });

  test.each(['{', '[1,]', '{"a" 1}', "{'a': 1}", '01', ''])('refuses %j', (text) => {
    expect(readJson(text)).toBeUndefined();
  });

  test('reads what pyJson writes', () => {
    const { value } = fc.letrec<{ value: Data }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.double({ noNaN: true }).map((number) => new PyFloat(number)),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc
          .dictionary(
            fc.string().filter((key) => key !== '__proto__'),
            tie('value'),
            { maxKeys: 3 },
          )
          .map((one) => new Map(Object.entries(one))),
      ),
    }));
    fc.assert(fc.property(value, (data) => equalData(readJson(pyJson(plain(data))), data)));
  });
});

describe('values as Python shows them', () => {
  test('str and repr', () => {
    expect(pyStr('a')).toBe('a');
    expect(pyRepr(new Map<string, Data>([['k', [1, new PyFloat(2), true, null, "it's"]]]))).toBe(
      "{'k': [1, 2.0, True, None, \"it's\"]}",
    );
  });

  test('flattened by dots, lists and empty mappings as leaves', () => {
    const data = new Map<string, Data>([
      [
        'a',
        new Map<string, Data>([
          ['b', [1]],
          ['c', new Map()],
        ]),
      ],
    ]);
    expect([...flattenData(data).keys()]).toEqual(['a.b', 'a.c']);
    expect([...flattenData(5)]).toEqual([['', 5]]);
  });
});

describe('words', () => {
  test('joined, counted, quoted, tabbed', () => {
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
    expect(
      summarize([
        ['fetched', 1],
        ['added', 0],
        ['modified', 2],
      ]),
    ).toBe('1 file fetched and 2 files modified');
    expect([shellQuote('a b'), shellQuote("it's"), shellQuote('x/y.csv'), shellQuote('')]).toEqual([
      "'a b'",
      `'it'"'"'s'`,
      'x/y.csv',
      "''",
    ]);
    expect(expandTabs('ab\tc\td')).toBe('ab      c       d');
  });
});

describe('paths', () => {
  test('relative, as Python has it', () => {
    expect([relativePath('/a/b', '/a/c/d'), relativePath('/a', '/a'), relativePath('/', '/x')]).toEqual([
      '../c/d',
      '.',
      'x',
    ]);
  });

  test('kept inside of the repository, absolute outside', () => {
    const paths = new RepoPaths('/p', '/p/sub');
    expect([paths.typed('x'), paths.typed('..'), paths.typed('../../q'), paths.from('a', '../b')]).toEqual([
      'sub/x',
      '',
      '/q',
      'b',
    ]);
    expect([paths.shown('sub/x'), paths.shown('y'), paths.shown('/q'), paths.absolute('y')]).toEqual([
      'x',
      '../y',
      '/q',
      '/p/y',
    ]);
  });
});

describe('a drawing', () => {
  test('puts what follows below, several beside each other', () => {
    const lines = drawGraph({
      nodes: ['a', 'b', 'c'],
      edges: [
        ['a', 'b'],
        ['a', 'c'],
      ],
    }).split('\n');
    expect(lines[1]).toContain('| a |');
    expect(lines[7]).toMatch(/\| b \| +\| c \|/);
  });

  test('is empty for nothing', () => {
    expect(drawGraph({ nodes: [], edges: [] })).toBe('');
  });
});
