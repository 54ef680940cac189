import type { FileSystem, FsNode } from '../../core/file-system';
import type { FileContent } from '../../core/files';
import { sha256Hex } from '../../core/hash';
import { sizeOf } from './weight';

/** What a layer does at a path. */
export type LayerEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** SHA-256 of its content. */
      readonly hash: string;
      readonly bytes: number;
      readonly executable: boolean;
      /** `node:node`; absent: root. */
      readonly owner?: string;
    }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'folder'; readonly path: string }
  /** Hides what a layer below has there. It is still carried along. */
  | { readonly kind: 'whiteout'; readonly path: string };

/** The difference that one instruction made to the files of an image. */
export interface Layer {
  /** `sha256:…` over its entries. It is the lab's own: a registry's would be over a tar file. */
  readonly digest: string;
  /** Bytes of its files. */
  readonly bytes: number;
  readonly entries: readonly LayerEntry[];
}

/** A layer, with the contents that its entries name by their hash. */
export interface BuiltLayer {
  readonly layer: Layer;
  readonly contents: ReadonlyMap<string, FileContent>;
}

/** Where the system of a container lies that is in no layer. */
const NOT_KEPT = /^\/(?:dev|proc|sys|tmp\/\.lab)(?:\/|$)/;

/** The nodes of a file system, by path. */
export type Snapshot = ReadonlyMap<string, FsNode>;

/** What stands in a file system now. Contents are shared with it. */
export function snapshotOf(fs: FileSystem): Snapshot {
  const nodes = new Map<string, FsNode>();
  const visit = (folder: string) => {
    for (const name of fs.list(folder)) {
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`;
      if (NOT_KEPT.test(path)) continue;
      const node = fs.at(path)!;
      nodes.set(path, node);
      if (node.kind === 'folder') visit(path);
    }
  };
  visit('/');
  return nodes;
}

/**
 * The layer that leads from one state of the files to another. A file that was written or whose mode changed costs its whole size;
 * one that is gone leaves a whiteout.
 */
export function layerBetween(before: Snapshot, after: Snapshot, owner?: string): BuiltLayer {
  const entries: LayerEntry[] = [];
  const contents = new Map<string, FileContent>();
  for (const [path, node] of after) {
    const old = before.get(path);
    if (old === node || (old !== undefined && isSame(old, node))) continue;
    if (node.kind === 'folder') entries.push({ kind: 'folder', path });
    else if (node.kind === 'link') entries.push({ kind: 'link', path, target: node.target });
    else {
      const hash = sha256Hex(node.content);
      contents.set(hash, node.content);
      const bytes = sizeOf(node.content);
      entries.push({ kind: 'file', path, hash, bytes, executable: node.executable, ...(owner && { owner }) });
    }
  }
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const goneSet = new Set(gone);
  // A folder that is gone hides all that is in it.
  for (const path of gone)
    if (!goneSet.has(path.slice(0, path.lastIndexOf('/')))) entries.push({ kind: 'whiteout', path });
  return { layer: layerOf(entries), contents };
}

/** A layer of entries in any order. */
export function layerOf(entries: readonly LayerEntry[]): Layer {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const bytes = sorted.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0), 0);
  return { digest: `sha256:${sha256Hex(JSON.stringify(sorted))}`, bytes, entries: sorted };
}

/** A folder that stays one is no difference; a file that was written is one, though it says the same: it is stored anew. */
function isSame(a: FsNode, b: FsNode): boolean {
  if (a.kind === 'link' && b.kind === 'link') return a.target === b.target;
  return a.kind === 'folder' && b.kind === 'folder';
}

/** Lays a layer over the files of the layers below it. `contentOf` gives the content of a hash. */
export function layLayer(fs: FileSystem, layer: Layer, contentOf: (hash: string) => FileContent): void {
  for (const entry of layer.entries) if (entry.kind === 'whiteout') fs.remove(entry.path);
  for (const entry of layer.entries) {
    if (entry.kind === 'whiteout') continue;
    if (entry.kind === 'folder') {
      if (fs.at(entry.path)?.kind !== 'folder') {
        fs.remove(entry.path);
        fs.makeFolder(entry.path);
      }
      continue;
    }
    const there = fs.at(entry.path);
    if (there !== undefined && there.kind !== 'file') fs.remove(entry.path);
    fs.makeFolder(entry.path.slice(0, entry.path.lastIndexOf('/')) || '/');
    if (entry.kind === 'link') fs.link(entry.target, entry.path);
    else fs.write(entry.path, contentOf(entry.hash), entry.executable);
  }
}
