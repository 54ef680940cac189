import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { type FileEntry, MODE, type TreeEntry } from '../objects/tree';
import { compareBytes } from '../text/compare';
import { changeOf, type FileChange } from './file-change';

const isFolder = (entry: TreeEntry | undefined): entry is TreeEntry => entry?.mode === MODE.folder;
const asFile = (entry: TreeEntry | undefined): FileEntry | undefined =>
  entry === undefined || entry.mode === MODE.folder ? undefined : { mode: entry.mode, id: entry.id };

/**
 * All differences between two trees, sorted by path; folders that are the same are not entered. Renames are still a
 * deletion and an addition.
 * @param before, after undefined: the empty tree.
 */
export function diffTrees(
  objects: ObjectStore,
  before: ObjectId | undefined,
  after: ObjectId | undefined,
): FileChange[] {
  const changes: FileChange[] = [];
  const visit = (a: ObjectId | undefined, b: ObjectId | undefined, prefix: string) => {
    if (a === b) return;
    const old = new Map((a === undefined ? [] : objects.tree(a)).map((entry) => [entry.name, entry]));
    const now = new Map((b === undefined ? [] : objects.tree(b)).map((entry) => [entry.name, entry]));
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [from, to] = [old.get(name), now.get(name)];
      if (from?.id === to?.id && from?.mode === to?.mode) continue;
      const change = changeOf(prefix + name, asFile(from), asFile(to));
      if (change !== undefined) changes.push(change);
      if (isFolder(from) || isFolder(to))
        visit(isFolder(from) ? from.id : undefined, isFolder(to) ? to.id : undefined, `${prefix}${name}/`);
    }
  };
  visit(before, after, '');
  return changes.sort((a, b) => compareBytes(a.newPath, b.newPath));
}
