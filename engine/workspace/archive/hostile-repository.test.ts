import { unzlibSync, zlibSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { ArchiveError, type ArchiveErrorCode } from './archive-error';
import { readArchive } from './read-archive';
import { type ObjectType, objectId, sha1Hex } from './repository/object-id';
import { type RealFolder, someProject } from './testing/real-repository';
import { type BuiltEntry, buildZip } from './testing/zip-builder';

const loose = someProject();
const packed = someProject();
packed.git('gc', '-q');
afterAll(() => {
  loose.close();
  packed.close();
});
const LOOSE = loose.entries('p');
const PACKED = packed.entries('p');
const HEAD = loose.git('rev-parse', 'HEAD').trim();
const TREE = loose.git('rev-parse', 'HEAD^{tree}').trim();
const BLOB = loose.git('rev-parse', 'HEAD:README.md').trim();

const bytes = (content: string | Uint8Array) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const objectPath = (id: string) => `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`;

/** The project with one file in place of another, or beside them; null: without it. */
function withFile(path: string, content: string | Uint8Array | null, entries = LOOSE): Uint8Array {
  const name = `p/${path}`;
  const others = entries.filter((entry) => entry.name !== name);
  return buildZip(content === null ? others : [...others, { name, content }]);
}

/** The project with the content of one file changed. */
function changing(path: string, change: (content: Uint8Array) => Uint8Array, entries = LOOSE): Uint8Array {
  const entry = entries.find((one) => one.name === `p/${path}`)!;
  return withFile(path, change(bytes(entry.content!)), entries);
}

/** The project with one more object, and a branch on it. */
function withObject(type: ObjectType, content: string | Uint8Array, ref = 'refs/tags/odd'): Uint8Array {
  const object = { type, content: bytes(content) };
  const id = objectId(object);
  const header = bytes(`${type} ${object.content.length}\0`);
  const whole = new Uint8Array([...header, ...object.content]);
  const extra: BuiltEntry[] = [
    { name: `p/${objectPath(id)}`, content: zlibSync(whole) },
    { name: `p/.git/${ref}`, content: `${id}\n` },
  ];
  return buildZip([...LOOSE, ...extra]);
}

const treeEntry = (mode: string, name: string, id: string) =>
  new Uint8Array([
    ...bytes(`${mode} ${name}\0`),
    ...(id.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)),
  ]);
const commit = (tree: string, more = '') =>
  `tree ${tree}\n${more}author A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nodd\n`;
const packName = (ending: string, folder: RealFolder = packed) => {
  const found = PACKED.find(({ name }) => String(name).endsWith(ending))!;
  return String(found.name).replace('p/', folder === packed ? '' : '');
};
const set = (at: number, value: number) => (content: Uint8Array) => {
  content[at] = value;
};
const flip = (at: number) => (content: Uint8Array) => set(at, content[at]! ^ 1)(content);
const flipped = (at: number) => (content: Uint8Array) => {
  const copy = content.slice();
  flip(at < 0 ? copy.length + at : at)(copy);
  return copy;
};
/** A changed index or index of a pack whose own checksum fits again. */
const resigned = (change: (content: Uint8Array) => void) => (content: Uint8Array) => {
  const copy = content.slice();
  change(copy);
  const hash = sha1Hex(copy.subarray(0, -20))
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16));
  copy.set(hash, copy.length - 20);
  return copy;
};

const CASES: readonly (readonly [what: string, zip: () => Uint8Array, code: ArchiveErrorCode])[] = [
  ['no HEAD', () => withFile('.git/HEAD', null), 'repository-incomplete'],
  ['a HEAD of garbage', () => withFile('.git/HEAD', 'ref: ../../etc/passwd\n'), 'repository-head'],
  [
    'a HEAD on a commit that is not there',
    () => withFile('.git/HEAD', `${'1'.repeat(40)}\n`),
    'repository-ref-broken',
  ],
  ['a HEAD on a file', () => withFile('.git/HEAD', `${BLOB}\n`), 'repository-ref-broken'],
  ['no configuration', () => withFile('.git/config', null), 'repository-incomplete'],
  ['a configuration that cannot be read', () => withFile('.git/config', '[core\nbare'), 'repository-config'],
  [
    'a configuration with a NUL',
    () => withFile('.git/config', '[core]\n\tbare = false\0\n'),
    'repository-config',
  ],
  ['a bare repository', () => withFile('.git/config', '[core]\n\tbare = true\n'), 'repository-format'],
  [
    'a format of the future',
    () => withFile('.git/config', '[core]\n\trepositoryformatversion = 7\n'),
    'repository-format',
  ],
  [
    'SHA-256',
    () =>
      withFile(
        '.git/config',
        '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n',
      ),
    'repository-format',
  ],
  [
    'objects of another repository',
    () => withFile('.git/objects/info/alternates', '/other/objects\n'),
    'repository-alternates',
  ],
  ['one of several working trees', () => withFile('.git/commondir', '../..\n'), 'repository-worktree'],
  ['a submodule’s repository', () => withFile('.git/modules/x/HEAD', 'x'), 'repository-submodule'],
  ['a shallow clone', () => withFile('.git/shallow', `${HEAD}\n`), 'repository-shallow'],
  ['grafts', () => withFile('.git/info/grafts', `${HEAD}\n`), 'repository-shallow'],
  ['a partial clone', () => withFile('.git/objects/pack/pack-1.promisor', ''), 'repository-partial'],
  [
    'a rebase with commands to run',
    () => withFile('.git/rebase-merge/git-rebase-todo', 'exec evil\n'),
    'repository-busy',
  ],
  ['an object whose bytes were changed', () => changing(objectPath(BLOB), flipped(-6)), 'repository-object'],
  [
    'an object that is another one',
    () => changing(objectPath(BLOB), () => zlibSync(bytes('blob 1\0x'))),
    'repository-object',
  ],
  [
    'an object of no type',
    () => changing(objectPath(BLOB), () => zlibSync(bytes('blip 1\0x'))),
    'repository-object',
  ],
  [
    'an object with a wrong size',
    () =>
      changing(objectPath(BLOB), (content) =>
        zlibSync(bytes(new TextDecoder().decode(unzlibSync(content)).replace(/^blob \d+/, 'blob 1'))),
      ),
    'repository-object',
  ],
  ['an object that is no zlib', () => changing(objectPath(BLOB), () => bytes('plain')), 'repository-object'],
  ['an object that is missing', () => withFile(objectPath(BLOB), null), 'repository-missing-object'],
  [
    'a commit without its tree',
    () => withObject('commit', commit('1'.repeat(40)), 'refs/heads/odd'),
    'repository-missing-object',
  ],
  ['a commit without an author', () => withObject('commit', `tree ${TREE}\n\nodd\n`), 'repository-object'],
  ['a commit whose tree is a file', () => withObject('commit', commit(BLOB)), 'repository-object'],
  [
    'a commit whose parent is a tree',
    () => withObject('commit', commit(TREE, `parent ${TREE}\n`)),
    'repository-object',
  ],
  ['a tree that climbs out', () => withObject('tree', treeEntry('100644', '..', BLOB)), 'repository-object'],
  [
    'a tree with a repository in it',
    () => withObject('tree', treeEntry('40000', '.git', TREE)),
    'repository-object',
  ],
  [
    'a tree with .git in disguise',
    () => withObject('tree', treeEntry('100644', '.Git', BLOB)),
    'repository-object',
  ],
  [
    'a tree with a path for a name',
    () => withObject('tree', treeEntry('100644', 'a/b', BLOB)),
    'repository-object',
  ],
  [
    'a tree with a name twice',
    () =>
      withObject(
        'tree',
        new Uint8Array([...treeEntry('100644', 'a', BLOB), ...treeEntry('100755', 'a', BLOB)]),
      ),
    'repository-object',
  ],
  [
    'a tree of an unknown mode',
    () => withObject('tree', treeEntry('104755', 'a', BLOB)),
    'repository-object',
  ],
  [
    'a tree that breaks off',
    () => withObject('tree', treeEntry('100644', 'a', BLOB).slice(0, -3)),
    'repository-object',
  ],
  [
    'a tree with a submodule',
    () => withObject('tree', treeEntry('160000', 'a', HEAD)),
    'repository-submodule',
  ],
  [
    'a tag of nothing',
    () => withObject('tag', `object ${'1'.repeat(40)}\ntype commit\ntag x\n\n`),
    'repository-missing-object',
  ],
  [
    'a tag that lies about the type',
    () => withObject('tag', `object ${BLOB}\ntype commit\ntag x\n\n`),
    'repository-object',
  ],
  [
    'a branch on nothing',
    () => withFile('.git/refs/heads/odd', `${'1'.repeat(40)}\n`),
    'repository-ref-broken',
  ],
  ['a branch on a tree', () => withFile('.git/refs/heads/odd', `${TREE}\n`), 'repository-ref-broken'],
  ['a ref of garbage', () => withFile('.git/refs/heads/odd', 'not an id\n'), 'repository-ref-value'],
  [
    'a ref that leads out',
    () => withFile('.git/refs/heads/odd', 'ref: refs/heads/../../../x\n'),
    'repository-ref-value',
  ],
  [
    'a ref that leads to itself',
    () => withFile('.git/refs/heads/odd', 'ref: refs/heads/odd\n'),
    'repository-ref-broken',
  ],
  ['a huge ref', () => withFile('.git/refs/heads/odd', 'x'.repeat(100_000)), 'repository-ref-size'],
  [
    'a ref with a name that git refuses',
    () => withFile('.git/refs/heads/a..b', `${HEAD}\n`),
    'repository-ref-name',
  ],
  ['packed refs of garbage', () => withFile('.git/packed-refs', 'hello\n'), 'repository-ref-value'],
  [
    'packed refs with a bad name',
    () => withFile('.git/packed-refs', `${HEAD} refs/heads/.hidden\n`),
    'repository-ref-name',
  ],
  [
    'an index of garbage',
    () => withFile('.git/index', 'hello, I am an index of some length'),
    'repository-index',
  ],
  ['an index that was changed', () => changing('.git/index', flipped(40)), 'repository-index'],
  ['an index of another version', () => changing('.git/index', resigned(set(7, 4))), 'repository-index'],
  ['an index that breaks off', () => changing('.git/index', resigned(set(11, 99))), 'repository-index'],
  [
    'an index of objects that are not there',
    () => changing('.git/index', resigned(flip(12 + 40))),
    'repository-missing-object',
  ],
  ['a pack that was changed', () => changing(packName('.pack'), flipped(60), PACKED), 'repository-pack'],
  [
    'a pack that was cut',
    () => changing(packName('.pack'), (pack) => pack.slice(0, -40), PACKED),
    'repository-pack',
  ],
  [
    'a pack that was changed and signed anew',
    () => changing(packName('.pack'), resigned(flip(60)), PACKED),
    'repository-pack-index',
  ],
  [
    'a pack that is none',
    () => changing(packName('.pack'), () => bytes('PACKED with something else entirely'), PACKED),
    'repository-pack',
  ],
  [
    'an index of a pack that was changed',
    () => changing(packName('.idx'), flipped(1_100), PACKED),
    'repository-pack-index',
  ],
  [
    'an index of a pack that names other objects',
    () => changing(packName('.idx'), resigned(flip(8 + 1_024 + 5)), PACKED),
    'repository-pack',
  ],
  [
    'an index of a pack of the first version',
    () => changing(packName('.idx'), () => new Uint8Array(1_200), PACKED),
    'repository-pack-index',
  ],
  ['a pack without its index', () => withFile(packName('.idx'), null, PACKED), 'repository-pack-index'],
  ['an index without its pack', () => withFile(packName('.pack'), null, PACKED), 'repository-pack'],
];

describe('an archive with a hostile or damaged repository is refused, with a reason', () => {
  it.each(CASES)('%s', (_what, zip, code) => {
    let thrown: unknown;
    try {
      readArchive(zip());
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ArchiveError);
    expect(thrown).toMatchObject({ code, message: expect.stringContaining('Nothing was changed') });
  });

  it('the same projects are imported when nothing is wrong with them', () => {
    expect(readArchive(buildZip(LOOSE)).notes).toEqual([]);
    expect(readArchive(buildZip(PACKED)).notes).toEqual([]);
  });
});
