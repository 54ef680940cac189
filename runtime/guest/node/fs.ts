import type { FileContent } from '../../../engine/core/files';
import type { NodeTraits } from '../../../engine/core/node-release';
import { Buffer, decode, encode } from './buffer';
import { createPath } from './path';
import { fsError, type Volume } from './volume';

type PathLike = string | URL;
type Options =
  | string
  | { encoding?: string | null; flag?: string; recursive?: boolean; withFileTypes?: boolean; force?: boolean }
  | null
  | undefined;

function given(path: PathLike, name = 'path'): string {
  if (path instanceof URL) return decodeURIComponent(path.pathname);
  if (typeof path === 'string') return path;
  throw Object.assign(
    new TypeError(
      `The "${name}" argument must be of type string or an instance of Buffer or URL. Received ${String(path)}`,
    ),
    { code: 'ERR_INVALID_ARG_TYPE' },
  );
}

const optionsOf = (options: Options) =>
  typeof options === 'string' ? { encoding: options } : (options ?? {});
const toBytes = (content: FileContent) => (typeof content === 'string' ? encode(content) : content);

function contentOf(data: unknown, encoding: string | null | undefined): FileContent {
  if (typeof data === 'string') {
    return encoding && !/^utf-?8$/i.test(encoding) ? encode(data, encoding as 'hex') : data;
  }
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  }
  throw Object.assign(
    new TypeError(
      `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${data === null ? 'null' : `type ${typeof data}`}`,
    ),
    { code: 'ERR_INVALID_ARG_TYPE' },
  );
}

class Stats {
  readonly #isFile: boolean;
  readonly size: number;
  readonly mode: number;
  readonly mtime = new Date(0);
  readonly birthtime = new Date(0);
  readonly mtimeMs = 0;

  constructor(isFile: boolean, size: number) {
    this.#isFile = isFile;
    this.size = size;
    this.mode = isFile ? 0o100644 : 0o40755;
  }
  isFile() {
    return this.#isFile;
  }
  isDirectory() {
    return !this.#isFile;
  }
  isSymbolicLink() {
    return false;
  }
}

class Dirent {
  readonly name: string;
  readonly parentPath: string;
  /** Gone from Node.js 24 on. */
  declare readonly path?: string;
  readonly #isFile: boolean;

  constructor(name: string, parent: string, isFile: boolean, hasPath: boolean) {
    this.name = name;
    this.parentPath = parent;
    if (hasPath) this.path = parent;
    this.#isFile = isFile;
  }
  isFile() {
    return this.#isFile;
  }
  isDirectory() {
    return !this.#isFile;
  }
}

/** `node:fs` and `node:fs/promises` over a volume; relative paths are seen from `cwd`. */
export function createFs(volume: Volume, cwd: () => string, { hasDirentPath }: NodeTraits) {
  const { resolve } = createPath(cwd);
  let temporary = 0;
  const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 };

  const readFile = (path: PathLike, options?: Options): string | Buffer => {
    const { encoding } = optionsOf(options);
    const name = given(path);
    const content = volume.read(resolve(name), name);
    if (!encoding) return Buffer.from(toBytes(content));
    if (typeof content === 'string' && /^utf-?8$/i.test(encoding)) return content;
    return decode(toBytes(content), encoding as 'utf8');
  };
  const writeFile = (path: PathLike, data: unknown, options?: Options): void => {
    const { encoding, flag } = optionsOf(options);
    const name = given(path);
    if (flag?.startsWith('a')) {
      appendFile(path, data, options);
      return;
    }
    volume.write(resolve(name), contentOf(data, encoding), name, flag);
  };
  const appendFile = (path: PathLike, data: unknown, options?: Options): void => {
    const name = given(path);
    const full = resolve(name);
    const added = contentOf(data, optionsOf(options).encoding);
    const before = volume.isFile(full) ? volume.read(full, name) : '';
    const joined =
      typeof before === 'string' && typeof added === 'string'
        ? before + added
        : Buffer.concat([toBytes(before), toBytes(added)]);
    volume.write(full, typeof joined === 'string' ? joined : new Uint8Array(joined), name);
  };
  const mkdir = (path: PathLike, options?: Options): string | undefined => {
    const name = given(path);
    return volume.makeFolder(resolve(name), optionsOf(options).recursive === true, name);
  };
  const mkdtemp = (prefix: string): string => {
    const path = `${prefix}${(++temporary).toString(36).padStart(6, '0')}`;
    volume.makeFolder(resolve(path), false, path);
    return path;
  };
  const readdir = (path: PathLike, options?: Options): unknown[] => {
    const { recursive, withFileTypes } = optionsOf(options);
    const name = given(path);
    const walk = (folder: string, prefix: string): { name: string; at: string }[] =>
      volume.list(folder, name).flatMap((entry) => {
        const at = folder === '/' ? `/${entry}` : `${folder}/${entry}`;
        const own = { name: prefix + entry, at };
        return recursive && volume.isFolder(at) ? [own, ...walk(at, `${prefix}${entry}/`)] : [own];
      });
    const found = walk(resolve(name), '');
    if (!withFileTypes) return found.map((entry) => entry.name);
    return found.map(({ name: entry, at }) => {
      const parent = entry.includes('/') ? `${name}/${entry.slice(0, entry.lastIndexOf('/'))}` : name;
      return new Dirent(entry.split('/').pop()!, parent, volume.isFile(at), hasDirentPath);
    });
  };
  const stat = (path: PathLike): Stats => {
    const name = given(path);
    const full = resolve(name);
    if (volume.isFile(full)) return new Stats(true, toBytes(volume.read(full, name)).length);
    if (volume.isFolder(full)) return new Stats(false, 4096);
    throw fsError('ENOENT', 'stat', name);
  };
  const exists = (path: PathLike): boolean => {
    const full = resolve(given(path));
    return volume.isFile(full) || volume.isFolder(full);
  };
  const access = (path: PathLike, mode = 0): void => {
    const name = given(path);
    if (!exists(path)) throw fsError('ENOENT', 'access', name);
    if ((mode & constants.W_OK) !== 0 && volume.isReadOnly(resolve(name)))
      throw fsError('EROFS', 'access', name);
  };
  const unlink = (path: PathLike): void => {
    const name = given(path);
    volume.removeFile(resolve(name), 'unlink', name);
  };
  const rmdir = (path: PathLike): void => {
    const name = given(path);
    volume.removeFolder(resolve(name), false, 'rmdir', name);
  };
  const rm = (path: PathLike, options?: Options): void => {
    const { recursive, force } = optionsOf(options);
    const name = given(path);
    const full = resolve(name);
    if (volume.isFile(full)) {
      volume.removeFile(full, 'rm', name);
      return;
    }
    if (!volume.isFolder(full)) {
      if (force) return;
      throw fsError('ENOENT', 'lstat', name);
    }
    if (!recursive) {
      throw Object.assign(new Error(`Path is a directory: rm returned EISDIR (is a directory) ${name}`), {
        code: 'ERR_FS_EISDIR',
      });
    }
    volume.removeFolder(full, true, 'rm', name);
  };
  const rename = (from: PathLike, to: PathLike): void => {
    volume.rename(resolve(given(from)), resolve(given(to)), given(from), given(to));
  };
  const copyFile = (from: PathLike, to: PathLike): void => {
    const source = given(from);
    const full = resolve(source);
    if (!volume.isFile(full)) throw fsError('ENOENT', 'copyfile', source, given(to));
    volume.write(resolve(given(to)), volume.read(full, source), given(to));
  };

  const sync = {
    readFile,
    writeFile,
    appendFile,
    mkdir,
    mkdtemp,
    readdir,
    stat,
    lstat: stat,
    access,
    unlink,
    rmdir,
    rm,
    rename,
    copyFile,
  };
  const promises: Record<string, unknown> = { constants };
  const fs: Record<string, unknown> = { constants, existsSync: exists, promises };
  for (const [name, operation] of Object.entries(sync)) {
    const call = operation as (...args: unknown[]) => unknown;
    promises[name] = { [name]: async (...args: unknown[]) => call(...args) }[name];
    fs[`${name}Sync`] = call;
  }
  return { fs, promises };
}
