import type { FileSystem } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { sha256Hex } from '../../core/hash';
import { isIgnored, parseIgnore } from './ignore';

/** A file, a link or a folder that can be copied. */
export type TreeEntry =
  | { readonly kind: 'file'; readonly content: FileContent; readonly executable: boolean }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'folder' };

/** Files that COPY takes from, by their path without a slash before it: a build context, or the files of a stage. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** What a build is given of a folder. */
export interface BuildContext {
  readonly tree: Tree;
  /** Bytes of its files. */
  readonly bytes: number;
  /** How many files `.dockerignore` kept out, and their bytes. */
  readonly ignored: { readonly files: number; readonly bytes: number };
}

/** The bytes of a content, text as UTF-8. */
export function bytesIn(content: FileContent): number {
  if (typeof content !== 'string') return content.byteLength;
  let bytes = 0;
  for (let at = 0; at < content.length; at++) {
    const code = content.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

/**
 * Reads a folder as a build does: without what its `.dockerignore` (or `<Dockerfile>.dockerignore`) names. Links are
 * taken as links, so that nothing outside of the folder comes in by one.
 * @throws BadPatternError for a pattern that cannot be read.
 */
export function readContext(fs: FileSystem, folder: string, dockerfile: string): BuildContext {
  const file = [`${dockerfile}.dockerignore`, `${folder}/.dockerignore`].find((path) => fs.isFile(path));
  const patterns = file === undefined ? [] : parseIgnore(fs.readText(file));
  const tree = new Map<string, TreeEntry>();
  const ignored = { files: 0, bytes: 0 };
  let bytes = 0;
  const visit = (path: string, at: string) => {
    for (const name of fs.list(at)) {
      const full = at === '/' ? `/${name}` : `${at}/${name}`;
      const inside = path === '' ? name : `${path}/${name}`;
      const node = fs.at(full)!;
      const isOut = isIgnored(patterns, inside);
      if (node.kind === 'folder') {
        // A folder that is left out may hold a file that an exception takes in again.
        if (!isOut) tree.set(inside, { kind: 'folder' });
        visit(inside, full);
      } else if (isOut) {
        ignored.files++;
        if (node.kind === 'file') ignored.bytes += bytesIn(node.content);
      } else if (node.kind === 'link') tree.set(inside, { kind: 'link', target: node.target });
      else {
        bytes += bytesIn(node.content);
        layFoldersAbove(tree, inside);
        tree.set(inside, { kind: 'file', content: node.content, executable: node.executable });
      }
    }
  };
  if (fs.isFolder(folder)) visit('', folder);
  return { tree, bytes, ignored };
}

function layFoldersAbove(tree: Map<string, TreeEntry>, path: string): void {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const folder = path.slice(0, at);
    if (tree.has(folder)) return;
    tree.set(folder, { kind: 'folder' });
  }
}

const hashes = new WeakMap<TreeEntry, string>();

/** What a cache key knows of an entry: its content and mode. Times are not in it, as in BuildKit. */
export function entryHash(entry: TreeEntry): string {
  const known = hashes.get(entry);
  if (known !== undefined) return known;
  const hash =
    entry.kind === 'file'
      ? `${entry.executable ? '755' : '644'}:${sha256Hex(entry.content)}`
      : entry.kind === 'link'
        ? `link:${entry.target}`
        : 'folder';
  hashes.set(entry, hash);
  return hash;
}
