// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the templates are those of dvc.yaml.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRng } from '../../../core/rng';
import { Lab } from '../testing/lab';
import { LabGitHelper } from '../testing/real-git';
import { cursorAt } from './cursor';
import { dvcComplete, dvcDiagnostics, dvcHover } from './questions';

async function project(files: Readonly<Record<string, string>>): Promise<Lab<LabGitHelper>> {
  const lab = new Lab('/workspace', (place) => new LabGitHelper(place));
  await lab.git.setUp();
  await lab.dvc('init', '-q');
  lab.write(files);
  return lab;
}

const context = (lab: Lab<LabGitHelper>) => ({ fs: lab.fs, clock: lab.clock, rng: seededRng('editing') });

/** Diagnostics as `path:line:column-end severity message`. */
async function problems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const found = structuredClone(await dvcDiagnostics(context(await project(files)), null));
  return Object.entries(found).flatMap(([path, all]) =>
    all.map(
      ({ severity, message, line, column, endColumn }) =>
        `${path}:${line}:${column}-${endColumn} ${severity} ${message}`,
    ),
  );
}

const SOUND = `stages:
  prepare:
    cmd: node prepare.ts
    deps: [prepare.ts, raw.csv]
    params: [seed]
    outs: [clean.csv]
  train:
    foreach: [a, b]
    do:
      cmd: node train.ts \${item}
      deps:
        - clean.csv
      params:
        - train.lr
        - other.yaml: [depth]
      outs:
        - \${item}.json:
            cache: false
`;
const FILES = {
  'dvc.yaml': SOUND,
  'params.yaml': 'seed: 1\ntrain:\n  lr: 0.1\n',
  'other.yaml': 'depth: 3\n',
  'prepare.ts': '1',
  'raw.csv': 'x\n',
};

describe('problems of dvc.yaml', () => {
  test('there are none in a sound one, nor outside of a repository', async () => {
    expect(await problems(FILES)).toEqual([]);
    const lab = new Lab('/workspace', (place) => new LabGitHelper(place));
    lab.write({ 'dvc.yaml': 'nonsense' });
    expect(await dvcDiagnostics(context(lab), null)).toEqual({});
  });

  test('all keys and values that DVC does not take are marked, each at its place', async () => {
    const found = await problems({
      'dvc.yaml':
        'stages:\n  a:\n    cmd: go\n    depss: [x]\n    frozen: 3\n  b:\n    outs:\n      - x:\n          cash: true\nstage: {}\n',
    });
    expect(found.map((one) => one.replace(/ There are:.*/, ''))).toEqual([
      "dvc.yaml:4:5-10 error 'depss' is not a key that DVC knows here: extra keys not allowed.",
      "dvc.yaml:5:5-11 error 'frozen': expected bool.",
      "dvc.yaml:9:11-15 error 'cash' is not a key that DVC knows here: extra keys not allowed.",
      "dvc.yaml:6:3-4 error The key 'cmd' is missing: required key not provided.",
      "dvc.yaml:10:1-6 error 'stage' is not a key that DVC knows here: extra keys not allowed.",
    ]);
    expect(found[0]).toContain('cmd, wdir, deps');
  });

  test.each([
    ['no YAML', { 'dvc.yaml': 'stages:\n  a:\n    cmd: [go\n' }, /^dvc\.yaml:4:1-2 error /],
    [
      'a template that nothing fills',
      { ...FILES, 'dvc.yaml': SOUND.replace('train.ts ${item}', 'train.ts ${none}') },
      /^dvc\.yaml:10:7-10 error failed to parse 'stages\.train@a\.cmd'/,
    ],
    [
      'a dependency that is not there',
      { ...FILES, 'dvc.yaml': SOUND.replace('raw.csv', 'rwa.csv') },
      /^dvc\.yaml:4:24-31 warning 'rwa\.csv' is not there, and no stage makes it/,
    ],
    [
      'a parameter of another file that is not there',
      { ...FILES, 'other.yaml': 'deep: 3\n' },
      /^dvc\.yaml:15:24-29 warning 'depth' is not in other\.yaml/,
    ],
    [
      'a date among parameters',
      { ...FILES, 'params.yaml': 'seed: 1\ntrain:\n  lr: 0.1\n  day: 2026-01-01\n' },
      /params\.yaml:4:3-6 error Unsupported value of type 'date'/,
    ],
  ])('%s', async (_, files, expected) => {
    expect((await problems(files)).some((one) => expected.test(one))).toBe(true);
  });

  test('outputs of two stages and cycles are marked at each of them', async () => {
    const two = 'stages:\n  a:\n    cmd: go\n    outs: [x]\n  b:\n    cmd: go\n    outs: [x]\n';
    expect((await problems({ 'dvc.yaml': two })).map((one) => one.split(' ')[0])).toEqual([
      'dvc.yaml:2:3-4',
      'dvc.yaml:5:3-4',
    ]);
    const cycle =
      'stages:\n  a:\n    cmd: go\n    deps: [y]\n    outs: [x]\n  b:\n    cmd: go\n    deps: [x]\n    outs: [y]\n';
    expect((await problems({ 'dvc.yaml': cycle })).map((one) => one.split(' ')[0])).toEqual([
      'dvc.yaml:2:3-4',
      'dvc.yaml:6:3-4',
    ]);
  });

  test('a parameter that is missing is marked where it is read and where it should stand', async () => {
    expect(await problems({ ...FILES, 'params.yaml': 'seed: 1\ntrain:\n  rate: 0.1\n' })).toEqual([
      "dvc.yaml:14:11-19 warning 'train.lr' is not in params.yaml. The stage will fail.",
      "dvc.yaml:14:11-19 warning 'train.lr' is not in params.yaml. The stage will fail.",
      "params.yaml:2:1-6 warning 'train.lr' is not here, and train@a, train@b read it.",
    ]);
  });
});

/** Labels that are offered where `|` stands. */
async function offered(text: string, files: Readonly<Record<string, string>> = FILES): Promise<string[]> {
  const offset = text.indexOf('|');
  const lab = await project({ ...files });
  const input = { path: 'dvc.yaml', text: text.replace('|', ''), offset };
  return (await dvcComplete(context(lab), input)).map(({ label }) => label);
}

describe('completion in dvc.yaml', () => {
  test('offers the keys that may stand there', async () => {
    expect(await offered('st|')).toContain('stages');
    expect(await offered('stages:\n  a:\n    |')).toEqual(expect.arrayContaining(['cmd', 'deps', 'foreach']));
    expect(await offered('stages:\n  a:\n    cmd: go\n    foreach: [x]\n    do:\n      de|')).toContain(
      'deps',
    );
    expect(await offered('stages:\n  a:\n    plots:\n      - p.csv:\n          |')).toEqual(
      expect.arrayContaining(['cache', 'x', 'y', 'template']),
    );
    expect(await offered('stages:\n  |')).toEqual(['new stage']);
    expect(await offered('plots:\n  - p.csv:\n      te|')).toContain('template');
  });

  test('offers files, outputs of stages, parameters and values', async () => {
    expect(await offered('stages:\n  a:\n    deps:\n      - |')).toEqual(
      expect.arrayContaining(['raw.csv', 'clean.csv', 'a.json']),
    );
    expect(await offered('stages:\n  a:\n    deps: [raw.csv, |]')).toContain('prepare.ts');
    expect(await offered('stages:\n  a:\n    params:\n    - tr|')).toEqual(['seed', 'train', 'train.lr']);
    expect(await offered('stages:\n  a:\n    frozen: |')).toEqual(['true', 'false']);
    expect(await offered('stages:\n  a:\n    cmd: node a.ts ${tr|')).toEqual(
      expect.arrayContaining(['train.lr', 'item', 'key']),
    );
    expect(await offered('stages:\n  a:\n    cmd: node |')).toEqual([]);
  });

  test('takes the place of the whole word', async () => {
    const text = 'stages:\n  a:\n    deps:\n      - raw.cs';
    const lab = await project(FILES);
    const [first] = await dvcComplete(context(lab), { path: 'dvc.yaml', text, offset: text.length - 1 });
    expect([text.slice(first!.from, first!.to)]).toEqual(['raw.cs']);
  });

  test('finds a place in any half-written text', () => {
    fc.assert(
      fc.property(fc.nat(SOUND.length), fc.nat(SOUND.length), (cut, at) => {
        const text = SOUND.slice(0, cut);
        const offset = Math.min(at, cut);
        const { from, to, word } = cursorAt(text, offset);
        expect(from).toBeLessThanOrEqual(offset);
        expect(to).toBeGreaterThanOrEqual(offset);
        expect(text.slice(from, offset)).toBe(word);
      }),
    );
    expect(cursorAt(SOUND, SOUND.indexOf('cache')).path).toEqual([
      'stages',
      'train',
      'do',
      'outs',
      '-',
      '${item}.json',
    ]);
  });
});

describe('hover in dvc.yaml', () => {
  const hover = async (word: string, text = SOUND) => {
    const offset = text.indexOf(word) + 1;
    const lab = await project(FILES);
    return (await dvcHover(context(lab), { path: 'dvc.yaml', text, offset }))?.markdown;
  };

  test('says what a key means, what a parameter is, and who makes a file', async () => {
    expect(await hover('deps:')).toContain('runs again');
    expect(await hover('train.lr')).toBe('`train.lr` is **0.1** in params.yaml.');
    expect(await hover('raw.csv')).toMatch(
      /^`raw\.csv`: 2 bytes, MD5 `[0-9a-f]{8}`\. Read by \*\*prepare\*\*\.$/,
    );
    expect(await hover('clean.csv')).toContain('Made by **prepare**. Read by **train@a**, **train@b**.');
    expect(await hover('prepare:')).toBeUndefined();
  });
});
