import { changeOf, diffFiles, type FileChange } from '../../diff/file-change';
import { NULL_ID } from '../../objects/object-id';
import type { FileEntry, FileMode } from '../../objects/tree';
import type { Repository } from '../../program/repository';
import type { Index } from '../../staging/index-file';
import { filesOfIndex, filesOfTree } from '../../staging/trees';
import { compareBytes } from '../../text/compare';
import type { Worktree } from '../../worktree/worktree';

const unmergedChange = (path: string, old: FileEntry | undefined, mode?: FileMode): FileChange => ({
  status: 'U',
  oldPath: path,
  newPath: path,
  old,
  new: mode === undefined ? undefined : { mode, id: NULL_ID },
  score: 0,
});

const sorted = (changes: FileChange[]): FileChange[] =>
  changes.sort(
    (a, b) => compareBytes(a.newPath, b.newPath) || Number(b.status === 'U') - Number(a.status === 'U'),
  );

/**
 * The working tree against the index. A path in conflict is `U`, then compared with one of its versions.
 * @param stage which: 1 the base, 2 ours, 3 theirs.
 */
export function indexToWorktree(index: Index, worktree: Worktree, stage: 1 | 2 | 3 = 2): FileChange[] {
  const changes: FileChange[] = [];
  for (const path of index.paths()) {
    const entry = index.get(path);
    const stages = index.stages(path);
    if (stages !== undefined) {
      changes.push(unmergedChange(path, undefined, worktree.mode(path)));
      const side = stages[stage];
      const change = side === undefined ? undefined : changeOf(path, side, worktree.entry(path));
      if (change !== undefined) changes.push(change);
      continue;
    }
    if (entry === undefined) continue;
    if (entry.intentToAdd === true) {
      const now = worktree.entry(path);
      const change = now === undefined ? changeOf(path, entry, undefined) : changeOf(path, undefined, now);
      if (change !== undefined) changes.push(change);
    } else if (worktree.differs(entry, index)) {
      const change = changeOf(path, entry, worktree.entry(path));
      if (change !== undefined) changes.push(change);
    }
  }
  return sorted(changes);
}

/** The index against a tree; paths in conflict are `U`. */
export function treeToIndex(repo: Repository, tree: string | undefined, index: Index): FileChange[] {
  const before = filesOfTree(repo.objects, tree);
  const changes = diffFiles(before, filesOfIndex(index)).filter(
    (one) => index.stages(one.newPath) === undefined,
  );
  for (const path of index.unmergedPaths()) changes.push(unmergedChange(path, before.get(path)));
  return sorted(changes);
}

/** The working tree against a tree, for what is tracked or was. */
export function treeToWorktree(
  repo: Repository,
  tree: string,
  index: Index,
  worktree: Worktree,
): FileChange[] {
  const before = filesOfTree(repo.objects, tree);
  const now = new Map<string, FileEntry>();
  for (const path of index.paths()) {
    const entry = index.get(path);
    if (entry !== undefined && entry.intentToAdd !== true && !worktree.differs(entry, index)) {
      if (worktree.mode(path) !== undefined) now.set(path, entry);
      continue;
    }
    const there = worktree.entry(path);
    if (there !== undefined) now.set(path, there);
  }
  return sorted(diffFiles(before, now));
}
