import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { type FileEntry, MODE, type TreeEntry } from '../objects/tree';
import type { Index } from './index-file';

/** All files below a tree by their path, in the order of the tree. */
export type FileMap = ReadonlyMap<string, FileEntry>;

const NO_FILES: FileMap = new Map();

/** Lists all files below a tree. @param id undefined: nothing. */
export function filesOfTree(objects: ObjectStore, id: ObjectId | undefined): FileMap {
  if (id === undefined) return NO_FILES;
  const files = new Map<string, FileEntry>();
  const visit = (tree: ObjectId, prefix: string) => {
    for (const entry of objects.tree(tree)) {
      const path = prefix + entry.name;
      if (entry.mode === MODE.folder) visit(entry.id, `${path}/`);
      else files.set(path, { mode: entry.mode, id: entry.id });
    }
  };
  visit(id, '');
  return files;
}

/** The entry at a path below a tree (a file or a folder); undefined: nothing is there. '' is the tree itself. */
export function entryInTree(objects: ObjectStore, tree: ObjectId, path: string): FileEntry | undefined {
  let at: FileEntry = { mode: MODE.folder, id: tree };
  for (const part of path.split('/').filter(Boolean)) {
    if (at.mode !== MODE.folder) return undefined;
    const next: TreeEntry | undefined = objects.tree(at.id).find((entry) => entry.name === part);
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

/** The merged files of an index; paths in conflict and those only meant to be added are left out. */
export function filesOfIndex(index: Index): FileMap {
  const files = new Map<string, FileEntry>();
  for (const entry of index.entries())
    if (entry.stage === 0 && entry.intentToAdd !== true) files.set(entry.path, entry);
  return files;
}

/** Stores the trees that hold these files and returns the uppermost. */
export function writeTreeOf(objects: Pick<ObjectStore, 'writeTree'>, files: FileMap): ObjectId {
  interface Folder {
    readonly files: TreeEntry[];
    readonly folders: Map<string, Folder>;
  }
  const top: Folder = { files: [], folders: new Map() };
  for (const [path, { mode, id }] of files) {
    const parts = path.split('/');
    const name = parts.pop()!;
    let folder = top;
    for (const part of parts) {
      const next = folder.folders.get(part) ?? { files: [], folders: new Map() };
      folder.folders.set(part, next);
      folder = next;
    }
    folder.files.push({ mode, name, id });
  }
  const write = (folder: Folder): ObjectId =>
    objects.writeTree([
      ...folder.files,
      ...Array.from(folder.folders, ([name, below]) => ({ mode: MODE.folder, name, id: write(below) })),
    ]);
  return write(top);
}
