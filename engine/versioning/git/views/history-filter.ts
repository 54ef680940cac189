import { diffTrees } from '../diff/tree-diff';
import type { WalkedCommit } from '../history/walked-commit';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';

/** Which commits of a history are wanted. Case does not count. */
export interface HistoryFilter {
  readonly by: 'message' | 'author' | 'path';
  /** What the message (or the start of the id), the name or address, or a changed path holds; blank: all commits. */
  readonly text: string;
}

/** Whether a commit is wanted. */
export function filterOf(objects: ObjectStore, filter: HistoryFilter): (commit: Commit) => boolean {
  const text = filter.text.trim().toLowerCase();
  const holds = (words: string) => words.toLowerCase().includes(text);
  switch (filter.by) {
    case 'message':
      return ({ id, message }) => id.startsWith(text) || holds(message);
    case 'author':
      return ({ author }) => holds(`${author.name} <${author.email}>`);
    case 'path':
      return (commit) => changedPaths(objects, commit).some(holds);
  }
}

/** The paths that a commit changes; those of a merge differ from each parent, as `git log` has it. */
function changedPaths(objects: ObjectStore, commit: Commit): readonly string[] {
  const against = (parent?: ObjectId) =>
    diffTrees(objects, parent === undefined ? undefined : objects.commit(parent).tree, commit.tree).map(
      ({ newPath }) => newPath,
    );
  const [first = [], ...others] = (commit.parents.length === 0 ? [undefined] : commit.parents).map(against);
  const inAll = others.map((paths) => new Set(paths));
  return first.filter((path) => inAll.every((paths) => paths.has(path)));
}

/**
 * Leaves out commits that are not wanted and ties the others together: the parents of one are the nearest wanted
 * ancestors along each line.
 * @param commits none before a child of its own.
 */
export function keepConnected(
  commits: readonly WalkedCommit[],
  isWanted: (commit: Commit) => boolean,
): WalkedCommit[] {
  const wanted = new Set(commits.filter(({ commit }) => isWanted(commit)).map(({ commit }) => commit.id));
  const nearest = new Map<ObjectId, readonly ObjectId[]>();
  const above = (parents: readonly ObjectId[]) => [
    ...new Set(parents.flatMap((id) => nearest.get(id) ?? [])),
  ];
  const kept: WalkedCommit[] = [];
  for (const { commit, parents } of [...commits].reverse()) {
    const found = above(parents);
    const isKept = wanted.has(commit.id);
    nearest.set(commit.id, isKept ? [commit.id] : found);
    if (isKept) kept.push({ commit, parents: found });
  }
  return kept.reverse();
}
