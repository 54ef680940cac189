import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type FileSystem, FileSystemError, type FsNode } from '../../../core/file-system';

/** MD5 of raw bytes (text as UTF-8), in lower-case hexadecimal: how DVC names content. */
export const md5Hex = (content: string | Uint8Array): string =>
  bytesToHex(md5(typeof content === 'string' ? utf8ToBytes(content) : content));

/**
 * What is known of files that have not changed. Real DVC keeps this in a database by (mtime, size, inode); here a node of
 * the file system is replaced by every change, so that the node itself is the surer key, and nothing has to be forgotten.
 */
const known = new WeakMap<FsNode, string>();
const sizes = new WeakMap<FsNode, number>();

/** MD5 of the file at a path, links followed. @throws FileSystemError as `FileSystem.read`. */
export function md5OfFile(fs: FileSystem, path: string): string {
  const node = fs.follow(path);
  if (node?.kind !== 'file') return md5Hex(fs.read(path));
  let hash = known.get(node);
  if (hash === undefined) {
    hash = md5Hex(node.content);
    known.set(node, hash);
  }
  return hash;
}

/** Notes the MD5 of a file that was just written with content of a known one. */
export function rememberMd5(fs: FileSystem, path: string, hash: string): void {
  const node = fs.follow(path);
  if (node?.kind === 'file') known.set(node, hash);
}

/** The size of the file at a path in bytes, links followed. @throws FileSystemError when there is none. */
export function sizeOfFile(fs: FileSystem, path: string): number {
  const node = fs.follow(path);
  if (node?.kind !== 'file') throw new FileSystemError(node ? 'EISDIR' : 'ENOENT', path);
  let size = sizes.get(node);
  if (size === undefined) {
    size = typeof node.content === 'string' ? utf8ToBytes(node.content).length : node.content.length;
    sizes.set(node, size);
  }
  return size;
}
