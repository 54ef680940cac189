import { expandRefName, resolveRevision } from '../history/revision';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { die, fail, GitFailure } from '../program/failure';

export const STASH_REF = 'refs/stash';

/** A stash: the commits that hold what was put aside. */
export interface StashEntry {
  /** As the user named it, or `refs/stash@{n}`. */
  readonly revision: string;
  /** Its place in the list; undefined: it is not in the list. */
  readonly index: number | undefined;
  /** The working tree as it was; its parents are the base, the index and the untracked files. */
  readonly commit: Commit;
  readonly base: Commit;
  readonly staged: Commit;
  /** Undefined: untracked files were left alone. */
  readonly untracked: Commit | undefined;
}

/**
 * Finds the stash that the user means: the newest, one by its number, or one by its name.
 * @throws GitFailure when there is no such stash.
 */
export function findStash(context: CommandContext, names: readonly string[]): StashEntry {
  const { repo } = context;
  if (names.length > 1)
    throw new GitFailure(`Too many revisions specified:${names.map((name) => ` '${name}'`).join('')}`, 1);
  const [name] = names;
  if (name === undefined && repo.refs.read(STASH_REF) === undefined)
    throw new GitFailure('No stash entries found.', 1);
  const revision =
    name === undefined ? `${STASH_REF}@{0}` : /^\d+$/.test(name) ? `${STASH_REF}@{${name}}` : name;
  const id =
    resolveRevision(repo, revision, context.revisions) ?? fail(`${revision} is not a valid reference`);
  return { ...stashAt(context, id, revision), revision, index: indexOf(context, revision) };
}

/** The place in the list that a name like `stash@{2}` means. */
function indexOf({ repo }: CommandContext, revision: string): number | undefined {
  const [ref = ''] = revision.split('@');
  if (expandRefName(repo, ref) !== STASH_REF) return undefined;
  const n = /@\{(\d+)\}$/.exec(revision)?.[1];
  return n === undefined ? 0 : Number(n);
}

/** Takes a stash apart. @throws GitFailure when the commit is none. */
export function stashAt(
  { repo }: CommandContext,
  id: ObjectId,
  revision: string,
): Omit<StashEntry, 'revision' | 'index'> {
  const { objects } = repo;
  const parents = objects.typeOf(id) === 'commit' ? objects.commit(id).parents : [];
  const [base, staged, untracked] = parents;
  if (base === undefined || staged === undefined) return die(`'${revision}' is not a stash-like commit`);
  return {
    commit: objects.commit(id),
    base: objects.commit(base),
    staged: objects.commit(staged),
    untracked: untracked === undefined ? undefined : objects.commit(untracked),
  };
}
