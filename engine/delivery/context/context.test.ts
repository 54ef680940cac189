import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { bytesIn, entryHash, readContext } from './context';
import { isIgnored, parseIgnore } from './ignore';
import { globExpression } from './pattern';

describe('.dockerignore', () => {
  const ignored = (text: string, ...paths: string[]) =>
    paths.filter((path) => isIgnored(parseIgnore(text), path));

  it.each<[rules: string, paths: string[], out: string[]]>([
    ['*.md', ['x.md', 'a/y.md'], ['x.md']],
    ['**/*.md', ['x.md', 'a/y.md', 'a/b/z.md'], ['x.md', 'a/y.md', 'a/b/z.md']],
    [
      'node_modules',
      ['node_modules/a/b.js', 'src/node_modules/c.js', 'node_modules2'],
      ['node_modules/a/b.js'],
    ],
    ['data/', ['data/a.csv', 'data2/a.csv'], ['data/a.csv']],
    ['/src', ['src/a.ts'], ['src/a.ts']],
    ['*\n!keep.txt', ['a', 'keep.txt', 'b/c'], ['a', 'b/c']],
    ['!keep.txt\n*', ['keep.txt'], ['keep.txt']],
    ['docs\n!docs/README.md', ['docs/a.md', 'docs/README.md'], ['docs/a.md']],
    ['# a\n\n  b  ', ['# a', 'b'], ['b']],
    ['a?.txt', ['ab.txt', 'a/.txt', 'abc.txt'], ['ab.txt']],
    ['[a-c].txt', ['a.txt', 'd.txt'], ['a.txt']],
    ['[^a].txt', ['a.txt', 'd.txt'], ['d.txt']],
    ['a/**', ['a/b', 'a/b/c', 'b/a'], ['a/b', 'a/b/c']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/bc'], ['a/b', 'a/x/b', 'a/x/y/b']],
    ['./x/../y', ['y'], ['y']],
    ['a.b', ['a.b', 'axb'], ['a.b']],
  ])('%j leaves out of %j: %j', (rules, paths, out) => {
    expect(ignored(rules, ...paths)).toEqual(out);
  });

  it('refuses a class that is not closed', () => {
    expect(() => parseIgnore('[a')).toThrow('syntax error in pattern');
    expect(globExpression('\\*').test('*')).toBe(true);
  });
});

describe('a context', () => {
  const clock = new ManualClock(0);
  const fs = new FileSystem(clock);
  fs.makeFolder('/workspace/data');
  fs.write('/workspace/a.txt', 'ä€😀');
  fs.write('/workspace/data/big.csv', 'x'.repeat(100));
  fs.write('/workspace/data/small.csv', 'x');
  fs.link('/etc/passwd', '/workspace/out');
  fs.write('/workspace/.dockerignore', 'data\n!data/small.csv\n');

  it('has what is not ignored, links as links', () => {
    const { tree, bytes, ignored } = readContext(fs, '/workspace', '/workspace/Dockerfile');
    expect([...tree.keys()].sort()).toEqual(['.dockerignore', 'a.txt', 'data', 'data/small.csv', 'out']);
    expect(tree.get('out')).toEqual({ kind: 'link', target: '/etc/passwd' });
    expect(ignored).toEqual({ files: 1, bytes: 100 });
    expect(bytes).toBe(9 + 1 + 21);
  });

  it('knows bytes, and no times', () => {
    expect(bytesIn('ä€😀')).toBe(new TextEncoder().encode('ä€😀').length);
    const hash = () => entryHash(readContext(fs, '/workspace', '/x').tree.get('a.txt')!);
    const before = hash();
    clock.advance(1000);
    fs.write('/workspace/a.txt', 'ä€😀');
    expect(hash()).toBe(before);
    fs.setExecutable('/workspace/a.txt', true);
    expect(hash()).not.toBe(before);
  });

  it('prefers the ignore file of the Dockerfile', () => {
    fs.write('/workspace/prod.Dockerfile.dockerignore', '*\n!a.txt');
    expect([...readContext(fs, '/workspace', '/workspace/prod.Dockerfile').tree.keys()]).toEqual(['a.txt']);
    fs.remove('/workspace/prod.Dockerfile.dockerignore');
  });
});
