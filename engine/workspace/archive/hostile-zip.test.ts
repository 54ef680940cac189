import { describe, expect, it } from 'vitest';
import { ArchiveError, type ArchiveErrorCode } from './archive-error';
import { ARCHIVE_LIMITS } from './limits';
import { readArchive } from './read-archive';
import { type BuiltEntry, buildZip, zip64End } from './testing/zip-builder';

const LIMITS = {
  ...ARCHIVE_LIMITS,
  archiveBytes: 400_000,
  fileBytes: 300_000,
  totalBytes: 1_000_000,
  ratioFrom: 50_000,
};
const LINK = 0o120777;
const FILE: BuiltEntry = { name: 'a.txt', content: 'some text that is packed' };
const sound = buildZip([FILE, { name: 'b.txt', content: 'b' }]);
const one = (entry: Partial<BuiltEntry>) =>
  buildZip([
    { ...FILE, ...entry },
    { name: 'other.txt', content: 'o' },
  ]);
const named = (name: string | Uint8Array) => one({ name });
const linked = (target: string, name = 'dir/link') => buildZip([FILE, { name, content: target, mode: LINK }]);
const changed = (at: number, value: number) => {
  const copy = sound.slice();
  copy[at] = value;
  return copy;
};
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 2_654_435_761) >>> 24);

const CASES: readonly (readonly [what: string, zip: () => Uint8Array, code: ArchiveErrorCode])[] = [
  ['an empty file', () => new Uint8Array(), 'archive-empty-file'],
  ['a file that is no zip', () => new TextEncoder().encode('hello, I am a text'), 'archive-not-a-zip'],
  [
    'a gzip that calls itself a zip',
    () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    'archive-not-a-zip',
  ],
  ['an archive whose end was cut off', () => sound.slice(0, -30), 'archive-truncated'],
  ['an archive whose beginning was cut off', () => sound.slice(10), 'archive-damaged-directory'],
  [
    'an archive with something before it',
    () => new Uint8Array([...noise(50), ...sound]),
    'archive-damaged-directory',
  ],
  [
    'a directory with a wrong size',
    () => buildZip([FILE], { directorySize: 10 }),
    'archive-damaged-directory',
  ],
  [
    'a directory of fewer entries than it says',
    () => buildZip([FILE], { entries: 3 }),
    'archive-damaged-directory',
  ],
  [
    'a directory that points behind the end',
    () => buildZip([FILE], { directoryOffset: 1e6 }),
    'archive-damaged-directory',
  ],
  ['an archive without files', () => buildZip([]), 'archive-empty'],
  ['an archive of folders alone', () => buildZip([{ name: 'a/b/', mode: 0o040755 }]), 'archive-empty'],
  ['one part of several', () => buildZip([FILE], { disk: 1 }), 'archive-several-disks'],
  [
    'an encrypted file',
    () => one({ central: { flags: 0x801 }, local: { flags: 0x801 } }),
    'archive-encrypted',
  ],
  ['strong encryption', () => one({ central: { flags: 0x840 } }), 'archive-encrypted'],
  ['a method that nobody else knows', () => one({ central: { method: 99 } }), 'archive-method'],
  ['a method that only some know', () => one({ central: { method: 12 } }), 'archive-method'],
  ['another name in the local header', () => one({ local: { name: 'b.txt' } }), 'archive-header-mismatch'],
  ['another size in the local header', () => one({ local: { size: 3 } }), 'archive-header-mismatch'],
  ['another checksum in the local header', () => one({ local: { crc: 3 } }), 'archive-header-mismatch'],
  ['another method in the local header', () => one({ local: { method: 0 } }), 'archive-header-mismatch'],
  ['a local header that is none', () => changed(0, 0), 'archive-header-mismatch'],
  [
    'a data descriptor that says something else',
    () => one({ descriptor: true, descriptorCrc: 7 }),
    'archive-descriptor-mismatch',
  ],
  ['a wrong checksum', () => one({ local: { crc: 7 }, central: { crc: 7 } }), 'archive-bad-checksum'],
  ['bytes that are no deflate', () => one({ packed: noise(40) }), 'archive-bad-data'],
  ['fewer bytes than it says', () => one({ local: { size: 99 }, central: { size: 99 } }), 'archive-bad-data'],
  [
    'more bytes than it says',
    () => one({ content: 'x'.repeat(200), local: { size: 9 }, central: { size: 9 } }),
    'archive-bad-data',
  ],
  [
    'a stored file with two sizes',
    () => one({ store: true, local: { size: 9 }, central: { size: 9 } }),
    'archive-size-mismatch',
  ],
  [
    'bytes that lie in the directory',
    () => one({ local: { packedSize: 5_000 }, central: { packedSize: 5_000 } }),
    'archive-truncated',
  ],
  ['two names for the same bytes', () => buildZip([FILE, { ...FILE, sameAs: 0 }]), 'archive-overlap'],
  [
    'entries inside of each other',
    () =>
      buildZip([
        { ...FILE, store: true, content: buildZip([FILE]) },
        FILE,
        { ...FILE, name: 'c', sameAs: 0, central: { size: 1 } },
      ]),
    'archive-header-mismatch',
  ],
  ['a bomb of one file', () => one({ content: new Uint8Array(280_000) }), 'archive-bomb'],
  [
    'a bomb that lies about its size',
    () => one({ content: new Uint8Array(280_000), local: { size: 40_000 }, central: { size: 40_000 } }),
    'archive-bad-data',
  ],
  [
    'a file that is too large',
    () => one({ local: { size: 400_000 }, central: { size: 400_000 } }),
    'archive-file-too-large',
  ],
  [
    'files that are too large together',
    () =>
      buildZip(
        Array.from({ length: 8 }, (_, i) => ({
          name: `f${i}`,
          content: 'x',
          local: { size: 200_000 },
          central: { size: 200_000, packedSize: 190_000 },
        })),
      ),
    'archive-contents-too-large',
  ],
  [
    'an archive that is too large',
    () => buildZip([{ name: 'noise', content: noise(500_000), store: true }]),
    'archive-too-large',
  ],
  ['more files than there may be', () => buildZip([FILE], { entries: 40_000 }), 'archive-too-many-files'],
  ['folders that are too deep', () => named(`${'d/'.repeat(60)}x`), 'archive-too-deep'],
  ['a path that climbs out', () => named('../../etc/passwd'), 'archive-path-climbs'],
  ['a path that climbs out of a folder', () => named('src/../../x'), 'archive-path-climbs'],
  ['a path from the root of the disk', () => named('/etc/passwd'), 'archive-path-absolute'],
  ['a path on a drive', () => named('C:/Windows/x'), 'archive-path-absolute'],
  ['a path relative to a drive', () => named('C:x'), 'archive-path-absolute'],
  ['a path with backslashes', () => named('..\\..\\x'), 'archive-path-backslash'],
  ['a path of the network', () => named('\\\\server\\share'), 'archive-path-backslash'],
  ['an empty part in a path', () => named('a//b'), 'archive-path-not-normal'],
  ['a dot in a path', () => named('./a'), 'archive-path-not-normal'],
  ['a NUL in a name', () => named('a.ts\0.txt'), 'archive-name-characters'],
  ['a line break in a name', () => named('a\nb'), 'archive-name-characters'],
  ['a stream of another file', () => named('a.txt:hidden'), 'archive-name-characters'],
  ['a name that ends in a dot', () => named('a.'), 'archive-name-characters'],
  ['a name that is not UTF-8', () => named(new Uint8Array([0x61, 0xff, 0xfe])), 'archive-name-encoding'],
  ['a name that is too long', () => named('n'.repeat(300)), 'archive-name-too-long'],
  [
    'a path that is too long',
    () => named(`${'folder/'.repeat(20)}${'n'.repeat(300)}`),
    'archive-name-too-long',
  ],
  ['a prototype key', () => named('__proto__/polluted'), 'archive-name-reserved'],
  ['a place of the lab', () => named('.lab/home/learner/.gitconfig'), 'archive-name-reserved'],
  ['a device of Windows', () => named('src/CON'), 'archive-name-device'],
  ['a device with an ending', () => named('nul.txt'), 'archive-name-device'],
  ['.git in capitals', () => named('.GIT/config'), 'archive-name-git-lookalike'],
  ['.git as Windows shortens it', () => named('GIT~1/config'), 'archive-name-git-lookalike'],
  ['.git with a character that HFS+ ignores', () => named('.g\u200cit/config'), 'archive-name-git-lookalike'],
  ['a name twice', () => buildZip([FILE, FILE, { name: 'b', content: 'b' }]), 'archive-name-twice'],
  [
    'names that differ in case',
    () =>
      buildZip([
        { name: 'README.md', content: '1' },
        { name: 'readme.md', content: '2' },
      ]),
    'archive-name-case',
  ],
  [
    'folders that differ in case',
    () =>
      buildZip([
        { name: 'Src/a', content: '1' },
        { name: 'src/b', content: '2' },
      ]),
    'archive-name-case',
  ],
  [
    'names that differ in how they are composed',
    () =>
      buildZip([
        { name: 'é', content: '1' },
        { name: 'e\u0301', content: '2' },
      ]),
    'archive-name-case',
  ],
  [
    'a file that is a folder too',
    () => buildZip([FILE, { name: 'a.txt/b', content: 'b' }]),
    'archive-file-and-folder',
  ],
  [
    'a folder with bytes',
    () => buildZip([FILE, { name: 'dir/', content: 'x', mode: 0o040755 }]),
    'archive-folder-with-content',
  ],
  ['a device file', () => one({ mode: 0o020666 }), 'archive-special-file'],
  ['a named pipe', () => one({ mode: 0o010644 }), 'archive-special-file'],
  ['a link to the root of the disk', () => linked('/etc/passwd'), 'archive-link-target'],
  ['a link out of the project', () => linked('../../etc/passwd'), 'archive-link-target'],
  ['a link to a drive', () => linked('C:/x'), 'archive-link-target'],
  ['a link with backslashes', () => linked('..\\x'), 'archive-link-target'],
  ['a link to nothing', () => linked(''), 'archive-link-target'],
  ['a link into the repository', () => linked('../.git/config'), 'archive-link-target'],
  [
    'a link out by way of another',
    () =>
      buildZip([
        FILE,
        { name: 'here', content: '.', mode: LINK },
        { name: 'out', content: 'here/..', mode: LINK },
      ]),
    'archive-link-target',
  ],
  [
    'a file through a link',
    () =>
      buildZip([
        { name: 'link', content: 'other', mode: LINK },
        { name: 'link/evil', content: 'x' },
      ]),
    'archive-through-link',
  ],
  ['a repository that is a link', () => linked('elsewhere', '.git'), 'archive-link-in-repository'],
  [
    'a repository in a folder of the project',
    () => buildZip([FILE, { name: 'sub/.git/HEAD', content: 'x' }]),
    'archive-nested-repository',
  ],
  [
    'a repository that is a file',
    () => buildZip([FILE, { name: '.git', content: 'gitdir: /elsewhere\n' }]),
    'repository-is-a-file',
  ],
  [
    'a zip64 end that is not where it says',
    () => buildZip([FILE], { beforeEnd: zip64End({ entries: 1, size: 1, offset: 1, at: 3 }) }),
    'archive-zip64',
  ],
  [
    'a zip64 end that contradicts the other',
    () => {
      const at = sound.length - 22;
      return buildZip([FILE, { name: 'b.txt', content: 'b' }], {
        beforeEnd: zip64End({ entries: 9, size: 1, offset: 1, at }),
      });
    },
    'archive-zip64',
  ],
  [
    'a zip64 end that speaks of more than there is',
    () => {
      const at = sound.length - 22;
      return buildZip([FILE, { name: 'b.txt', content: 'b' }], {
        beforeEnd: zip64End({ entries: 2, size: 2 ** 50, offset: 1, at }),
      });
    },
    'archive-zip64',
  ],
  ['a zip64 size without its field', () => one({ central: { size: 0xffffffff } }), 'archive-zip64'],
];

describe('a hostile or damaged archive is refused, with a reason', () => {
  it.each(CASES)('%s', (_what, zip, code) => {
    let thrown: unknown;
    try {
      readArchive(zip(), LIMITS);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ArchiveError);
    expect(thrown).toMatchObject({ code, message: expect.stringContaining('Nothing was changed') });
    expect((thrown as Error).message).not.toMatch(/\p{Cc}/u);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('whatever byte of a sound one is changed, it is refused with a code, or still says the same', () => {
    const before = readArchive(sound, LIMITS).tree;
    for (let at = 0; at < sound.length; at++) {
      for (const value of [0, 0xff, sound[at]! ^ 1]) {
        try {
          const { tree } = readArchive(changed(at, value), LIMITS);
          for (const [path, content] of Object.entries(tree.files))
            if (path in before.files) expect(content).toBe(before.files[path]);
        } catch (error) {
          expect(error).toBeInstanceOf(ArchiveError);
        }
      }
    }
  });

  it('wherever a sound one is cut, it is refused with a code', () => {
    for (let length = 0; length < sound.length; length++)
      expect(() => readArchive(sound.slice(0, length), LIMITS)).toThrow(ArchiveError);
  });
});
