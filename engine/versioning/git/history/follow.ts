import { contentReader, type FileChange } from '../diff/file-change';
import { detectRenames } from '../diff/renames';
import { diffTrees } from '../diff/tree-diff';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { DateQueue } from './date-queue';

/** A commit that changed the followed file, and the change. */
export interface FollowedCommit {
  readonly commit: Commit;
  readonly changes: readonly FileChange[];
}

/** The commits that changed one file, through its renames, newest first (`git log --follow`). */
export function followFile(
  objects: ObjectStore,
  starts: readonly Commit[],
  hidden: ReadonlySet<ObjectId>,
  path: string,
): FollowedCommit[] {
  const found: FollowedCommit[] = [];
  const seen = new Set<ObjectId>();
  const queue = new DateQueue();
  let name = path;
  const add = (commit: Commit) => {
    if (seen.has(commit.id) || hidden.has(commit.id)) return;
    seen.add(commit.id);
    queue.push(commit);
  };
  for (const commit of starts) add(commit);
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    for (const id of commit.parents) add(objects.commit(id));
    if (commit.parents.length > 1) continue;
    const parent = commit.parents[0];
    const before = parent === undefined ? undefined : objects.commit(parent).tree;
    const all = diffTrees(objects, before, commit.tree);
    const own = all.filter((change) => change.newPath === name);
    if (own.length === 0) continue;
    if (own[0]!.status !== 'A') {
      found.push({ commit, changes: own });
      continue;
    }
    const renamed = detectRenames(all, contentReader(objects)).filter((change) => change.newPath === name);
    found.push({ commit, changes: renamed });
    if (renamed[0]?.status === 'R') name = renamed[0].oldPath;
  }
  return found;
}
