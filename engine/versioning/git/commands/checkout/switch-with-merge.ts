import { applyMerge, mergeSettingsOf } from '../../merge/apply-merge';
import { mergeTrees } from '../../merge/merge-trees';
import type { FileEntry } from '../../objects/tree';
import type { CommandContext } from '../../program/context';
import { fail } from '../../program/failure';
import { NO_STAT } from '../../staging/index-entry';
import type { Index } from '../../staging/index-file';
import { filesOfIndex, filesOfTree, writeTreeOf } from '../../staging/trees';
import { ignoreRulesOf } from '../../status/status';
import { applyPlan, planReset } from '../../worktree/tree-switch';
import type { SwitchRequest } from './switch-request';

/**
 * Switches with `-m`: the local changes are merged into the other commit, conflicts included, and nothing of it is
 * staged.
 */
export function switchWithMerge(
  context: CommandContext,
  index: Index,
  from: string | undefined,
  request: SwitchRequest,
): void {
  const { repo, worktree } = context;
  const staged = filesOfIndex(index);
  const head = filesOfTree(repo.objects, from);
  for (const [path, entry] of staged)
    if (head.get(path)?.id !== entry.id)
      fail(`cannot continue with staged changes in the following files:\n${path}`, 128);
  const local = new Map<string, FileEntry>();
  for (const path of staged.keys()) {
    if (worktree.mode(path) === undefined) continue;
    const entry = worktree.stage(path, repo.objects);
    local.set(path, { mode: entry.mode, id: entry.id });
  }
  const mine = writeTreeOf(repo.objects, local);
  const base = request.commit!.tree;
  const merged = mergeTrees(
    repo.objects,
    { base: from, ours: base, theirs: mine },
    {
      labels: { ours: request.name, theirs: 'local', base: 'base' },
      ...mergeSettingsOf(context),
    },
  );
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  applyPlan(scene, planReset(scene, base));
  applyMerge(context, index, base, merged, { command: 'checkout', failureCode: 1 });
  const target = filesOfTree(repo.objects, base);
  for (const path of index.paths()) {
    const entry = target.get(path);
    if (index.stages(path) !== undefined) continue;
    if (entry !== undefined) index.set({ path, ...entry, stage: 0, stat: NO_STAT });
  }
  for (const message of merged.messages) context.line(message);
}
