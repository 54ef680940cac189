import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Clock } from './clock';
import { StagecraftError } from './errors';
import type { FileContent } from './files';

/** What can stand at a path. Modes are those that git knows: 644 or 755 for a file. */
export type FsNode =
  | {
      readonly kind: 'file';
      readonly content: FileContent;
      readonly executable: boolean;
      /** Milliseconds since the epoch, of the last change of its content. */
      readonly mtimeMs: number;
      /** A number of its own; a file that takes the place of another one has another. */
      readonly ino: number;
    }
  | { readonly kind: 'link'; readonly target: string; readonly mtimeMs: number; readonly ino: number }
  | { readonly kind: 'folder'; readonly mtimeMs: number; readonly ino: number };

/** What became of a path: what stands there now, `null` when nothing does. */
export type FsChanges = ReadonlyMap<string, FsNode | null>;

const REASONS = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  ENOTDIR: 'not a directory',
  EISDIR: 'illegal operation on a directory',
  ENOTEMPTY: 'directory not empty',
  ELOOP: 'too many symbolic links encountered',
  ENOSPC: 'no space left on device',
  EINVAL: 'invalid argument',
  EROFS: 'read-only file system',
} as const;

export type FsErrorCode = keyof typeof REASONS;

/** A call that a file system refuses; `code` is Node's: `ENOENT`, `EISDIR`, … */
export class FileSystemError extends StagecraftError<FsErrorCode> {
  constructor(code: FsErrorCode, path: string) {
    super(code, `${code}: ${REASONS[code]}, '${path}'`, { path });
  }
}

/** The folder of an absolute path: `/` for what stands at the top. */
export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** The last part of a path. */
export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * `path` seen from the absolute folder `from`, in its one normal form: absolute, without `.`, `..` and doubled slashes.
 */
export function resolvePath(from: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${path.startsWith('/') ? '' : from}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

const MAX_LINKS = 16;

/**
 * A tree of files in memory, as the programs of the lab see it: the terminal, git, DVC and the experiment tracker all
 * work on one of these. Paths are absolute and normal (see `resolvePath`). Synchronous, so that what a program does
 * between two reads is one step. Every change is remembered until it is taken (see `takeChanges`).
 */
export class FileSystem {
  readonly #nodes = new Map<string, FsNode>();
  readonly #children = new Map<string, Set<string>>();
  readonly #clock: Clock;
  #isReadOnly: (path: string) => boolean = () => false;
  #changes = new Map<string, FsNode | null>();
  #nextIno = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#put('/', { kind: 'folder', mtimeMs: clock.now(), ino: this.#nextIno++ });
    this.#changes.clear();
  }

  /**
   * From now on every change of a path for which `isReadOnly` holds is refused with EROFS, as on a disk that is mounted
   * read-only. `restore` and `discard` still work: they lay what the owner of the disk puts there.
   */
  protect(isReadOnly: (path: string) => boolean): void {
    this.#isReadOnly = isReadOnly;
  }

  /** What stands at `path` itself, links not followed; undefined: nothing. */
  at(path: string): FsNode | undefined {
    return this.#nodes.get(path);
  }

  /**
   * The path with every link on the way followed; the last part may be missing.
   * @throws FileSystemError ELOOP for links in a circle.
   */
  realPath(path: string): string {
    if (this.#nodes.get(path)?.kind !== 'link' && this.#nodes.has(path)) return path;
    let at = '';
    let links = 0;
    const rest = path.split('/').filter((part) => part !== '');
    while (rest.length > 0) {
      const next = `${at}/${rest.shift()!}`;
      const node = this.#nodes.get(next);
      if (node?.kind !== 'link') {
        at = next;
        continue;
      }
      if (++links > MAX_LINKS) throw new FileSystemError('ELOOP', path);
      const target = resolvePath(at === '' ? '/' : at, node.target);
      rest.unshift(...target.split('/').filter((part) => part !== ''));
      at = '';
    }
    return at === '' ? '/' : at;
  }

  /** What stands at `path`, links followed; undefined: nothing. */
  follow(path: string): FsNode | undefined {
    const direct = this.#nodes.get(path);
    return direct !== undefined && direct.kind !== 'link' ? direct : this.#nodes.get(this.realPath(path));
  }

  exists(path: string): boolean {
    return this.follow(path) !== undefined;
  }

  isFile(path: string): boolean {
    return this.follow(path)?.kind === 'file';
  }

  isFolder(path: string): boolean {
    return this.follow(path)?.kind === 'folder';
  }

  /** @throws FileSystemError ENOENT, EISDIR or ENOTDIR. */
  read(path: string): FileContent {
    const node = this.follow(path);
    if (node === undefined) throw new FileSystemError(this.#missing(path), path);
    if (node.kind !== 'file') throw new FileSystemError('EISDIR', path);
    return node.content;
  }

  /** The content as text (UTF-8). @throws FileSystemError as `read`. */
  readText(path: string): string {
    const content = this.read(path);
    return typeof content === 'string' ? content : decode(content);
  }

  /** The content as bytes (text as UTF-8); not to be changed by the caller. @throws FileSystemError as `read`. */
  readBytes(path: string): Uint8Array {
    const content = this.read(path);
    return typeof content === 'string' ? utf8ToBytes(content) : content;
  }

  /** The names in a folder, sorted by code point. @throws FileSystemError ENOENT or ENOTDIR. */
  list(path: string): string[] {
    const real = this.realPath(path);
    const node = this.#nodes.get(real);
    if (node === undefined) throw new FileSystemError('ENOENT', path);
    if (node.kind !== 'folder') throw new FileSystemError('ENOTDIR', path);
    return [...(this.#children.get(real) ?? [])].sort();
  }

  /** The paths of all files and links below a folder (links not followed), sorted; [] when there is no folder. */
  filesBelow(path: string): string[] {
    const found: string[] = [];
    const visit = (folder: string) => {
      for (const name of this.#children.get(folder) ?? []) {
        const child = folder === '/' ? `/${name}` : `${folder}/${name}`;
        if (this.#nodes.get(child)!.kind === 'folder') visit(child);
        else found.push(child);
      }
    };
    visit(path);
    return found.sort();
  }

  /**
   * Writes a file, through links; its folder must be there. An existing file keeps its mode unless `executable` says.
   * @throws FileSystemError ENOENT, ENOTDIR, EISDIR or EROFS.
   */
  write(path: string, content: FileContent, executable?: boolean): void {
    const real = this.#writable(this.realPath(path), path);
    const before = this.#nodes.get(real);
    if (before?.kind === 'folder') throw new FileSystemError('EISDIR', path);
    this.#needFolder(parentOf(real), path);
    this.#put(real, {
      kind: 'file',
      content,
      executable: executable ?? (before?.kind === 'file' && before.executable),
      mtimeMs: this.#clock.now(),
      ino: before?.ino ?? this.#nextIno++,
    });
  }

  /** Makes a folder and, as `mkdir -p`, those above it. @throws FileSystemError EEXIST or ENOTDIR where a file is. */
  makeFolder(path: string): void {
    const real = this.realPath(path);
    const node = this.#nodes.get(real);
    if (node?.kind === 'folder') return;
    if (node !== undefined) throw new FileSystemError('EEXIST', path);
    this.#writable(real, path);
    const parent = parentOf(real);
    const above = this.#nodes.get(parent);
    if (above === undefined) this.makeFolder(parent);
    else if (above.kind !== 'folder') throw new FileSystemError('ENOTDIR', path);
    this.#put(real, { kind: 'folder', mtimeMs: this.#clock.now(), ino: this.#nextIno++ });
  }

  /** Makes a symbolic link. @throws FileSystemError EEXIST, ENOENT or ENOTDIR. */
  link(target: string, path: string): void {
    const real = this.#own(path);
    if (this.#nodes.has(real)) throw new FileSystemError('EEXIST', path);
    this.#writable(real, path);
    this.#needFolder(parentOf(real), path);
    this.#put(real, { kind: 'link', target, mtimeMs: this.#clock.now(), ino: this.#nextIno++ });
  }

  /** Makes a file executable, or not. @throws FileSystemError ENOENT. */
  setExecutable(path: string, executable: boolean): void {
    const real = this.realPath(path);
    const node = this.#nodes.get(real);
    if (node === undefined) throw new FileSystemError('ENOENT', path);
    this.#writable(real, path);
    if (node.kind === 'file' && node.executable !== executable) this.#put(real, { ...node, executable });
  }

  /**
   * Removes a file, a link (not what it leads to), or a folder with all in it. Nothing happens when nothing is there.
   * @throws FileSystemError EROFS.
   */
  remove(path: string): void {
    const real = this.#own(path);
    if (real === '/' || !this.#nodes.has(real)) return;
    this.#writable(real, path);
    for (const name of [...(this.#children.get(real) ?? [])]) this.remove(`${real}/${name}`);
    this.#forget(real);
  }

  /**
   * Moves a file, a link, or a folder with all in it; a file at `to` is replaced.
   * @throws FileSystemError ENOENT, ENOTDIR, EISDIR, ENOTEMPTY, or EINVAL for a folder into itself.
   */
  move(from: string, to: string): void {
    const source = this.#own(from);
    const target = this.#own(to);
    const node = this.#nodes.get(source);
    if (node === undefined) throw new FileSystemError('ENOENT', from);
    if (source === target) return;
    if (target.startsWith(`${source}/`)) throw new FileSystemError('EINVAL', to);
    this.#writable(source, from);
    this.#writable(target, to);
    const there = this.#nodes.get(target);
    if (there?.kind === 'folder') {
      if (node.kind !== 'folder') throw new FileSystemError('EISDIR', to);
      if ((this.#children.get(target)?.size ?? 0) > 0) throw new FileSystemError('ENOTEMPTY', to);
    } else if (there !== undefined && node.kind === 'folder') throw new FileSystemError('ENOTDIR', to);
    this.#needFolder(parentOf(target), to);
    const moved: [string, FsNode][] = [];
    const gather = (at: string) => {
      moved.push([target + at.slice(source.length), this.#nodes.get(at)!]);
      for (const name of this.#children.get(at) ?? []) gather(`${at}/${name}`);
    };
    gather(source);
    this.remove(source);
    if (there !== undefined) this.remove(target);
    for (const [path, one] of moved) this.#put(path, one);
  }

  /** Lays a node at a path without touching its times, with the folders above it; for loading a tree that was kept. */
  restore(path: string, node: FsNode): void {
    this.#layFolders(parentOf(path));
    const there = this.#nodes.get(path);
    if (there !== undefined && (there.kind !== 'folder' || node.kind !== 'folder')) this.discard(path);
    this.#nextIno = Math.max(this.#nextIno, node.ino + 1);
    this.#put(path, node);
  }

  /** Takes away what stands at a path, as `restore` lays it: for following a tree that is kept elsewhere. */
  discard(path: string): void {
    if (path === '/') return;
    for (const name of [...(this.#children.get(path) ?? [])]) this.discard(`${path}/${name}`);
    this.#forget(path);
  }

  /** What has changed since the last taking. */
  takeChanges(): FsChanges {
    const taken = this.#changes;
    this.#changes = new Map();
    return taken;
  }

  /** `path` with the links of its folder followed, the last part as it is. */
  #own(path: string): string {
    if (path === '/') return path;
    const folder = this.realPath(parentOf(path));
    return folder === '/' ? `/${baseOf(path)}` : `${folder}/${baseOf(path)}`;
  }

  #writable(real: string, path: string): string {
    if (this.#isReadOnly(real)) throw new FileSystemError('EROFS', path);
    return real;
  }

  #layFolders(path: string): void {
    if (this.#nodes.get(path)?.kind === 'folder') return;
    this.#layFolders(parentOf(path));
    this.discard(path);
    this.#put(path, { kind: 'folder', mtimeMs: this.#clock.now(), ino: this.#nextIno++ });
  }

  #forget(real: string): void {
    if (!this.#nodes.delete(real)) return;
    this.#children.delete(real);
    this.#children.get(parentOf(real))?.delete(baseOf(real));
    this.#changes.set(real, null);
  }

  #missing(path: string): FsErrorCode {
    for (let at = parentOf(path); at !== '/'; at = parentOf(at)) {
      const node = this.#nodes.get(at);
      if (node?.kind === 'file') return 'ENOTDIR';
      if (node !== undefined) break;
    }
    return 'ENOENT';
  }

  #needFolder(folder: string, path: string): void {
    const node = this.#nodes.get(folder);
    if (node === undefined) throw new FileSystemError(this.#missing(path), path);
    if (node.kind !== 'folder') throw new FileSystemError('ENOTDIR', path);
  }

  #put(path: string, node: FsNode): void {
    this.#nodes.set(path, node);
    if (node.kind === 'folder' && !this.#children.has(path)) this.#children.set(path, new Set());
    if (path !== '/') this.#children.get(parentOf(path))?.add(baseOf(path));
    this.#changes.set(path, node);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const decode = (bytes: Uint8Array): string => decoder.decode(bytes);
