import { type FileSystem, FileSystemError, type FsNode } from '@/engine/core/file-system';

interface NodeStats {
  readonly type: 'file' | 'dir' | 'symlink';
  readonly mode: number;
  readonly size: number;
  readonly ino: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function statsOf(fs: FileSystem, path: string, node: FsNode | undefined): NodeStats {
  if (node === undefined) throw new FileSystemError('ENOENT', path);
  return {
    type: node.kind === 'file' ? 'file' : node.kind === 'link' ? 'symlink' : 'dir',
    mode:
      node.kind === 'file'
        ? node.executable
          ? 0o100755
          : 0o100644
        : node.kind === 'link'
          ? 0o120000
          : 0o40000,
    size: node.kind === 'file' ? fs.readBytes(path).length : 0,
    ino: node.ino,
    mtimeMs: node.mtimeMs,
    ctimeMs: node.mtimeMs,
    isFile: () => node.kind === 'file',
    isDirectory: () => node.kind === 'folder',
    isSymbolicLink: () => node.kind === 'link',
  };
}

type Encoding = string | { readonly encoding?: string } | undefined;

const wantsText = (encoding: Encoding): boolean =>
  (typeof encoding === 'string' ? encoding : encoding?.encoding) !== undefined;

/** The file system of the lab in the shape of Node's `fs.promises`, as isomorphic-git wants it. */
export function nodeFileSystem(fs: FileSystem) {
  return {
    promises: {
      readFile: async (path: string, encoding?: Encoding) =>
        wantsText(encoding) ? fs.readText(path) : fs.readBytes(path),
      writeFile: async (path: string, content: string | Uint8Array) => fs.write(path, content),
      unlink: async (path: string) => fs.remove(path),
      readdir: async (path: string) => fs.list(path),
      mkdir: async (path: string) => fs.makeFolder(path),
      rmdir: async (path: string) => fs.remove(path),
      stat: async (path: string) => statsOf(fs, path, fs.follow(path)),
      lstat: async (path: string) => statsOf(fs, path, fs.at(path)),
      readlink: async (path: string) => {
        const node = fs.at(path);
        if (node?.kind !== 'link') throw new FileSystemError('EINVAL', path);
        return node.target;
      },
      symlink: async (target: string, path: string) => fs.link(target, path),
      chmod: async (path: string, mode: number) => fs.setExecutable(path, (mode & 0o111) !== 0),
    },
  };
}
