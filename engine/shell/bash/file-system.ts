import type { IFileSystem } from 'just-bash/browser';
import {
  baseOf,
  type FileSystem,
  FileSystemError,
  type FsNode,
  parentOf,
  resolvePath,
} from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { byteStringOf, bytesOf, bytesOfByteString, joined, textOf, utf8Length } from '../bytes';

/** What takes what is written to a device of a shell, e.g. its terminal. */
export type Device = (content: FileContent) => void | Promise<void>;

/** Where the shell's own machinery is called: there for the interpreter, and for nobody else to see. */
const MACHINERY = '/usr/bin/__';

type Encoding = Exclude<Parameters<IFileSystem['writeFile']>[2], undefined | object>;
type Options = { encoding?: Encoding | null } | Encoding;
type Stat = Awaited<ReturnType<IFileSystem['stat']>>;

const encodingOf = (options?: Options): Encoding =>
  (typeof options === 'string' ? options : options?.encoding) ?? 'utf8';

const isBytes = (encoding: Encoding) => encoding === 'binary' || encoding === 'latin1';

/** What is written: text stays text; a string of bytes that is not plain ASCII becomes bytes. */
function written(content: FileContent, options?: Options): FileContent {
  if (typeof content !== 'string' || !isBytes(encodingOf(options))) return content;
  const bytes = bytesOfByteString(content);
  return bytes.every((byte) => byte < 0x80) ? content : bytes;
}

/**
 * The lab's file system as the shell's interpreter wants it. Devices are names that nothing is stored under: what is
 * written to one goes to its taker, and reading it gives nothing.
 */
export class BashFileSystem implements IFileSystem {
  readonly #fs: FileSystem;
  readonly #breathe: () => Promise<void> | undefined;
  readonly #devices = new Map<string, Device>([['/dev/null', () => {}]]);
  /** Why the last write was refused: the interpreter says of a redirection only that it cannot be opened. */
  refusal: FileSystemError | null = null;

  /** `breathe` is called wherever the interpreter looks for a command or a file, so that no loop of commands holds everything up. */
  constructor(fs: FileSystem, breathe: () => Promise<void> | undefined = () => undefined) {
    this.#fs = fs;
    this.#breathe = breathe;
  }

  setDevice(path: string, device: Device): void {
    this.#devices.set(path, device);
  }

  removeDevice(path: string): void {
    this.#devices.delete(path);
  }

  async readFile(path: string, options?: Options): Promise<string> {
    if (this.#devices.has(path)) return '';
    const content = this.#fs.read(path);
    return isBytes(encodingOf(options)) ? byteStringOf(bytesOf(content)) : textOf(content);
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    return this.#devices.has(path) ? new Uint8Array() : this.#fs.readBytes(path);
  }

  async writeFile(path: string, content: FileContent, options?: Options): Promise<void> {
    const device = this.#devices.get(path);
    if (device) return device(written(content, options));
    this.#refusable(() => this.#fs.write(path, written(content, options)));
  }

  async appendFile(path: string, content: FileContent, options?: Options): Promise<void> {
    const device = this.#devices.get(path);
    if (device) return device(written(content, options));
    this.#refusable(() => {
      const before = this.#fs.isFile(path) ? this.#fs.read(path) : '';
      this.#fs.write(path, joined(before, written(content, options)));
    });
  }

  async exists(path: string): Promise<boolean> {
    await this.#breathe();
    return this.#devices.has(path) || path.startsWith(MACHINERY) || this.#fs.exists(path);
  }

  async stat(path: string): Promise<Stat> {
    await this.#breathe();
    if (this.#devices.has(path)) return DEVICE;
    if (path.startsWith(MACHINERY)) return { ...DEVICE, mode: 0o755 };
    const node = this.#fs.follow(path);
    if (node === undefined) throw new FileSystemError('ENOENT', path);
    return statOf(node);
  }

  async lstat(path: string): Promise<Stat> {
    if (this.#devices.has(path)) return DEVICE;
    const folder = this.#fs.realPath(parentOf(path));
    const node = this.#fs.at(path === '/' ? path : join(folder, baseOf(path)));
    if (node === undefined) throw new FileSystemError('ENOENT', path);
    return statOf(node);
  }

  async mkdir(path: string, options?: { recursive?: boolean }): Promise<void> {
    if (!options?.recursive) {
      if (this.#fs.exists(path)) throw new FileSystemError('EEXIST', path);
      if (!this.#fs.isFolder(parentOf(path))) throw new FileSystemError('ENOENT', path);
    }
    this.#fs.makeFolder(path);
  }

  async readdir(path: string): Promise<string[]> {
    return this.#fs.list(path);
  }

  async readdirWithFileTypes(path: string) {
    const folder = this.#fs.realPath(path);
    return this.#fs.list(path).map((name) => {
      const kind = this.#fs.at(join(folder, name))!.kind;
      return {
        name,
        isFile: kind === 'file',
        isDirectory: kind === 'folder',
        isSymbolicLink: kind === 'link',
      };
    });
  }

  async rm(path: string, options?: { recursive?: boolean; force?: boolean }): Promise<void> {
    const { isDirectory } = await this.lstat(path).catch((error: unknown) => {
      if (options?.force) return { isDirectory: false };
      throw error;
    });
    if (isDirectory && !options?.recursive && this.#fs.list(path).length > 0)
      throw new FileSystemError('ENOTEMPTY', path);
    this.#fs.remove(path);
  }

  async cp(from: string, to: string, options?: { recursive?: boolean }): Promise<void> {
    const node = this.#fs.follow(from);
    if (node === undefined) throw new FileSystemError('ENOENT', from);
    if (node.kind === 'folder') {
      if (!options?.recursive) throw new FileSystemError('EISDIR', from);
      this.#fs.makeFolder(to);
      for (const name of this.#fs.list(from)) await this.cp(join(from, name), join(to, name), options);
    } else if (node.kind === 'file') this.#fs.write(to, node.content, node.executable);
  }

  async mv(from: string, to: string): Promise<void> {
    this.#fs.move(from, to);
  }

  resolvePath(base: string, path: string): string {
    return resolvePath(base, path);
  }

  getAllPaths(): string[] {
    return [];
  }

  async chmod(path: string, mode: number): Promise<void> {
    this.#refusable(() => this.#fs.setExecutable(path, (mode & 0o100) !== 0));
  }

  async symlink(target: string, path: string): Promise<void> {
    this.#fs.link(target, path);
  }

  /** A second name is a second file: the lab has no hard links. */
  async link(existing: string, path: string): Promise<void> {
    if (this.#fs.exists(path)) throw new FileSystemError('EEXIST', path);
    await this.cp(existing, path);
  }

  async readlink(path: string): Promise<string> {
    const node = this.#fs.at(path);
    if (node === undefined) throw new FileSystemError('ENOENT', path);
    if (node.kind !== 'link') throw new FileSystemError('EINVAL', path);
    return node.target;
  }

  async realpath(path: string): Promise<string> {
    const real = this.#fs.realPath(path);
    if (this.#fs.at(real) === undefined) throw new FileSystemError('ENOENT', path);
    return real;
  }

  async utimes(path: string, _atime: unknown, mtime: Stat['mtime']): Promise<void> {
    const real = this.#fs.realPath(path);
    const node = this.#fs.at(real);
    if (node === undefined) throw new FileSystemError('ENOENT', path);
    // Refused where nothing may change.
    this.#fs.setExecutable(real, node.kind === 'file' && node.executable);
    this.#fs.restore(real, { ...node, mtimeMs: mtime.getTime() });
  }

  #refusable(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (error instanceof FileSystemError) this.refusal = error;
      throw error;
    }
  }
}

const join = (folder: string, name: string) => (folder === '/' ? `/${name}` : `${folder}/${name}`);

/** The interpreter wants times of files as dates; none of them is asked of the clock of the machine. */
// biome-ignore lint/style/noRestrictedGlobals: a date that is made from a number tells no time.
const dateOf = (ms: number): Stat['mtime'] => new Date(ms);

const DEVICE: Stat = {
  isFile: true,
  isDirectory: false,
  isSymbolicLink: false,
  mode: 0o666,
  size: 0,
  mtime: dateOf(0),
};

function statOf(node: FsNode): Stat {
  const mtime = dateOf(node.mtimeMs);
  const { ino } = node;
  const kinds = {
    isFile: node.kind === 'file',
    isDirectory: node.kind === 'folder',
    isSymbolicLink: node.kind === 'link',
  };
  if (node.kind === 'folder') return { ...kinds, mode: 0o755, size: 4096, mtime, ino, dev: 1 };
  if (node.kind === 'link')
    return { ...kinds, mode: 0o777, size: utf8Length(node.target), mtime, ino, dev: 1 };
  const size = typeof node.content === 'string' ? utf8Length(node.content) : node.content.length;
  return { ...kinds, mode: node.executable ? 0o755 : 0o644, size, mtime, ino, dev: 1 };
}
