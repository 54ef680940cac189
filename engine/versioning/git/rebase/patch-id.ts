import { contentReader } from '../diff/file-change';
import { formatPatch } from '../diff/patch';
import { diffTrees } from '../diff/tree-diff';
import type { Commit } from '../objects/commit';
import type { ObjectStore } from '../objects/object-store';

/**
 * What a commit changes, as a text that is the same for the same change elsewhere: the patch without line numbers, ids and
 * blanks (`git patch-id`). '' for a commit that changes nothing.
 */
export function patchId(objects: ObjectStore, commit: Commit): string {
  const parent = commit.parents[0];
  const before = parent === undefined ? undefined : objects.commit(parent).tree;
  const read = contentReader(objects);
  const lines: string[] = [];
  for (const change of diffTrees(objects, before, commit.tree)) {
    const patch = formatPatch(change, read, { abbreviate: (id) => id });
    for (const line of patch.split('\n')) {
      if (line.startsWith('@@') || line.startsWith('\\ ')) continue;
      if (line.startsWith('index ') && !patch.includes('\nBinary files ')) continue;
      lines.push(line.replace(/\s+/g, ''));
    }
  }
  return lines.join('\n');
}

/** Whether a commit changes nothing against its first parent. */
export function isEmptyCommit(objects: ObjectStore, commit: Commit): boolean {
  const parent = commit.parents[0];
  if (parent === undefined) return diffTrees(objects, undefined, commit.tree).length === 0;
  return objects.commit(parent).tree === commit.tree;
}
