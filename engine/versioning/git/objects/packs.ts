import { bytesToHex } from '@noble/hashes/utils.js';
import { Buffer } from 'buffer/index.js';
import { StagecraftError } from '@/engine/core/errors';
import type { FileSystem } from '@/engine/core/file-system';
import { nodeFileSystem } from './node-file-system';
import type { ObjectId, ObjectType } from './object-id';

/** An object as it is stored. */
export interface StoredObject {
  readonly type: ObjectType;
  readonly body: Uint8Array;
}

/** The objects of all packs of a repository, by id. */
export type PackedObjects = ReadonlyMap<ObjectId, StoredObject>;

/** A pack that cannot be read. */
export class PackError extends StagecraftError<'bad-pack'> {}

const NONE: PackedObjects = new Map();
const INDEX_MAGIC = 0xff744f63;
const FANOUT_AT = 8;
const NAMES_AT = FANOUT_AT + 256 * 4;

/** The ids that a version 2 pack index lists. */
function idsOfPackIndex(path: string, bytes: Uint8Array): ObjectId[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < NAMES_AT || view.getUint32(0) !== INDEX_MAGIC || view.getUint32(4) !== 2)
    throw new PackError('bad-pack', `${path} is not a pack index of version 2; it cannot be read.`, { path });
  const count = view.getUint32(NAMES_AT - 4);
  if (bytes.length < NAMES_AT + count * 20)
    throw new PackError(
      'bad-pack',
      `${path} is cut short: it names ${count} objects and does not hold them.`,
      {
        path,
      },
    );
  return Array.from({ length: count }, (_, i) =>
    bytesToHex(bytes.subarray(NAMES_AT + i * 20, NAMES_AT + i * 20 + 20)),
  );
}

/** isomorphic-git takes `Buffer` from the global scope; a page has none, so it is laid there before the first use. */
async function loadIsomorphicGit() {
  const scope = globalThis as { Buffer?: unknown };
  scope.Buffer ??= Buffer;
  return import('isomorphic-git');
}

const loaded = new WeakMap<FileSystem, Map<string, PackedObjects>>();

/** The name of a set of packs: a new or replaced pack gives another one. */
function fingerprint(fs: FileSystem, folder: string, names: readonly string[]): string {
  return `${folder}\n${names.map((name) => `${name} ${fs.at(`${folder}/${name}`)?.ino}`).join('\n')}`;
}

/**
 * Reads every object of the packs of a repository, once for each set of packs; repositories of the lab have loose
 * objects only, so packs come from an import. They are read whole since all that follows is synchronous.
 * @param gitDir absolute path of the `.git` folder.
 * @throws PackError for an index that is damaged, or the error of isomorphic-git for a damaged pack.
 */
export async function loadPacks(fs: FileSystem, gitDir: string): Promise<PackedObjects> {
  const folder = `${gitDir}/objects/pack`;
  if (!fs.isFolder(folder)) return NONE;
  const names = fs.list(folder).filter((name) => name.endsWith('.idx'));
  if (names.length === 0) return NONE;
  const known = loaded.get(fs) ?? new Map<string, PackedObjects>();
  loaded.set(fs, known);
  const key = fingerprint(fs, folder, names);
  const before = known.get(key);
  if (before !== undefined) return before;

  const git = await loadIsomorphicGit();
  const packed = new Map<ObjectId, StoredObject>();
  const cache = {};
  for (const name of names) {
    const path = `${folder}/${name}`;
    for (const oid of idsOfPackIndex(path, fs.readBytes(path))) {
      const read = await git.readObject({
        fs: nodeFileSystem(fs),
        gitdir: gitDir,
        oid,
        format: 'content',
        cache,
      });
      packed.set(oid, { type: read.type as ObjectType, body: new Uint8Array(read.object as Uint8Array) });
    }
  }
  known.clear();
  known.set(key, packed);
  return packed;
}
