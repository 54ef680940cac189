import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { DateQueue } from './date-queue';

const LEFT = 1;
const RIGHT = 2;
const STALE = 4;
const RESULT = 8;

/**
 * The best common ancestors of one commit and several others: those that no other common ancestor descends from.
 * Newest first, as `git merge-base --all`.
 */
export function mergeBases(objects: ObjectStore, one: ObjectId, others: readonly ObjectId[]): ObjectId[] {
  if (others.includes(one)) return [one];
  const found = paintDown(objects, one, others);
  if (found.length <= 1) return found;
  return found.filter((id) => !found.some((other) => other !== id && isAncestor(objects, id, other)));
}

/** Walks from both sides, newest first, until only what is common is left. */
function paintDown(objects: ObjectStore, one: ObjectId, others: readonly ObjectId[]): ObjectId[] {
  const flags = new Map<ObjectId, number>([[one, LEFT]]);
  const queue = new DateQueue();
  queue.push(objects.commit(one));
  for (const other of others) {
    flags.set(other, (flags.get(other) ?? 0) | RIGHT);
    queue.push(objects.commit(other));
  }
  const results: ObjectId[] = [];
  while (queue.some((commit) => (flags.get(commit.id)! & STALE) === 0)) {
    const commit = queue.pop()!;
    let mine = flags.get(commit.id)! & (LEFT | RIGHT | STALE);
    if (mine === (LEFT | RIGHT)) {
      if ((flags.get(commit.id)! & RESULT) === 0) {
        flags.set(commit.id, flags.get(commit.id)! | RESULT);
        results.push(commit.id);
      }
      mine |= STALE;
    }
    for (const parent of commit.parents) {
      const before = flags.get(parent) ?? 0;
      if ((before & mine) === mine) continue;
      flags.set(parent, before | mine);
      queue.push(objects.commit(parent));
    }
  }
  const seconds = (id: ObjectId) => objects.commit(id).committer.seconds;
  return results.filter((id) => (flags.get(id)! & STALE) === 0).sort((a, b) => seconds(b) - seconds(a));
}

/** Whether `ancestor` is `descendant` or one of those it stands on. */
export function isAncestor(objects: ObjectStore, ancestor: ObjectId, descendant: ObjectId): boolean {
  const seen = new Set<ObjectId>();
  const open = [descendant];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === ancestor) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...objects.commit(id).parents);
  }
  return false;
}

/** All commits that can be reached from these, they themselves included. */
export function reachable(objects: ObjectStore, starts: Iterable<ObjectId>): Set<ObjectId> {
  const seen = new Set<ObjectId>();
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...objects.commit(id).parents);
  }
  return seen;
}

/** How many commits only `left`, and only `right`, can reach. */
export function aheadBehind(objects: ObjectStore, left: ObjectId, right: ObjectId) {
  const ofLeft = reachable(objects, [left]);
  const ofRight = reachable(objects, [right]);
  let ahead = 0;
  let behind = 0;
  for (const id of ofLeft) if (!ofRight.has(id)) ahead++;
  for (const id of ofRight) if (!ofLeft.has(id)) behind++;
  return { ahead, behind };
}
