import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../contracts/bytes-json';
import { gzip } from '../../runtime/storage/gzip';
import { packProject, SharedProjectError, unpackProject } from './share-link';

const linkOf = async (carried: unknown) =>
  toBase64(await gzip(JSON.stringify(carried)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
const NONE = { v: 1, name: 'x', files: {}, marks: {} };

describe('share links', () => {
  it('carry any files there and back, text and bytes', async () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const content = fc.oneof(fc.string(), fc.uint8Array({ minLength: 1 }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, content), async (files) => {
        const packed = await packProject({ name: 'p', files, marks: {} });
        expect(packed).toMatch(/^[\w-]+$/);
        expect(await unpackProject(packed)).toEqual({ name: 'p', files, marks: {} });
      }),
      { numRuns: 30 },
    );
  });

  it('leave history, caches and what lies outside of the project at home', async () => {
    const files = {
      'a.ts': '1',
      '.git/HEAD': 'ref: x',
      '.lab/srv/x': 'y',
      '.dvc/cache/a': 'b',
      '.dvc/config': '',
    };
    const unpacked = await unpackProject(await packProject({ name: 'p', files, marks: { out: 'folder' } }));
    expect(unpacked).toEqual({
      name: 'p',
      files: { 'a.ts': '1', '.dvc/config': '' },
      marks: { out: 'folder' },
    });
  });

  it.each<[string, unknown]>([
    ['another version', { ...NONE, v: 2 }],
    ['a path that climbs out', { ...NONE, files: { '../x': 'a' } }],
    ['an absolute path', { ...NONE, files: { '/etc/passwd': 'a' } }],
    ['a file that is a folder too', { ...NONE, files: { a: '1', 'a/b': '2' } }],
    ['a repository', { ...NONE, files: { '.git/config': '[core]' } }],
    ['a repository as a folder', { ...NONE, marks: { '.git/refs': 'folder' } }],
    ['a symbolic link that leads out', { ...NONE, files: { a: '../../etc' }, marks: { a: 'link' } }],
    ['links in a circle', { ...NONE, files: { a: 'b', b: 'a' }, marks: { a: 'link', b: 'link' } }],
    ['a mark that there is not', { ...NONE, marks: { a: 'device' } }],
    ['bytes that are not base64', { ...NONE, files: { a: { $bytes: '%' } } }],
    [
      'more files than a link may have',
      { ...NONE, files: Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`f${i}`, ''])) },
    ],
    ['no name', { ...NONE, name: '' }],
    ['another thing', ['x']],
  ])('refuse %s', async (_what, carried) => {
    await expect(unpackProject(await linkOf(carried))).rejects.toThrow(SharedProjectError);
  });

  it.each(['', 'x', '%%%', 'H4sIAAAA'])('refuse %j, which was never whole', async (packed) => {
    await expect(unpackProject(packed)).rejects.toThrow(SharedProjectError);
  });

  it('refuse what would unfold to more than it may', async () => {
    const bomb = await linkOf({ ...NONE, files: { a: 'x'.repeat(20_000_001) } });
    expect(bomb.length).toBeLessThan(60_000);
    await expect(unpackProject(bomb)).rejects.toThrow(/20 MB/);
  });
});
