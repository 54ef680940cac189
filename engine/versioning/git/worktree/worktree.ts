import { type FileSystem, type FsNode, parentOf } from '@/engine/core/file-system';
import { type ObjectId, objectIdOf } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { type FileEntry, type FileMode, kindOfMode, MODE } from '../objects/tree';
import type { FileStat, IndexEntry } from '../staging/index-entry';
import type { Index } from '../staging/index-file';
import { toBytes, toText } from '../text/bytes';

interface Hashed {
  readonly id: ObjectId;
  readonly size: number;
}

/** A node never changes, a changed file is another node: what was hashed once is known for good. */
const hashed = new WeakMap<FsNode, Hashed>();

/** The working tree: the files of the user, by their path from its top. */
export class Worktree {
  readonly fs: FileSystem;
  /** Absolute path of its top. */
  readonly root: string;

  constructor(fs: FileSystem, root: string) {
    this.fs = fs;
    this.root = root;
  }

  /** Absolute path. '' is the top. */
  absolute(path: string): string {
    if (path === '') return this.root;
    return this.root === '/' ? `/${path}` : `${this.root}/${path}`;
  }

  /** What stands at a path, unless a link is on the way to it. */
  node(path: string): FsNode | undefined {
    return this.fs.at(this.absolute(path));
  }

  /** The mode that git gives to what stands there; undefined: nothing, or a folder. */
  mode(path: string): FileMode | undefined {
    const node = this.node(path);
    if (node?.kind === 'file') return node.executable ? MODE.executable : MODE.file;
    return node?.kind === 'link' ? MODE.link : undefined;
  }

  /** The content of a file, or where a link leads, as bytes. */
  bytes(path: string): Uint8Array {
    const node = this.node(path);
    return node?.kind === 'link' ? toBytes(node.target) : this.fs.readBytes(this.absolute(path));
  }

  /** The id that the content would have as a blob; nothing is stored. */
  blobId(path: string): ObjectId {
    return this.#hash(path).id;
  }

  /** The file as a tree would hold it; undefined: nothing, or a folder. */
  entry(path: string): FileEntry | undefined {
    const mode = this.mode(path);
    return mode === undefined ? undefined : { mode, id: this.blobId(path) };
  }

  /** The stat for an index entry. */
  stat(path: string): FileStat {
    const node = this.node(path)!;
    return { mtimeMs: node.mtimeMs, ino: node.ino >>> 0, size: this.#hash(path).size };
  }

  /** Stores the content as a blob and returns the entry for the index. */
  stage(path: string, objects: ObjectStore): IndexEntry {
    const { id } = this.#hash(path);
    if (!objects.has(id)) objects.writeBlob(this.bytes(path));
    return { path, mode: this.mode(path)!, id, stage: 0, stat: this.stat(path) };
  }

  /** Whether the file differs from its index entry, in content or mode. A missing one does. */
  differs(entry: IndexEntry, index: Index): boolean {
    const node = this.node(entry.path);
    if (node === undefined || this.mode(entry.path) !== entry.mode) {
      return !(kindOfMode(entry.mode) === MODE.submodule && (node === undefined || node.kind === 'folder'));
    }
    const { stat } = entry;
    const racy = stat.mtimeMs >= index.writtenMs;
    if (!racy && stat.mtimeMs === node.mtimeMs && stat.ino === node.ino >>> 0 && entry.intentToAdd !== true) {
      if (hashed.get(node)?.size === stat.size || this.#size(entry.path, node) === stat.size) return false;
    }
    return this.blobId(entry.path) !== entry.id;
  }

  /** Writes a file as a tree holds it, with the folders above it; what is in the way goes. */
  write(path: string, mode: FileMode, bytes: Uint8Array): void {
    const absolute = this.absolute(path);
    this.#clearWay(absolute);
    if (mode === MODE.link) this.fs.link(toText(bytes), absolute);
    else if (kindOfMode(mode) === MODE.submodule) this.fs.makeFolder(absolute);
    else this.fs.write(absolute, asText(bytes) ?? bytes, mode === MODE.executable);
  }

  /** Removes a file, then the folders above it that are left empty, up to `keep` (absolute) at most. */
  remove(path: string, keep = this.root): void {
    const absolute = this.absolute(path);
    const node = this.fs.at(absolute);
    if (node !== undefined && node.kind !== 'folder') this.fs.remove(absolute);
    for (let folder = parentOf(absolute); folder !== this.root && folder !== '/'; folder = parentOf(folder)) {
      if (folder === keep || this.fs.at(folder)?.kind !== 'folder' || this.fs.list(folder).length > 0) return;
      this.fs.remove(folder);
    }
  }

  #hash(path: string): Hashed {
    const node = this.node(path)!;
    const known = hashed.get(node);
    if (known !== undefined) return known;
    const bytes = this.bytes(path);
    const made = { id: objectIdOf('blob', bytes), size: bytes.length };
    hashed.set(node, made);
    return made;
  }

  #size(path: string, node: FsNode): number {
    if (node.kind === 'file' && typeof node.content !== 'string') return node.content.length;
    return this.bytes(path).length;
  }

  #clearWay(absolute: string): void {
    for (let at = parentOf(absolute); at !== this.root && at !== '/'; at = parentOf(at)) {
      const node = this.fs.at(at);
      if (node !== undefined && node.kind !== 'folder') this.fs.remove(at);
    }
    const node = this.fs.at(absolute);
    if (node !== undefined) this.fs.remove(absolute);
    this.fs.makeFolder(parentOf(absolute));
  }
}

/** Content as text where it can be kept so without loss, which is how the editor keeps it. */
function asText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
