import type { FileContent, WorkspaceFiles, WorkspacePath } from '../../../engine/core/files';
import { ROOT } from '../loader/resolve';
import type { Reads } from '../reads';

/** The error codes of the file system, with the words and numbers of Linux. */
const REASONS = {
  ENOENT: [-2, 'no such file or directory'],
  EACCES: [-13, 'permission denied'],
  EEXIST: [-17, 'file already exists'],
  ENOTDIR: [-20, 'not a directory'],
  EISDIR: [-21, 'illegal operation on a directory'],
  EROFS: [-30, 'read-only file system'],
  ENOTEMPTY: [-39, 'directory not empty'],
  ENOSPC: [-28, 'no space left on device'],
} as const;

export type FsErrorCode = keyof typeof REASONS;

/** An error as `node:fs` throws it: `ENOENT: no such file or directory, open 'x'`. */
export function fsError(code: FsErrorCode, syscall: string, path: string, dest?: string): Error {
  const [errno, reason] = REASONS[code];
  const target = dest === undefined ? `'${path}'` : `'${path}' -> '${dest}'`;
  const error = new Error(`${code}: ${reason}, ${syscall} ${target}`);
  return Object.assign(error, { errno, code, syscall, path, ...(dest !== undefined && { dest }) });
}

/** Bytes that a run may write; far more than a lesson needs, far less than a page holds. */
const CAPACITY = 64 * 1024 * 1024;
/** What is read-only when a run does not say: the folder of the lesson's data. */
const DATA = `${ROOT}/data/`;

/** Names that no workspace can hold (see `normalizePath`). */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';

/**
 * The file system of one run, in memory: the workspace below `/workspace`, an empty `/tmp`, and nothing else. Paths
 * are absolute and normal; `asGiven` is how the program wrote them, for messages.
 */
export class Volume {
  readonly #files = new Map<string, FileContent>();
  readonly #folders = new Set<string>(['/', '/tmp', ROOT]);
  readonly #original: WorkspaceFiles;
  readonly #free: number;
  readonly #readOnly: ReadonlySet<string> | null;
  readonly #reads: Reads;
  #written = 0;
  #grown = 0;

  /**
   * `free`: by how much the files may grow in all before the disk is full. `readOnly`: workspace paths that cannot be
   * changed; absent: all of `data/`. `reads` hears of each look at what was there in the beginning, and of some at what the
   * run has made itself.
   */
  constructor(
    files: WorkspaceFiles,
    reads: Reads,
    free = Number.POSITIVE_INFINITY,
    readOnly: readonly WorkspacePath[] | null = null,
  ) {
    this.#original = files;
    this.#reads = reads;
    this.#free = free;
    this.#readOnly = readOnly && new Set(readOnly.map((path) => `${ROOT}/${path}`));
    for (const [path, content] of Object.entries(files)) {
      this.#files.set(`${ROOT}/${path}`, content);
      this.#addFolders(parentOf(`${ROOT}/${path}`));
    }
  }

  #addFolders(path: string): void {
    for (let at = path; !this.#folders.has(at); at = parentOf(at)) this.#folders.add(at);
  }

  isFile(path: string): boolean {
    this.#reads.kind(path);
    return this.#files.has(path);
  }

  isFolder(path: string): boolean {
    this.#reads.kind(path);
    return this.#folders.has(path);
  }

  read(path: string, asGiven: string): FileContent {
    this.#reads.content(path);
    const content = this.#files.get(path);
    if (content !== undefined) return content;
    if (this.#folders.has(path)) {
      throw Object.assign(new Error('EISDIR: illegal operation on a directory, read'), {
        errno: -21,
        code: 'EISDIR',
        syscall: 'read',
      });
    }
    throw fsError(this.isFile(parentOf(path)) ? 'ENOTDIR' : 'ENOENT', 'open', asGiven);
  }

  #checkWritable(path: string, syscall: string, asGiven: string): void {
    if (path.length > 400 || path.split('/').some((part) => RESERVED.has(part)))
      throw fsError('EACCES', syscall, asGiven);
    if (this.isReadOnly(path)) throw fsError('EROFS', syscall, asGiven);
  }

  /** Whether a path is read-only: a file of the lesson's data. */
  isReadOnly(path: string): boolean {
    return this.#readOnly === null ? `${path}/`.startsWith(DATA) : this.#readOnly.has(path);
  }

  write(path: string, content: FileContent, asGiven: string, flag = 'w'): void {
    this.#reads.content(path);
    this.#checkWritable(path, 'open', asGiven);
    if (this.#folders.has(path)) throw fsError('EISDIR', 'open', asGiven);
    const parent = parentOf(path);
    if (!this.isFolder(parent))
      throw fsError(this.#files.has(parent) ? 'ENOTDIR' : 'ENOENT', 'open', asGiven);
    if (flag.includes('x') && this.#files.has(path)) throw fsError('EEXIST', 'open', asGiven);
    this.#written += content.length;
    const growth = content.length - (this.#files.get(path)?.length ?? 0);
    if (this.#written > CAPACITY || (growth > 0 && this.#grown + growth > this.#free))
      throw fsError('ENOSPC', 'write', asGiven);
    this.#grown += growth;
    this.#files.set(path, content);
  }

  makeFolder(path: string, recursive: boolean, asGiven: string): string | undefined {
    this.#checkWritable(path, 'mkdir', asGiven);
    for (let at = path; at !== '/'; at = parentOf(at)) this.#reads.kind(at);
    if (this.#files.has(path)) throw fsError('EEXIST', 'mkdir', asGiven);
    if (this.#folders.has(path)) {
      if (recursive) return undefined;
      throw fsError('EEXIST', 'mkdir', asGiven);
    }
    const parent = parentOf(path);
    if (this.#files.has(parent)) throw fsError('ENOTDIR', 'mkdir', asGiven);
    if (!recursive && !this.#folders.has(parent)) throw fsError('ENOENT', 'mkdir', asGiven);
    let first = path;
    for (let at = path; !this.#folders.has(at); at = parentOf(at)) first = at;
    this.#addFolders(path);
    return first;
  }

  /** The names directly in a folder, sorted. */
  list(path: string, asGiven: string, syscall = 'scandir'): string[] {
    this.#reads.list(path);
    this.#reads.kind(path);
    if (!this.#folders.has(path)) {
      throw fsError(this.#files.has(path) ? 'ENOTDIR' : 'ENOENT', syscall, asGiven);
    }
    const prefix = path === '/' ? '/' : `${path}/`;
    const names = new Set<string>();
    for (const at of [...this.#files.keys(), ...this.#folders]) {
      if (at.startsWith(prefix) && at !== path) names.add(at.slice(prefix.length).split('/')[0]!);
    }
    return [...names].filter((name) => name !== '').sort();
  }

  removeFile(path: string, syscall: string, asGiven: string): void {
    this.#reads.content(path);
    this.#checkWritable(path, syscall, asGiven);
    if (this.#folders.has(path)) throw fsError('EISDIR', syscall, asGiven);
    const size = this.#files.get(path)?.length ?? 0;
    if (!this.#files.delete(path)) throw fsError('ENOENT', syscall, asGiven);
    this.#grown -= size;
  }

  removeFolder(path: string, recursive: boolean, syscall: string, asGiven: string): void {
    this.#reads.everything();
    this.#checkWritable(path, syscall, asGiven);
    if (!this.#folders.has(path))
      throw fsError(this.#files.has(path) ? 'ENOTDIR' : 'ENOENT', syscall, asGiven);
    if (!recursive && this.list(path, asGiven).length > 0) throw fsError('ENOTEMPTY', syscall, asGiven);
    const prefix = `${path}/`;
    const inside = [...this.#files.keys()].filter((at) => at.startsWith(prefix));
    for (const at of inside) this.#checkWritable(at, syscall, asGiven);
    for (const at of inside) this.#files.delete(at);
    for (const at of [...this.#folders]) if (at === path || at.startsWith(prefix)) this.#folders.delete(at);
    if (path === ROOT) this.#folders.add(ROOT);
  }

  rename(from: string, to: string, fromGiven: string, toGiven: string): void {
    this.#reads.everything();
    this.#checkWritable(from, 'rename', fromGiven);
    this.#checkWritable(to, 'rename', toGiven);
    if (!this.#folders.has(parentOf(to))) throw fsError('ENOENT', 'rename', fromGiven, toGiven);
    const content = this.#files.get(from);
    if (content !== undefined) {
      if (this.#folders.has(to)) throw fsError('EISDIR', 'rename', fromGiven, toGiven);
      this.#files.delete(from);
      this.#files.set(to, content);
      return;
    }
    if (!this.#folders.has(from)) throw fsError('ENOENT', 'rename', fromGiven, toGiven);
    const prefix = `${from}/`;
    const inside = [...this.#files].filter(([at]) => at.startsWith(prefix));
    for (const [at] of inside) this.#checkWritable(at, 'rename', fromGiven);
    for (const [at, inner] of inside) {
      this.#files.delete(at);
      this.#files.set(`${to}/${at.slice(prefix.length)}`, inner);
    }
    for (const at of [...this.#folders]) {
      if (at !== from && !at.startsWith(prefix)) continue;
      this.#folders.delete(at);
      this.#folders.add(to + at.slice(from.length));
    }
  }

  /** The files of the workspace that differ from its start; null: deleted. */
  changes(): Record<string, FileContent | null> {
    const out: Record<string, FileContent | null> = {};
    const prefix = `${ROOT}/`;
    for (const [path, content] of this.#files) {
      if (!path.startsWith(prefix)) continue;
      const key = path.slice(prefix.length);
      const before = Object.hasOwn(this.#original, key) ? this.#original[key] : undefined;
      if (before !== content) out[key] = content;
    }
    for (const key of Object.keys(this.#original)) if (!this.#files.has(prefix + key)) out[key] = null;
    return out;
  }
}
