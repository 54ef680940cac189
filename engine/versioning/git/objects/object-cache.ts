import { StagecraftError } from '@/engine/core/errors';
import type { FileSystem } from '@/engine/core/file-system';
import type { Commit } from './commit';
import type { ObjectId } from './object-id';
import type { StoredObject } from './packs';
import type { TreeEntry } from './tree';

/** An object that is not in the store, or is not what it was named for. */
export class MissingObjectError extends StagecraftError<'missing-object'> {
  readonly id: ObjectId;

  constructor(id: ObjectId, what = 'is not in the repository') {
    super('missing-object', `Object ${id} ${what}.`, { id });
    this.id = id;
  }
}

const KEPT_BYTES = 48 * 1024 * 1024;

/** What was read of a file system's objects. An id names its content, so nothing in here can grow stale. */
export class ObjectCache {
  readonly objects = new Map<ObjectId, StoredObject>();
  readonly commits = new Map<ObjectId, Commit>();
  readonly trees = new Map<ObjectId, readonly TreeEntry[]>();
  #bytes = 0;

  /** Keeps an object; when too much is kept, the oldest go. */
  keep(id: ObjectId, object: StoredObject): StoredObject {
    this.objects.set(id, object);
    this.#bytes += object.body.length;
    for (const [oldest, { body }] of this.objects) {
      if (this.#bytes <= KEPT_BYTES || oldest === id) break;
      this.objects.delete(oldest);
      this.#bytes -= body.length;
    }
    return object;
  }
}

const caches = new WeakMap<FileSystem, ObjectCache>();

/** The cache that all repositories on one file system share. */
export function objectCacheOf(fs: FileSystem): ObjectCache {
  const known = caches.get(fs);
  if (known !== undefined) return known;
  const made = new ObjectCache();
  caches.set(fs, made);
  return made;
}
