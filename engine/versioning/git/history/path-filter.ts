import { diffTrees } from '../diff/tree-diff';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { entryInTree } from '../staging/trees';
import type { Pathspecs } from '../worktree/pathspec';

/** What is left of a commit's parents when only some paths count. */
export interface Simplified {
  readonly parents: readonly ObjectId[];
  /** Nothing that counts differs from (one of) them. */
  readonly same: boolean;
}

/** Compares commits by some paths only: git's default history simplification. */
export class PathFilter {
  readonly #objects: ObjectStore;
  readonly #paths: Pathspecs;
  /** Plain paths, whose entries can be looked up directly. */
  readonly #plain: readonly string[] | undefined;

  constructor(objects: ObjectStore, paths: Pathspecs) {
    this.#objects = objects;
    this.#paths = paths;
    const plain = paths.specs.every(
      (spec) => spec.pattern === undefined && !spec.exclude && !spec.folderOnly,
    );
    this.#plain = plain ? paths.specs.map((spec) => spec.path) : undefined;
  }

  /** @param hidden commits outside the walk: they never settle a merge by themselves. */
  simplify(commit: Commit, parents: readonly ObjectId[], hidden: ReadonlySet<ObjectId>): Simplified {
    if (parents.length === 0) return { parents, same: !this.#differs(undefined, commit.tree) };
    let relevant = false;
    let relevantChange = false;
    let irrelevantChange = false;
    for (const parent of parents) {
      const counts = !hidden.has(parent);
      relevant ||= counts;
      if (!this.#differs(this.#objects.commit(parent).tree, commit.tree)) {
        if (counts) return { parents: [parent], same: true };
        continue;
      }
      if (counts) relevantChange = true;
      else irrelevantChange = true;
    }
    return { parents, same: relevant ? !relevantChange : !irrelevantChange };
  }

  #differs(before: ObjectId | undefined, after: ObjectId): boolean {
    if (before === after) return false;
    if (this.#plain !== undefined)
      return this.#plain.some((path) => {
        const old = before === undefined ? undefined : entryInTree(this.#objects, before, path);
        const now = entryInTree(this.#objects, after, path);
        return old?.id !== now?.id || old?.mode !== now?.mode;
      });
    return diffTrees(this.#objects, before, after).some((change) => this.#paths.matches(change.newPath));
  }
}
