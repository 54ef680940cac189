import { describe, expect, it } from 'vitest';
import { ownerRuleOf, readCodeOwners } from './code-owners';

const everybody = (name: string) => (name === '@nobody' ? undefined : [name.replace(/^@/, '')]);
const ownersOf = (text: string, path: string) => ownerRuleOf(readCodeOwners(text, everybody), path)?.owners;

describe('a CODEOWNERS file', () => {
  it.each<[pattern: string, fits: readonly string[], fitsNot: readonly string[]]>([
    ['*', ['a', 'a/b/c.js', '.github/x'], []],
    ['*.js', ['a.js', 'src/deep/a.js', 'a.js/b'], ['a.jsx', 'js']],
    ['/build/logs/', ['build/logs/a', 'build/logs/b/c'], ['x/build/logs/a', 'build/logs']],
    ['docs/*', ['docs/a.md'], ['docs/build/a.md', 'x/docs/a.md', 'docs']],
    ['apps/', ['apps/a', 'x/apps/b/c'], ['apps']],
    ['/docs/', ['docs/a', 'docs/b/c'], ['x/docs/a']],
    ['/scripts', ['scripts', 'scripts/a/b'], ['x/scripts']],
    ['**/logs', ['logs', 'build/logs/a', 'a/b/logs'], ['logs2', 'mylogs']],
    ['/src/**/model.ts', ['src/model.ts', 'src/a/b/model.ts'], ['src/models.ts', 'x/src/model.ts']],
    ['/export/**', ['export/a', 'export/b/c'], ['export', 'exports/a']],
    ['a?c.txt', ['abc.txt', 'x/axc.txt'], ['ac.txt', 'a/c.txt']],
    ['foo/bar', ['foo/bar', 'foo/bar/baz'], ['x/foo/bar', 'foo/barn']],
    ['README.md', ['README.md', 'x/README.md'], ['readme.md', 'READMEXmd']],
    ['/a.b+c', ['a.b+c'], ['aXb+c', 'a.bbc']],
  ])('%s', (pattern, fits, fitsNot) => {
    const isOwned = (path: string) => ownersOf(`${pattern} @ada`, path) !== undefined;
    expect(fits.filter((path) => !isOwned(path))).toEqual([]);
    expect(fitsNot.filter(isOwned)).toEqual([]);
  });

  it('lets the last line that fits decide, one without owners too', () => {
    const text = '* @ada\n/apps/ @noor @emil\n/apps/github # nobody\n';
    expect(ownersOf(text, 'a.js')).toEqual(['ada']);
    expect(ownersOf(text, 'apps/x')).toEqual(['noor', 'emil']);
    expect(ownersOf(text, 'apps/github/x')).toEqual([]);
    expect(ownersOf('/apps/ @noor\n* @ada\n', 'apps/x')).toEqual(['ada']);
  });

  it('reads comments and spaces in names', () => {
    expect(ownersOf('# all\n\n*.md @ada # for now\n', 'x.md')).toEqual(['ada']);
    expect(ownersOf('/my\\ files/ @ada\n', 'my files/x')).toEqual(['ada']);
  });

  it('passes over lines that GitHub cannot read, and says why', () => {
    const text = '* @ada\n!secret.txt @noor\n/[ab].txt @noor\n/x noor\n/y @nobody @emil\n\\#x @ada';
    const { errors } = readCodeOwners(text, everybody);
    expect(errors.map(({ kind, line, column }) => `${line}:${column} ${kind}`)).toEqual([
      '2:1 Invalid pattern',
      '3:1 Invalid pattern',
      '4:4 Invalid owner',
      '5:4 Unknown owner',
      '6:1 Invalid pattern',
    ]);
    expect(errors[0]!.suggestion).toContain('Negation');
    expect(ownersOf(text, 'secret.txt')).toEqual(['ada']);
    expect(ownersOf(text, 'y')).toEqual(['emil']);
  });
});
