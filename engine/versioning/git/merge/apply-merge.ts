import { contentReader, diffFiles } from '../diff/file-change';
import { detectRenames } from '../diff/renames';
import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { NO_STAT } from '../staging/index-entry';
import type { Index } from '../staging/index-file';
import { filesOfIndex, filesOfTree } from '../staging/trees';
import { ignoreRulesOf } from '../status/status';
import { applyPlan, planSwitch } from '../worktree/tree-switch';
import type { ConflictStyle } from './content-merge';
import type { MergeSettings } from './merge-state';
import type { TreeMerge } from './merge-trees';

/** The paths in which the index differs from a tree: a merge does not start on them. */
export function stagedPaths(context: CommandContext, index: Index, tree: ObjectId | undefined): string[] {
  const { objects } = context.repo;
  const found = diffFiles(filesOfTree(objects, tree), filesOfIndex(index));
  const changed = detectRenames(found, contentReader(objects), {}).map((one) => one.newPath);
  return [...new Set([...changed, ...index.unmergedPaths()])].sort();
}

/** What the user has set about merges. */
export function mergeSettingsOf(
  context: CommandContext,
): Pick<MergeSettings, 'style' | 'directoryRenames' | 'renames'> {
  const style = context.config.get('merge.conflictstyle');
  const folders = context.config.get('merge.directoryrenames') ?? 'conflict';
  const renames = context.config.get('merge.renames') ?? context.config.get('diff.renames') ?? 'true';
  return {
    ...((style === 'diff3' || style === 'zdiff3') && { style: style as ConflictStyle }),
    directoryRenames: folders === 'true' ? 'apply' : folders === 'false' ? 'no' : 'conflict',
    renames: renames !== 'false',
  };
}

/**
 * Brings the result of a merge into working tree and index, and saves the index. Paths in conflict get their stages.
 * @param from the tree that is checked out.
 * @param command the word in the refusal: `merge`.
 * @throws GitFailure (exit code `failureCode`) when local changes would be lost; nothing is changed then.
 */
export function applyMerge(
  context: CommandContext,
  index: Index,
  from: ObjectId | undefined,
  merge: TreeMerge,
  { command, failureCode }: { readonly command: string; readonly failureCode: number },
): void {
  const { repo, worktree } = context;
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const plan = planSwitch(scene, from, merge.tree);
  plan.obstacles.refuse(command, failureCode);
  applyPlan(scene, plan);
  for (const { path, stages } of merge.conflicts) {
    index.remove(path);
    stages.forEach((entry, i) => {
      if (entry === undefined) return;
      index.set({ path, mode: entry.mode, id: entry.id, stage: (i + 1) as 1 | 2 | 3, stat: NO_STAT });
    });
  }
  index.save(repo.fs, repo.gitDir);
}
