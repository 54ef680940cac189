import { commitsOf } from '../history/commit-range';
import { mergeBases } from '../history/merge-base';
import { walkHistory } from '../history/walk';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { isEmptyCommit, patchId } from './patch-id';
import { pickOf, type TodoItem } from './rebase-todo';

/** What a rebase is about. */
export interface RebaseRange {
  /** Commits that this one reaches are left out; undefined: none are (`--root`). */
  readonly upstream: Commit | undefined;
  readonly onto: Commit;
  readonly head: Commit;
  /** Commits before this one are left out too (fork point). */
  readonly restrict: Commit | undefined;
  readonly keepEmpty: boolean;
  /** Also commits whose change the upstream has already. */
  readonly reapply: boolean;
}

/** The list of a rebase, and the commits that were left out because the upstream has their change. */
export interface RebasePlan {
  readonly items: readonly TodoItem[];
  readonly skipped: readonly Commit[];
}

/** Works out which commits are to be picked, oldest first. */
export function planRebase(objects: ObjectStore, range: RebaseRange): RebasePlan {
  const { head, onto, restrict } = range;
  const base = range.upstream ?? onto;
  const exclude = restrict === undefined ? [base] : [base, restrict];
  const walk = walkHistory(objects, { include: [head], exclude, order: 'graph' });
  const own = walk.commits.map(({ commit }) => commit).reverse();
  const theirs = range.reapply ? undefined : changesOf(objects, base, head);
  const items: TodoItem[] = [];
  const skipped: Commit[] = [];
  for (const commit of own) {
    if (commit.parents.length > 1) continue;
    const isEmpty = isEmptyCommit(objects, commit);
    if (!isEmpty && theirs !== undefined && theirs.size > 0 && theirs.has(patchId(objects, commit))) {
      skipped.push(commit);
      continue;
    }
    if (!isEmpty || range.keepEmpty) items.push(pickOf(commit, isEmpty));
  }
  return { items, skipped };
}

/** What the commits that only `base` reaches change. */
function changesOf(objects: ObjectStore, base: Commit, head: Commit): Set<string> {
  const theirs = commitsOf(objects, { include: [base], exclude: [head] });
  return new Set(
    theirs.filter((commit) => commit.parents.length < 2).map((commit) => patchId(objects, commit)),
  );
}

/** Whether every commit from `head` down to `onto` has one parent. */
function isLinear(objects: ObjectStore, onto: ObjectId, head: ObjectId): boolean {
  let at = head;
  while (at !== onto) {
    const { parents } = objects.commit(at);
    if (parents.length > 1) return false;
    if (parents[0] === undefined) return true;
    at = parents[0];
  }
  return true;
}

/** Whether a branch stands upon `onto` already, in a straight line, so that nothing is to be done. */
export function standsUpon(objects: ObjectStore, { onto, upstream, head, restrict }: RebaseRange): boolean {
  const bases = mergeBases(objects, onto.id, [head.id]);
  if (bases.length !== 1 || bases[0] !== onto.id) return false;
  if (restrict !== undefined && restrict.id !== onto.id) return false;
  if (upstream === undefined) return false;
  const shared = mergeBases(objects, upstream.id, [head.id]);
  if (shared.length !== 1 || shared[0] !== onto.id) return false;
  return isLinear(objects, onto.id, head.id);
}
