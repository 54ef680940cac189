import { resetCommand } from '../commands/reset';
import { diffFiles } from '../diff/file-change';
import { applyMerge, mergeSettingsOf } from '../merge/apply-merge';
import { mergeTrees } from '../merge/merge-trees';
import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { fail, GitFailure } from '../program/failure';
import { NO_STAT } from '../staging/index-entry';
import type { Index } from '../staging/index-file';
import { filesOfIndex, filesOfTree, writeTreeOf } from '../staging/trees';
import { patchIndex } from './patch-index';
import type { StashEntry } from './stash-entry';

export interface ApplyOptions {
  /** Also restore what was staged. */
  readonly index: boolean;
  readonly quiet: boolean;
  /** Say nothing at all, not even what went wrong. */
  readonly silent?: boolean;
}

/**
 * Brings a stash back into working tree and index.
 * @returns whether all of it went in; what did not has been told.
 * @throws GitFailure when it cannot start.
 */
export function applyStash(context: CommandContext, stash: StashEntry, options: ApplyOptions): boolean {
  const { repo } = context;
  const { objects } = repo;
  const tell = (text: string) => {
    if (options.silent !== true) context.errorLine(text);
  };
  const index = repo.readIndex();
  if (index.isUnmerged) {
    if (options.silent !== true)
      for (const path of index.unmergedPaths()) context.line(`${path}: needs merge`);
    throw new GitFailure('', 1);
  }
  const ground = writeTreeOf(objects, filesOfIndex(index));
  const stagedTree = options.index ? stagedTreeOf(context, index, stash, ground) : undefined;
  const merge = mergeTrees(
    objects,
    { base: stash.base.tree, ours: ground, theirs: stash.commit.tree },
    {
      ...mergeSettingsOf(context),
      labels: {
        ours: stash.base.tree === ground ? 'Version stash was based on' : 'Updated upstream',
        theirs: 'Stashed changes',
        base: 'Stash base',
      },
    },
  );
  let complete = merge.clean;
  try {
    applyMerge(context, index, ground, merge, { command: 'merge', failureCode: 1 });
    if (!options.quiet) for (const line of merge.messages) context.line(line);
    repo.refs.writePseudo('AUTO_MERGE', merge.tree);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    tell(error.text);
    complete = false;
  }
  if (!complete && options.index) tell('Index was not unstashed.');
  if (complete) settleIndex(context, ground, stagedTree);
  if (stash.untracked !== undefined && !restoreUntracked(context, stash.untracked.tree, tell)) {
    tell('error: could not restore untracked files from stash');
    complete = false;
  }
  return complete;
}

/** The tree that the index shall have with `--index`; undefined: nothing was staged then, or it is so now. */
function stagedTreeOf(
  context: CommandContext,
  index: Index,
  stash: StashEntry,
  ground: ObjectId,
): ObjectId | undefined {
  const { tree } = stash.staged;
  if (tree === stash.base.tree || tree === ground) return undefined;
  const { objects } = context.repo;
  const patched = patchIndex(context, filesOfIndex(index), stash.base.tree, tree);
  if (typeof patched === 'string') {
    context.errorLine(patched);
    return fail('conflicts in index. Try without --index.');
  }
  const staged = writeTreeOf(objects, patched);
  resetCommand.run(context.with({ args: ['--quiet', '--refresh'] }));
  return staged;
}

/** After a clean merge: the index is as it was, new files staged; or as it was when the stash was made. */
function settleIndex(context: CommandContext, ground: ObjectId, staged: ObjectId | undefined): void {
  const { repo } = context;
  const index = repo.readIndex();
  const before = filesOfTree(repo.objects, ground);
  const wanted = staged === undefined ? undefined : filesOfTree(repo.objects, staged);
  if (wanted !== undefined) {
    for (const path of index.paths()) if (!wanted.has(path)) index.remove(path);
    for (const [path, entry] of wanted) {
      const current = index.get(path);
      if (current?.id === entry.id && current.mode === entry.mode) continue;
      index.makeRoom(path);
      index.set({ path, ...entry, stage: 0, stat: NO_STAT });
    }
  } else
    for (const { newPath, old } of diffFiles(before, filesOfIndex(index)))
      if (old !== undefined) index.set({ path: newPath, ...old, stage: 0, stat: NO_STAT });
  index.save(repo.fs, repo.gitDir);
}

/** Writes the untracked files back; none is overwritten. */
function restoreUntracked(context: CommandContext, tree: ObjectId, tell: (text: string) => void): boolean {
  const { repo, worktree } = context;
  let complete = true;
  for (const [path, { mode, id }] of filesOfTree(repo.objects, tree)) {
    if (worktree.node(path) === undefined) worktree.write(path, mode, repo.objects.blob(id));
    else {
      tell(`${path} already exists, no checkout`);
      complete = false;
    }
  }
  return complete;
}
