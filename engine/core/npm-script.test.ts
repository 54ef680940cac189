import { describe, expect, it } from 'vitest';
import { programOfScript, testPaths } from './npm-script';

const workspace = (command: string) => ({
  'package.json': JSON.stringify({ scripts: { go: command } }),
  'src/train.ts': '',
  'test/a.test.ts': '',
  'test/deep/b.test.ts': '',
  'test/helper.ts': '',
});

describe('programOfScript', () => {
  it.each([
    ['node src/train.ts', { kind: 'module', path: 'src/train.ts', argv: [] }],
    ['tsx ./src/train.ts --fast 3', { kind: 'module', path: 'src/train.ts', argv: ['--fast', '3'] }],
    ['node --import tsx src/train.ts', { kind: 'module', path: 'src/train.ts', argv: [] }],
    ['npx tsx src/train.ts', { kind: 'module', path: 'src/train.ts', argv: [] }],
    ['node --test', { kind: 'tests', paths: ['test/a.test.ts', 'test/deep/b.test.ts'] }],
    ['node --import tsx --test "test/*.test.ts"', { kind: 'tests', paths: ['test/a.test.ts'] }],
    ['node --test test/deep', { kind: 'tests', paths: ['test/deep/b.test.ts'] }],
  ])('%s', (command, expected) => {
    expect(programOfScript(workspace(command), 'go')).toEqual(expected);
  });

  it.each(['rm -rf .', 'node a.ts && node b.ts', 'node', 'node $(x)'])('refuses %s', (command) => {
    expect(() => programOfScript(workspace(command), 'go')).toThrow('go');
  });

  it('says what is missing', () => {
    expect(() => programOfScript(workspace('node a.ts'), 'stop')).toThrow('no script "stop"');
    expect(() => programOfScript({}, 'go')).toThrow('no package.json');
    expect(() => programOfScript({ 'package.json': '{' }, 'go')).toThrow('not valid JSON');
  });
});

describe('testPaths', () => {
  it('understands paths, folders and globs', () => {
    const files = workspace('');
    expect(testPaths(files, ['test/'])).toEqual(['test/a.test.ts', 'test/deep/b.test.ts']);
    expect(testPaths(files, ['**/b.test.ts'])).toEqual(['test/deep/b.test.ts']);
    expect(testPaths(files, ['nothing/'])).toEqual([]);
  });
});
