import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import type { Pathspecs } from '../worktree/pathspec';
import { DateQueue } from './date-queue';
import { reachable } from './merge-base';
import { PathFilter } from './path-filter';
import { sortTopologically, type TopologicalOrder } from './topological-order';
import type { WalkedCommit } from './walked-commit';

export interface WalkOptions {
  readonly include: readonly Commit[];
  readonly exclude: readonly Commit[];
  /** Only commits that change these paths. */
  readonly paths?: Pathspecs;
  /** Undefined: by date, as commits are met. */
  readonly order?: TopologicalOrder;
  readonly firstParent?: boolean;
  /** Keep the history connected where commits are left out for their paths: parents are the next ones shown. */
  readonly rewriteParents?: boolean;
  /** Further conditions on what is shown. */
  readonly filter?: (commit: Commit) => boolean;
  /** Commits older than this (seconds) and all before them are left out. */
  readonly since?: number;
  /** Stop after so many shown commits, when the order allows it. */
  readonly enough?: number;
}

/** Whether a commit is on a walk's list of shown ones, and all of the list. */
export interface Walk {
  readonly commits: readonly WalkedCommit[];
  readonly shown: ReadonlySet<ObjectId>;
}

/** Walks history from some commits, newest first, as `git rev-list` does. */
export function walkHistory(objects: ObjectStore, options: WalkOptions): Walk {
  const hidden = reachable(
    objects,
    options.exclude.map((commit) => commit.id),
  );
  const paths =
    options.paths === undefined || options.paths.isEmpty ? undefined : new PathFilter(objects, options.paths);
  const parentsOf = (commit: Commit): readonly ObjectId[] =>
    options.firstParent === true ? commit.parents.slice(0, 1) : commit.parents;
  const isShown = (commit: Commit): boolean => options.filter === undefined || options.filter(commit);
  const mayStop =
    options.order === undefined && options.enough !== undefined && options.rewriteParents !== true;

  const seen = new Set<ObjectId>();
  const queue = new DateQueue();
  const add = (commit: Commit) => {
    if (seen.has(commit.id) || hidden.has(commit.id)) return;
    seen.add(commit.id);
    queue.push(commit);
  };
  const tips = [...options.include].sort((a, b) => b.committer.seconds - a.committer.seconds);
  for (const commit of tips) add(commit);
  const walked: WalkedCommit[] = [];
  const same = new Set<ObjectId>();
  let found = 0;
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    if (options.since !== undefined && commit.committer.seconds < options.since) continue;
    const all = parentsOf(commit);
    const simplified = paths?.simplify(commit, all, hidden);
    const parents = simplified?.parents ?? all;
    if (simplified?.same === true) same.add(commit.id);
    walked.push({ commit, parents });
    if (mayStop && !same.has(commit.id) && isShown(commit) && ++found >= options.enough!) break;
    for (const id of parents) add(objects.commit(id));
  }
  const ordered = options.order === undefined ? walked : sortTopologically(walked, options.order);
  const kept = paths === undefined ? ordered : dropSame(ordered, same, options.rewriteParents === true);
  const commits = kept.filter(({ commit }) => isShown(commit));
  return { commits, shown: new Set(commits.map(({ commit }) => commit.id)) };
}

/** Leaves out what does not touch the paths; a merge that ties lines together stays when history is to be connected. */
function dropSame(
  walked: readonly WalkedCommit[],
  same: ReadonlySet<ObjectId>,
  rewrite: boolean,
): WalkedCommit[] {
  if (!rewrite) return walked.filter(({ commit }) => !same.has(commit.id));
  const byId = new Map(walked.map((one) => [one.commit.id, one]));
  const next = (id: ObjectId): ObjectId | undefined => {
    for (let at = id; ; ) {
      const one = byId.get(at);
      if (one === undefined || !same.has(at) || one.parents.length > 1) return at;
      if (one.parents.length === 0) return undefined;
      at = one.parents[0]!;
    }
  };
  return walked
    .filter(({ commit, parents }) => !same.has(commit.id) || parents.length > 1)
    .map(({ commit, parents }) => ({
      commit,
      parents: [...new Set(parents.flatMap((id) => next(id) ?? []))],
    }));
}
