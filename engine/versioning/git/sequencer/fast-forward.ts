import type { Commit } from '../objects/commit';
import type { CommandContext } from '../program/context';
import type { Index } from '../staging/index-file';
import { ignoreRulesOf } from '../status/status';
import { applyPlan, planSwitch } from '../worktree/tree-switch';

/**
 * Moves HEAD, index and working tree on to a commit whose parent is HEAD, in place of picking it.
 * @throws GitFailure when local changes would be lost.
 */
export function fastForwardTo(
  context: CommandContext,
  index: Index,
  commit: Commit,
  { command }: { readonly command: string },
): void {
  const { repo, worktree } = context;
  const headId = repo.refs.head().id;
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const plan = planSwitch(
    scene,
    headId === undefined ? undefined : repo.objects.commit(headId).tree,
    commit.tree,
  );
  plan.obstacles.refuse('merge', 128);
  applyPlan(scene, plan);
  index.save(repo.fs, repo.gitDir);
  repo.refs.update('HEAD', commit.id, context.note(`${command}: fast-forward`));
}
