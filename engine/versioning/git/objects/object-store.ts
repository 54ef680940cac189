import { unzlibSync, zlibSync } from 'fflate';
import type { FileSystem } from '@/engine/core/file-system';
import { toText } from '../text/bytes';
import { type Commit, type CommitData, formatCommit, parseCommit } from './commit';
import { MissingObjectError, type ObjectCache, objectCacheOf } from './object-cache';
import {
  EMPTY_BLOB_ID,
  EMPTY_TREE_ID,
  frameObject,
  isObjectId,
  type ObjectId,
  type ObjectType,
  objectIdOf,
} from './object-id';
import type { PackedObjects, StoredObject } from './packs';
import { parseTag, type Tag } from './tag';
import { formatTree, parseTree, type TreeEntry } from './tree';

const ABBREVIATION = 7;

/** The objects of one repository: loose ones, and those of packs that were read when it was opened. */
export class ObjectStore {
  readonly #fs: FileSystem;
  readonly #folder: string;
  readonly #packed: PackedObjects;
  readonly #cache: ObjectCache;
  #sortedIds: ObjectId[] | undefined;

  /** @param folder absolute path of `.git/objects`. */
  constructor(fs: FileSystem, folder: string, packed: PackedObjects) {
    this.#fs = fs;
    this.#folder = folder;
    this.#packed = packed;
    this.#cache = objectCacheOf(fs);
  }

  /** Whether the object is in the store. */
  has(id: ObjectId): boolean {
    return this.#fs.at(this.#path(id)) !== undefined || this.#packed.has(id);
  }

  /** @throws MissingObjectError */
  read(id: ObjectId): StoredObject {
    const packed = this.#packed.get(id);
    if (packed !== undefined) return packed;
    const path = this.#path(id);
    if (this.#fs.at(path) === undefined) {
      if (id === EMPTY_TREE_ID) return { type: 'tree', body: new Uint8Array(0) };
      throw new MissingObjectError(id);
    }
    const cached = this.#cache.objects.get(id);
    if (cached !== undefined) return cached;
    const raw = unzlibSync(this.#fs.readBytes(path));
    const nul = raw.indexOf(0);
    const type = toText(raw.subarray(0, raw.indexOf(32))) as ObjectType;
    return this.#cache.keep(id, { type, body: raw.subarray(nul + 1) });
  }

  /** Stores an object, unless it is there. */
  write(type: ObjectType, body: Uint8Array): ObjectId {
    const id = objectIdOf(type, body);
    if (this.has(id)) return id;
    this.#fs.makeFolder(`${this.#folder}/${id.slice(0, 2)}`);
    this.#fs.write(this.#path(id), zlibSync(frameObject(type, body)));
    this.#cache.keep(id, { type, body });
    this.#sortedIds = undefined;
    return id;
  }

  /** Stores an object as another store of the same or another file system holds it. */
  copyFrom(other: ObjectStore, id: ObjectId): void {
    if (this.has(id)) return;
    const { type, body } = other.read(id);
    this.write(type, body);
  }

  /** @throws MissingObjectError, also when `id` names another type. */
  commit(id: ObjectId): Commit {
    const known = this.has(id) ? this.#cache.commits.get(id) : undefined;
    if (known !== undefined) return known;
    const commit = parseCommit(id, this.#expect(id, 'commit'));
    this.#cache.commits.set(id, commit);
    return commit;
  }

  /** The entries of one tree. @throws MissingObjectError, also when `id` names another type. */
  tree(id: ObjectId): readonly TreeEntry[] {
    const known = this.#cache.trees.get(id);
    if (known !== undefined && this.has(id)) return known;
    const tree = parseTree(this.#expect(id, 'tree'));
    this.#cache.trees.set(id, tree);
    return tree;
  }

  /** @throws MissingObjectError, also when `id` names another type. */
  blob(id: ObjectId): Uint8Array {
    if (id === EMPTY_BLOB_ID && !this.has(id)) return new Uint8Array(0);
    return this.#expect(id, 'blob');
  }

  /** @throws MissingObjectError, also when `id` names another type. */
  tag(id: ObjectId): Tag {
    return parseTag(this.#expect(id, 'tag'));
  }

  typeOf(id: ObjectId): ObjectType | undefined {
    return this.has(id) || id === EMPTY_TREE_ID ? this.read(id).type : undefined;
  }

  writeBlob(body: Uint8Array): ObjectId {
    return this.write('blob', body);
  }

  writeTree(entries: readonly TreeEntry[]): ObjectId {
    return this.write('tree', formatTree(entries));
  }

  writeCommit(commit: CommitData): ObjectId {
    return this.write('commit', formatCommit(commit));
  }

  /** All ids, sorted. */
  ids(): readonly ObjectId[] {
    if (this.#sortedIds !== undefined) return this.#sortedIds;
    const found = new Set<ObjectId>(this.#packed.keys());
    if (this.#fs.isFolder(this.#folder))
      for (const start of this.#fs.list(this.#folder)) {
        if (start.length !== 2) continue;
        for (const rest of this.#fs.list(`${this.#folder}/${start}`))
          if (isObjectId(start + rest)) found.add(start + rest);
      }
    this.#sortedIds = [...found].sort();
    return this.#sortedIds;
  }

  /** The ids that start with `prefix`. */
  withPrefix(prefix: string): readonly ObjectId[] {
    const ids = this.ids();
    let low = 0;
    for (let high = ids.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (ids[middle]! < prefix) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < ids.length && ids[end]!.startsWith(prefix)) end++;
    return ids.slice(low, end);
  }

  /**
   * The shortest prefix of at least `length` digits that names no other object. Without `length`: as `core.abbrev`
   * "auto", which grows with the number of packed objects.
   */
  abbreviate(id: ObjectId, length = this.#autoLength()): string {
    const ids = this.ids();
    let low = 0;
    for (let high = ids.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (ids[middle]! < id) low = middle + 1;
      else high = middle;
    }
    let digits = Math.max(length, 4);
    for (const neighbour of [ids[low - 1], ids[low] === id ? ids[low + 1] : ids[low]])
      while (neighbour !== undefined && digits < 40 && neighbour.startsWith(id.slice(0, digits))) digits++;
    return id.slice(0, digits);
  }

  #autoLength(): number {
    const bits = 32 - Math.clz32(this.#packed.size);
    return Math.max(ABBREVIATION, Math.ceil(bits / 2));
  }

  #expect(id: ObjectId, type: ObjectType): Uint8Array {
    const object = this.read(id);
    if (object.type !== type) throw new MissingObjectError(id, `is a ${object.type}, not a ${type}`);
    return object.body;
  }

  #path(id: ObjectId): string {
    return `${this.#folder}/${id.slice(0, 2)}/${id.slice(2)}`;
  }
}
