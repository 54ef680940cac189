import { expect, test } from 'vitest';
import { defaultScript, isRunnable, needsShell, npmScripts } from './scripts';

const withPackage = (text: string) => npmScripts({ 'package.json': text });

test('scripts come in their own order', () => {
  const { scripts } = withPackage(
    '{"scripts": {"test": "node --test", "train": "node src/train.ts", "odd": 3}}',
  );
  expect(scripts.map((script) => script.name)).toEqual(['test', 'train']);
});

test.each([
  ['{', /valid JSON/],
  ['{}', /no scripts/],
  ['null', /no scripts/],
])('%s says why there are none', (text, reason) => {
  expect(withPackage(text)).toEqual({ scripts: [], problem: expect.stringMatching(reason) });
});

test('a workspace without package.json says so', () => {
  expect(npmScripts({}).problem).toMatch(/no package.json/);
});

test('Run prefers what was run last, then the usual', () => {
  const { scripts } = withPackage('{"scripts": {"lint": "x", "test": "x", "train": "x"}}');
  expect(defaultScript(scripts, 'lint')).toBe('lint');
  expect(defaultScript(scripts, 'gone')).toBe('train');
  expect(defaultScript(scripts.slice(0, 1), undefined)).toBe('lint');
  expect(defaultScript([], undefined)).toBeNull();
});

test('only scripts run', () => {
  expect(isRunnable('src/a.ts')).toBe(true);
  expect(isRunnable('src/a.d.ts')).toBe(false);
  expect(isRunnable('params.json')).toBe(false);
  expect(isRunnable(null)).toBe(false);
});

test('a script that is more than one program is run by the shell', () => {
  const files = {
    'package.json': JSON.stringify({
      scripts: {
        train: 'tsx src/train.ts',
        all: 'node a.ts && node b.ts',
        repro: 'dvc repro',
        tests: 'node --test',
      },
    }),
  };
  expect(['train', 'tests'].map((script) => needsShell(files, script))).toEqual([false, false]);
  expect(['all', 'repro'].map((script) => needsShell(files, script))).toEqual([true, true]);
  expect(needsShell(files, 'not-there')).toBe(false);
  expect(needsShell({ 'package.json': '{' }, 'train')).toBe(false);
});
