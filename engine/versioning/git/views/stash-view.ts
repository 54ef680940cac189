import type { ServiceContext } from '@/engine/core/lab-service';
import type { ObjectId } from '../objects/object-id';
import { type ChangedFile, changedFiles } from './changed-files';
import { briefOf, type CommitBrief } from './commit-view';
import { openView, type ProjectInput } from './open-view';
import { stashIds } from './ref-labels';

/** What was put aside at one time. */
export interface StashRow {
  /** Its place in the list, the newest is 0; moves when another one comes or goes. */
  readonly index: number;
  readonly id: ObjectId;
  /** `On main: try a wider net`, `WIP on main: abc1234 Subject`. */
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
  /** The commit that it was put aside from. */
  readonly base: CommitBrief;
  /** What it changes against that commit. */
  readonly files: readonly ChangedFile[];
  /** Files that git did not know, which it holds as well; the commit that has them, and what they are. */
  readonly untracked: { readonly id: ObjectId; readonly files: readonly ChangedFile[] } | null;
}

/** The stashes of a project, newest first; null: it has no repository. @throws GitFailure when it is damaged. */
export async function gitStashes(
  context: ServiceContext,
  input: ProjectInput,
): Promise<readonly StashRow[] | null> {
  const view = await openView(context, input);
  if (view === null) return null;
  const { repo } = view;
  const { objects } = repo;
  return stashIds(repo).flatMap((id, index): StashRow[] => {
    const stash = objects.commit(id);
    const [baseId, , untrackedId] = stash.parents;
    if (baseId === undefined) return [];
    const base = objects.commit(baseId);
    const untracked = untrackedId === undefined ? undefined : objects.commit(untrackedId);
    return [
      {
        index,
        id,
        message: stash.message.trim(),
        timeMs: stash.committer.seconds * 1000,
        base: briefOf(repo, base),
        files: changedFiles(objects, base.tree, stash.tree),
        untracked:
          untracked === undefined
            ? null
            : { id: untracked.id, files: changedFiles(objects, undefined, untracked.tree) },
      },
    ];
  });
}
