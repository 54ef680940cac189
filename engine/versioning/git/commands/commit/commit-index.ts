import type { CommandContext } from '../../program/context';
import { die, fail } from '../../program/failure';
import { NO_STAT } from '../../staging/index-entry';
import { Index } from '../../staging/index-file';
import { filesOfTree } from '../../staging/trees';
import type { Operations } from '../../status/operation';
import type { Pathspecs } from '../../worktree/pathspec';
import { stageTracked } from '../add';

export interface CommitScope {
  readonly all: boolean;
  readonly specs: Pathspecs;
  /** Paths are added to what is staged; without it, only they are committed. */
  readonly include: boolean;
  readonly operations: Operations;
}

/**
 * The index that is saved after the commit, and the one that is committed: they differ when only some paths are.
 * @throws GitFailure for pathspecs that match nothing, or a partial commit in a merge.
 */
export function indexForCommit(
  context: CommandContext,
  { all, specs, include, operations }: CommitScope,
): { readonly index: Index; readonly committed: Index } {
  const { repo, worktree } = context;
  const index = repo.readIndex();
  if (specs.isEmpty) {
    if (all) stageTracked(context, index, () => true, { removals: true });
    return { index, committed: index };
  }
  if (!include && operations.merge) die('cannot do a partial commit during a merge.');
  if (!include && operations.cherryPick != null)
    die(`cannot do a partial commit during a ${operations.rebase === undefined ? 'cherry-pick' : 'rebase'}.`);
  const head = repo.refs.head().id;
  const inHead = filesOfTree(repo.objects, head === undefined ? undefined : repo.objects.commit(head).tree);
  const [missing] = specs.unmatched([...index.paths(), ...inHead.keys()]);
  if (missing !== undefined && !include)
    fail(`pathspec '${missing.text}' did not match any file(s) known to git`);
  const matches = (path: string) => specs.matches(path);
  stageTracked(context, index, matches, { removals: true });
  // A file that was taken out of the index and is still there is one of those paths too.
  if (!include)
    for (const path of inHead.keys())
      if (matches(path) && !index.has(path) && worktree.mode(path) !== undefined)
        index.set(worktree.stage(path, repo.objects));
  if (include) return { index, committed: index };
  const committed = new Index(
    [...inHead].map(([path, entry]) => ({ path, ...entry, stage: 0 as const, stat: NO_STAT })),
  );
  for (const path of new Set([...inHead.keys(), ...index.paths()])) {
    if (!matches(path)) continue;
    const entry = index.get(path);
    if (entry === undefined) committed.remove(path);
    else {
      committed.makeRoom(path);
      committed.set(entry);
    }
  }
  return { index, committed };
}
