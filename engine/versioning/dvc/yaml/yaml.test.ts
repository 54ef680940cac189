import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PyFloat } from '../../../core/python-text';
import { type Data, equalData } from '../text/data';
import { dataOf, nodeOf, updateNode } from './node';
import { readNode } from './read-node';
import { readYaml } from './read-yaml';
import { dumpYaml, writeYaml } from './write-yaml';

const map = (entries: Record<string, Data>): Data => new Map(Object.entries(entries));

function read(text: string): Data {
  const reading = readYaml(text);
  if (!reading.ok) throw new Error(`${reading.fault.message} in\n${text}`);
  return reading.data;
}

const edit = (text: string): ReturnType<typeof readNode> => {
  const reading = readYaml(text);
  if (!reading.ok) throw new Error(reading.fault.message);
  return readNode(reading.document, text);
};

describe('dumpYaml', () => {
  test('lays out mappings by 2 and sequences at their key, null as nothing', () => {
    const data = map({ a: map({ b: [map({ c: 1, d: null }), 'x', ['y', 'z']] }), e: [], f: new Map() });
    expect(dumpYaml(data)).toBe('a:\n  b:\n  - c: 1\n    d:\n  - x\n  - - y\n    - z\ne: []\nf: {}\n');
  });

  test.each([
    ['2.0', "'2.0'"],
    ['1', "'1'"],
    ['true', "'true'"],
    ['', "''"],
    ['null', "'null'"],
    ['~', "'~'"],
    ['1e10', "'1e10'"],
    ['12345678901234567890123456789012', "'12345678901234567890123456789012'"],
    ['0000000000000000000000000000e123', "'0000000000000000000000000000e123'"],
    ['2024-01-31', "'2024-01-31'"],
    ['yes', 'yes'],
    ['on', 'on'],
    ['a: b', "'a: b'"],
    ['a:b', 'a:b'],
    ['a #b', "'a #b'"],
    ['a#b', 'a#b'],
    ['- a', "'- a'"],
    ['-a', '-a'],
    ['@a', "'@a'"],
    ["it's", "it's"],
    ["'quoted'", "'''quoted'''"],
    ['tab\there', '"tab\\there"'],
    [' lead', "' lead'"],
    ['trail ', "'trail '"],
    ['a, b', 'a, b'],
    ['[a]', "'[a]'"],
    ['é', 'é'],
    ['a\nb', "'a\n\n  b'"],
    ['a\n b', '"a\\n b"'],
    ['python3 a.py --x > out.txt; echo {} > e.json', 'python3 a.py --x > out.txt; echo {} > e.json'],
  ])('writes the text %j as %s', (text, written) => {
    expect(dumpYaml(map({ k: text }))).toBe(`k: ${written}\n`);
  });

  test.each([
    [new PyFloat(1e-5), '1e-05'],
    [new PyFloat(1e5), '100000.0'],
    [new PyFloat(1.1), '1.1'],
    [new PyFloat(1e16), '1e+16'],
    [new PyFloat(Infinity), '.inf'],
    [new PyFloat(Number.NaN), '.nan'],
    [5, '5'],
    [true, 'true'],
  ])('writes the value %o as %s', (value, written) => {
    expect(dumpYaml(map({ k: value }))).toBe(`k: ${written}\n`);
  });

  test('folds a plain scalar at the first space behind column 80, indented by 2 more', () => {
    const cmd = `python3 ${'--option value '.repeat(8).trim()}`;
    expect(dumpYaml(map({ stages: map({ train: map({ cmd }) }) }))).toBe(
      'stages:\n  train:\n    cmd: python3 --option value --option value --option value --option value --option\n' +
        '      value --option value --option value --option value\n',
    );
  });

  test('gives a word that is longer than a line one of its own', () => {
    const word = 'x'.repeat(81);
    expect(dumpYaml(map({ cmd: `run ${word} y` }))).toBe(`cmd: run \n  ${word}\n  y\n`);
  });

  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[ a-z:#'"\n0-9.-]{0,200}$/),
    fc.constantFrom('---', '...', '-', '?', ':', '=', '<<', '.inf', '0x1F', '1_0', 'a\n\nb\n', ' \n '),
  );
  const { value } = fc.letrec<{ value: Data }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.double().map((number) => new PyFloat(number)),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.oneof(text, fc.string({ minLength: 129 })), tie('value')), { maxLength: 4 })
        .map((pairs) => new Map(pairs)),
    ),
  }));

  test('is read back as what was written', () => {
    fc.assert(
      fc.property(value, (data) => {
        const back = read(dumpYaml(map({ root: data, end: 1 })));
        expect(sameFloats(back, map({ root: data, end: 1 }))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('never writes a line that could have been folded', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 60 }), (words) => {
        for (const line of dumpYaml(map({ cmd: words.join(' ') })).split('\n')) {
          const lastSpace = line.trimEnd().lastIndexOf(' ');
          expect(lastSpace).toBeLessThanOrEqual(80);
        }
      }),
    );
  });
});

/** Equality that takes NaN for itself. */
function sameFloats(a: Data | undefined, b: Data | undefined): boolean {
  if (a instanceof PyFloat && b instanceof PyFloat) return Object.is(a.value + 0, b.value + 0);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((x, i) => sameFloats(x, b[i]));
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([k, v]) => sameFloats(v, b.get(k)));
  return equalData(a, b);
}

describe('readYaml', () => {
  test('tells floats from ints, and leaves yes and on as texts', () => {
    expect(read('a: 1\nb: 1.0\nc: 1e3\nd: yes\ne: .inf\nf: 0x10\n')).toEqual(
      map({ a: 1, b: new PyFloat(1), c: new PyFloat(1000), d: 'yes', e: new PyFloat(Infinity), f: 16 }),
    );
  });

  test('keeps the order of keys that look like numbers', () => {
    expect([...(read('10: a\n2: b\n') as Map<string, Data>).keys()]).toEqual(['10', '2']);
  });

  test('says where a file stops being YAML', () => {
    expect(readYaml('a: 1\nb: [1\n')).toMatchObject({ ok: false, fault: { line: 3 } });
  });

  test('hands over dates', () => {
    const seen: string[] = [];
    readYaml('a:\n  f: 2024-01-31\n', (stamp, path) => {
      seen.push(`${stamp.typeName} ${path.join('.')}`);
      return stamp.text;
    });
    expect(seen).toEqual(['date a.f']);
  });

  test('refuses an explosion of aliases', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(readYaml(lines.join('\n'))).toMatchObject({ ok: false });
  });
});

describe('a file that is edited', () => {
  const source = [
    '# the pipeline',
    '',
    'stages:',
    '  # first',
    '  prepare:',
    '    cmd: python3 a.py  # quick',
    '    deps:',
    '      # raw',
    '      - data/raw.csv',
    '      - src/a.py',
    '',
    '  train:',
    '    cmd: |',
    '      echo a',
    '        echo b',
    '    params: [lr, epochs]',
    '',
  ].join('\n');

  test('keeps comments, blank lines, block and flow forms; dashes move to their key', () => {
    expect(writeYaml(edit(source))).toBe(
      [
        '# the pipeline',
        '',
        'stages:',
        '  # first',
        '  prepare:',
        '    cmd: python3 a.py # quick',
        '    deps:',
        '    # raw',
        '    - data/raw.csv',
        '    - src/a.py',
        '',
        '  train:',
        '    cmd: |',
        '      echo a',
        '        echo b',
        '    params: [lr, epochs]',
        '',
      ].join('\n'),
    );
  });

  test('changes only what differs', () => {
    const tree = edit(source);
    const data = dataOf(tree) as Map<string, Data>;
    const stages = data.get('stages') as Map<string, Data>;
    (stages.get('prepare') as Map<string, Data>).set('frozen', true);
    const changed = writeYaml(updateNode(tree, data));
    expect(changed).toContain('    - src/a.py\n    frozen: true\n');
    expect(changed).toContain('# raw\n');
    expect(changed).toContain('cmd: |\n      echo a\n');
    expect(read(changed)).toEqual(data);
  });

  test('updates to any value from any other', () => {
    const small = fc.letrec<{ v: Data }>((tie) => ({
      v: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('a', 'b', 1, true, null),
        fc.array(tie('v'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('v')).map((d) => new Map(Object.entries(d))),
      ),
    })).v;
    fc.assert(
      fc.property(small, small, (from, to) => {
        expect(equalData(dataOf(updateNode(nodeOf(from), to)), to)).toBe(true);
      }),
    );
  });
});

describe('comments of an edited file', () => {
  test('stay wherever they stand', () => {
    const source = [
      '# head',
      '',
      'a: # behind a',
      '  b: 1 # behind b',
      '  # below b',
      'list: # behind list',
      '- x # behind x',
      '# before y',
      '- y',
      '# below y',
      '',
      'flow: [1, 2] # behind flow',
      '',
      'text: |',
      '  # no comment',
      '  line',
      '# before last',
      'last: 1',
      '# foot',
      '',
    ].join('\n');
    expect(writeYaml(edit(source))).toBe(source);
  });

  test('are all there after any edit elsewhere', () => {
    const entry = fc.record({
      before: fc.boolean(),
      behind: fc.boolean(),
      nested: fc.boolean(),
      blank: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
        const lines = entries.flatMap(({ before, behind, nested, blank }, i) => [
          ...(blank ? [''] : []),
          ...(before ? [`# before ${i}`] : []),
          ...(nested
            ? [`k${i}:${behind ? ` # behind ${i}` : ''}`, `  inner: ${i} # inner ${i}`]
            : [`k${i}: ${i}${behind ? ` # behind ${i}` : ''}`]),
        ]);
        const source = `${lines.join('\n').replace(/^\n/, '')}\n`;
        const tree = edit(source);
        const data = dataOf(tree) as Map<string, Data>;
        const written = writeYaml(updateNode(tree, new Map(data).set('added', true)));
        expect(written).toBe(`${source}added: true\n`);
      }),
    );
  });
});
