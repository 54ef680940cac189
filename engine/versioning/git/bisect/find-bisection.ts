import { DateQueue } from '../history/date-queue';
import { reachable } from '../history/merge-base';
import { PathFilter } from '../history/path-filter';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import type { Pathspecs } from '../worktree/pathspec';

/** A commit that may have brought the change in. */
interface Candidate {
  readonly commit: Commit;
  /** Its parents among the candidates. */
  readonly parents: readonly ObjectId[];
  /** Whether it touches the paths that count. */
  readonly counts: boolean;
}

/** What a step of a bisection can choose from. */
export interface Bisection {
  /** Best first; only the first where nothing is skipped. */
  readonly ranked: readonly Commit[];
  /** How many commits are left that count. */
  readonly all: number;
  /** How many of them the first one reaches, itself included. */
  readonly reaches: number;
}

/** The commits that the bad one reaches and no good one does, newest first. */
function candidates(
  objects: ObjectStore,
  bad: Commit,
  good: readonly ObjectId[],
  paths: Pathspecs,
): Candidate[] {
  const hidden = reachable(objects, good);
  const filter = paths.isEmpty ? undefined : new PathFilter(objects, paths);
  const seen = new Set<ObjectId>([bad.id]);
  const queue = new DateQueue();
  if (!hidden.has(bad.id)) queue.push(bad);
  const found: Candidate[] = [];
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    const simplified = filter?.simplify(commit, commit.parents, hidden);
    const parents = (simplified?.parents ?? commit.parents).filter((id) => !hidden.has(id));
    found.push({ commit, parents, counts: simplified?.same !== true });
    for (const id of parents) {
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push(objects.commit(id));
    }
  }
  return found;
}

/** How many counting commits a candidate reaches, counted one by one: needed where histories meet. */
function countReached(start: Candidate, byId: ReadonlyMap<ObjectId, Candidate>): number {
  const seen = new Set<ObjectId>();
  const open = [start.commit.id];
  let count = 0;
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const one = byId.get(id)!;
    if (one.counts) count++;
    open.push(...one.parents);
  }
  return count;
}

/**
 * Finds the commit that halves what is left, by the weights of git's `find_bisection`.
 * @param rankAll rank every candidate, for when the best ones are skipped.
 */
export function findBisection(
  objects: ObjectStore,
  bad: Commit,
  good: readonly ObjectId[],
  paths: Pathspecs,
  rankAll: boolean,
): Bisection {
  // Git turns the list round before it looks at it: oldest first.
  const list = candidates(objects, bad, good, paths).reverse();
  const byId = new Map(list.map((one) => [one.commit.id, one]));
  const all = list.filter((one) => one.counts).length;
  const weights = new Map<ObjectId, number>();
  const isHalfway = (one: Candidate): boolean => {
    if (rankAll || !one.counts) return false;
    const difference = Math.abs(2 * weights.get(one.commit.id)! - all);
    return difference <= 1 || difference < Math.floor(all / 1024);
  };
  const chosen = (one: Candidate): Bisection => ({
    ranked: [one.commit],
    all,
    reaches: weights.get(one.commit.id)!,
  });
  let counted = 0;
  for (const one of list)
    if (one.parents.length === 0) {
      weights.set(one.commit.id, one.counts ? 1 : 0);
      if (one.counts) counted++;
    }
  for (const one of list) {
    if (one.parents.length < 2) continue;
    weights.set(one.commit.id, countReached(one, byId));
    if (isHalfway(one)) return chosen(one);
    counted++;
  }
  while (counted < all) {
    const before = counted;
    for (const one of list) {
      if (weights.has(one.commit.id)) continue;
      const known = one.parents.find((id) => weights.has(id));
      if (known === undefined) continue;
      weights.set(one.commit.id, weights.get(known)! + (one.counts ? 1 : 0));
      if (one.counts) counted++;
      if (isHalfway(one)) return chosen(one);
    }
    if (counted === before) break;
  }
  const distance = (one: Candidate) => {
    const weight = weights.get(one.commit.id) ?? 0;
    return Math.min(weight, all - weight);
  };
  const counting = list.filter((one) => one.counts);
  if (rankAll) {
    const ranked = [...counting].sort(
      (a, b) => distance(b) - distance(a) || (a.commit.id < b.commit.id ? -1 : 1),
    );
    return {
      ranked: ranked.map((one) => one.commit),
      all,
      reaches: ranked[0] === undefined ? 0 : (weights.get(ranked[0].commit.id) ?? 0),
    };
  }
  let best: Candidate | undefined;
  let farthest = -1;
  for (const one of counting)
    if (distance(one) > farthest) {
      best = one;
      farthest = distance(one);
    }
  return best === undefined ? { ranked: [], all, reaches: 0 } : chosen(best);
}

/** How many more steps a bisection of so many commits takes, roughly. */
export function stepsLeft(all: number): number {
  if (all < 3) return 0;
  const n = Math.floor(Math.log2(all));
  const power = 2 ** n;
  return power < 3 * (all - power) ? n : n - 1;
}

const MODULO = 32_768;

/** Git's integer square root, as rough as there. */
function roughSquareRoot(value: number): number {
  if (value === 0) return 0;
  let x = Math.fround(value);
  for (let difference = 1; difference >= 0.5; ) {
    const y = Math.fround((x + value / x) / 2);
    difference = Math.abs(y - x);
    x = y;
  }
  return Math.trunc(x);
}

/**
 * Leaves out skipped commits. When the best one was skipped, another is taken at some distance from it, so that one does
 * not test its neighbours in vain.
 */
export function avoidSkipped(
  ranked: readonly Commit[],
  skipped: ReadonlySet<ObjectId>,
  bad: ObjectId,
): { readonly next: Commit | undefined; readonly tried: readonly Commit[] } {
  if (skipped.size === 0) return { next: ranked[0], tried: [] };
  if (ranked[0] !== undefined && !skipped.has(ranked[0].id)) return { next: ranked[0], tried: [] };
  const tried = ranked.filter((commit) => skipped.has(commit.id));
  const left = ranked.filter((commit) => !skipped.has(commit.id));
  const random = (((Math.imul(left.length, 1_103_515_245) + 12_345) >>> 0) / 65_536) | 0;
  const spread = random % MODULO;
  const index = Math.trunc(
    (Math.trunc((left.length * spread) / MODULO) * roughSquareRoot(spread)) / roughSquareRoot(MODULO),
  );
  const at = left[index];
  if (at === undefined) return { next: left[0], tried };
  if (at.id !== bad) return { next: at, tried };
  return { next: left[index - 1] ?? left[0], tried };
}
