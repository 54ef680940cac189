import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { ignoreRulesOf } from '../status/status';
import { applyPlan, planReset, planSwitch } from '../worktree/tree-switch';

/** Where HEAD shall go. */
export interface HeadMove {
  readonly id: ObjectId;
  /** The branch to be on then, in full; undefined: none. */
  readonly branch: string | undefined;
  /** Throw local changes away. */
  readonly hard: boolean;
  /** What the reflog of HEAD says. */
  readonly reflog: string;
  /** What ORIG_HEAD shall name; undefined: it stays. */
  readonly origHead?: ObjectId;
}

/** Brings index and working tree to a commit. @throws GitFailure when local changes would be lost and `hard` is off. */
export function moveTree(context: CommandContext, id: ObjectId, hard: boolean): void {
  const { repo, worktree } = context;
  const index = repo.readIndex();
  const scene = {
    objects: repo.objects,
    worktree,
    index,
    ignored: ignoreRulesOf(repo, worktree, context.env.HOME),
  };
  const headId = repo.refs.head().id;
  const tree = repo.objects.commit(id).tree;
  const from = headId === undefined ? undefined : repo.objects.commit(headId).tree;
  const plan = hard ? planReset(scene, tree) : planSwitch(scene, from, tree);
  plan.obstacles.refuse('checkout', 1);
  applyPlan(scene, plan);
  index.save(repo.fs, repo.gitDir);
}

/** Moves HEAD with index and working tree (git's `reset_head`). @throws GitFailure as `moveTree`. */
export function moveHead(context: CommandContext, move: HeadMove): void {
  const { refs } = context.repo;
  moveTree(context, move.id, move.hard);
  if (move.origHead !== undefined) refs.writePseudo('ORIG_HEAD', move.origHead);
  const note = context.note(move.reflog);
  if (move.branch === undefined) {
    refs.detachHead(move.id, note);
    return;
  }
  refs.update(move.branch, move.id, note);
  refs.setSymbolic('HEAD', move.branch, note);
}
