import { isAncestor, mergeBases } from '../history/merge-base';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import type { MergeSettings } from './merge-state';
import { mergeTrees, type TreeMerge } from './merge-trees';

/** A commit, or what stands for one when several bases are merged: a tree with the commits it comes from. */
interface Point {
  readonly tree: ObjectId;
  readonly commits: readonly ObjectId[];
}

export type CommitMergeSettings = Omit<MergeSettings, 'labels' | 'depth'> & {
  readonly labels: { readonly ours: string; readonly theirs: string };
};

/**
 * Merges two commits. Of several common ancestors one is made first by merging them (the strategy "recursive").
 */
export function mergeCommits(
  objects: ObjectStore,
  ours: ObjectId,
  theirs: ObjectId,
  settings: CommitMergeSettings,
): TreeMerge {
  const point = (id: ObjectId): Point => ({ tree: objects.commit(id).tree, commits: [id] });
  const bases = mergeBases(objects, ours, [theirs]).reverse();
  return mergePoints(objects, point(ours), point(theirs), bases.map(point), settings, 0);
}

function mergePoints(
  objects: ObjectStore,
  ours: Point,
  theirs: Point,
  bases: readonly Point[],
  settings: CommitMergeSettings,
  depth: number,
): TreeMerge {
  let base = bases[0];
  for (const next of bases.slice(1)) {
    const inner = {
      ...settings,
      labels: { ours: 'Temporary merge branch 1', theirs: 'Temporary merge branch 2' },
    };
    const merged = mergePoints(objects, base!, next, basesOf(objects, base!, next), inner, depth + 1);
    base = { tree: merged.tree, commits: [...base!.commits, ...next.commits] };
  }
  const name =
    base === undefined
      ? 'empty tree'
      : bases.length > 1
        ? 'merged common ancestors'
        : objects.abbreviate(base.commits[0] ?? '');
  return mergeTrees(
    objects,
    { base: base?.tree, ours: ours.tree, theirs: theirs.tree },
    { ...settings, labels: { ...settings.labels, base: name }, depth },
  );
}

/** The common ancestors of two points, oldest first. */
function basesOf(objects: ObjectStore, one: Point, other: Point): Point[] {
  const found = new Set<ObjectId>();
  for (const left of one.commits)
    for (const right of other.commits) for (const id of mergeBases(objects, left, [right])) found.add(id);
  const ids = [...found].filter(
    (id) => ![...found].some((rival) => rival !== id && isAncestor(objects, id, rival)),
  );
  ids.sort((a, b) => objects.commit(a).committer.seconds - objects.commit(b).committer.seconds);
  return ids.map((id) => ({ tree: objects.commit(id).tree, commits: [id] }));
}
