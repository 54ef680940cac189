import { type FileSystem, parentOf } from '../../../core/file-system';
import type { FileContent } from '../../../core/files';
import { DIR_SUFFIX, type DirEntry, dirObjectText, isDirId, parseDirObject } from '../hash/dir-object';
import { md5OfFile, rememberMd5, sizeOfFile } from '../hash/md5';

/** Objects by their MD5, laid out as `files/md5/<2>/<30>` below a folder: DVC's cache, and a remote. */
export class ObjectStore {
  readonly #fs: FileSystem;
  /** Damaged objects are left where they are. */
  readonly #isReadOnly: boolean;
  /** The absolute folder that holds `files/md5`. */
  readonly folder: string;

  constructor(fs: FileSystem, folder: string, isReadOnly = false) {
    this.#fs = fs;
    this.folder = folder;
    this.#isReadOnly = isReadOnly;
  }

  /** Where an object lies. */
  pathOf(id: string): string {
    return `${this.folder}/files/md5/${id.slice(0, 2)}/${id.slice(2)}`;
  }

  /** Whether an object lies there, whole or not. */
  has(id: string): boolean {
    return this.#fs.isFile(this.pathOf(id));
  }

  /** Whether an object lies there whole; one that was damaged is removed, as real DVC does. */
  check(id: string): boolean {
    const path = this.pathOf(id);
    if (!this.#fs.isFile(path)) return false;
    if (md5OfFile(this.#fs, path) === withoutSuffix(id)) return true;
    if (!this.#isReadOnly) this.#fs.remove(path);
    return false;
  }

  /** Whether an object lies there whole and, for a directory, each of its files too. */
  checkAll(id: string): boolean {
    if (!this.check(id)) return false;
    if (!isDirId(id)) return true;
    return this.directory(id)?.every((entry) => this.check(entry.md5)) ?? false;
  }

  /** @throws FileSystemError ENOENT. */
  read(id: string): FileContent {
    return this.#fs.read(this.pathOf(id));
  }

  /** The files of a directory object; undefined when it is not there or damaged. */
  directory(id: string): readonly DirEntry[] | undefined {
    return this.check(id) ? parseDirObject(this.#fs.readText(this.pathOf(id))) : undefined;
  }

  /** Keeps content under its id, which has to be its MD5; nothing happens when it is there. */
  add(id: string, content: FileContent): void {
    if (this.check(id)) return;
    const path = this.pathOf(id);
    this.#fs.makeFolder(parentOf(path));
    this.#fs.write(path, content, false);
    rememberMd5(this.#fs, path, withoutSuffix(id));
  }

  /** Keeps a directory object; its files are kept apart. */
  addDirectory(id: string, entries: readonly DirEntry[]): void {
    this.add(id, dirObjectText(entries));
  }

  remove(id: string): void {
    const path = this.pathOf(id);
    this.#fs.remove(path);
    const folder = parentOf(path);
    if (this.#fs.isFolder(folder) && this.#fs.list(folder).length === 0) this.#fs.remove(folder);
  }

  /** The ids of all objects, sorted. */
  ids(): string[] {
    const top = `${this.folder}/files/md5/`;
    return this.#fs
      .filesBelow(top.slice(0, -1))
      .map((path) => path.slice(top.length).replace('/', ''))
      .filter((id) => /^[0-9a-f]{32}(\.dir)?$/.test(id));
  }

  /** Bytes of an object. @throws FileSystemError ENOENT. */
  sizeOf(id: string): number {
    return sizeOfFile(this.#fs, this.pathOf(id));
  }
}

const withoutSuffix = (id: string): string => (isDirId(id) ? id.slice(0, -DIR_SUFFIX.length) : id);
