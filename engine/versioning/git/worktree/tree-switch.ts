import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { type FileEntry, kindOfMode, MODE } from '../objects/tree';
import { type IndexEntry, NO_STAT } from '../staging/index-entry';
import type { Index } from '../staging/index-file';
import { filesOfTree } from '../staging/trees';
import { compareBytes } from '../text/compare';
import type { IgnoreRules } from './ignore-rules';
import { Obstacles } from './obstacles';
import type { Worktree } from './worktree';

/** What is to be done to the working tree and the index; nothing happens before `applyPlan`. */
export interface TreePlan {
  /** Files to be written, with what they shall be. */
  readonly write: Map<string, FileEntry>;
  /** Files to be removed. */
  readonly remove: Set<string>;
  /** Entries that the index takes over without a change of the file. */
  readonly stage: Map<string, FileEntry>;
  readonly obstacles: Obstacles;
}

const newPlan = (): TreePlan => ({
  write: new Map(),
  remove: new Set(),
  stage: new Map(),
  obstacles: new Obstacles(),
});

const same = (a: FileEntry | undefined, b: FileEntry | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.id === b.id && a.mode === b.mode);

/** What a plan is made from. */
export interface SwitchScene {
  readonly objects: ObjectStore;
  readonly worktree: Worktree;
  readonly index: Index;
  /** Ignored files may be overwritten. */
  readonly ignored: IgnoreRules;
}

/** Whether a file in the way is not tracked and not ignored. `undefined`: nothing is lost. */
function untrackedInTheWay(scene: SwitchScene, plan: TreePlan, path: string): string | undefined {
  const { worktree, index, ignored } = scene;
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    const above = path.slice(0, slash);
    const node = worktree.node(above);
    if (node === undefined) return undefined;
    if (node.kind === 'folder') continue;
    if (index.has(above) || ignored.ignores(above, false)) return undefined;
    return above;
  }
  const node = worktree.node(path);
  if (node === undefined || index.has(path)) return undefined;
  if (node.kind !== 'folder') return ignored.ignores(path, false) ? undefined : path;
  const below = worktree.fs
    .filesBelow(worktree.absolute(path))
    .map((absolute) => path + absolute.slice(worktree.absolute(path).length));
  const lost = below.filter(
    (file) => !index.has(file) && !plan.remove.has(file) && !ignored.ignores(file, false),
  );
  return lost.length > 0 ? path : undefined;
}

/**
 * Plans the way from one tree to another, as `git switch` and a fast-forward do: local changes stay where both trees
 * agree about a file, and are an obstacle where they do not (the two-tree rules of `git read-tree -m`).
 * @param from undefined: nothing was checked out.
 */
export function planSwitch(scene: SwitchScene, from: ObjectId | undefined, to: ObjectId): TreePlan {
  const { objects, worktree, index } = scene;
  const plan = newPlan();
  const before = filesOfTree(objects, from);
  const after = filesOfTree(objects, to);
  const paths = new Set([...before.keys(), ...after.keys(), ...index.paths()]);
  const isClean = (entry: IndexEntry) =>
    worktree.node(entry.path) === undefined || !worktree.differs(entry, index);
  const untracked: string[] = [];
  for (const path of [...paths].sort(compareBytes)) {
    const [old, now, current] = [before.get(path), after.get(path), index.get(path)];
    if (index.stages(path) !== undefined) {
      if (!same(old, now)) plan.obstacles.add('local-changes', path);
      else if (now === undefined) plan.remove.add(path);
      else plan.write.set(path, now);
    } else if (current === undefined) {
      if (now === undefined || same(old, now)) continue;
      if (old !== undefined) plan.obstacles.add('local-changes', path);
      else {
        untracked.push(path);
        plan.write.set(path, now);
      }
    } else if (same(old, now) || same(current, now)) continue;
    else if (!same(current, old)) plan.obstacles.add('local-changes', path);
    else if (!isClean(current)) plan.obstacles.add('stale-file', path);
    else if (now === undefined) plan.remove.add(path);
    else plan.write.set(path, now);
  }
  for (const path of untracked) {
    const lost = untrackedInTheWay(scene, plan, path);
    if (lost === undefined) continue;
    plan.obstacles.add(worktree.node(lost)?.kind === 'folder' ? 'folder' : 'untracked', lost);
  }
  return plan;
}

/** Plans to make index and working tree as a tree is, whatever stands there: `git reset --hard`, `checkout -f`. */
export function planReset(scene: SwitchScene, to: ObjectId | undefined): TreePlan {
  const { objects, worktree, index } = scene;
  const plan = newPlan();
  const after = filesOfTree(objects, to);
  for (const path of index.paths()) if (!after.has(path)) plan.remove.add(path);
  for (const [path, entry] of after) {
    const current = index.get(path);
    if (current === undefined || !same(current, entry) || worktree.differs(current, index))
      plan.write.set(path, entry);
  }
  return plan;
}

/**
 * Plans to make the index as a tree is, with the files that differ from it there, and to keep what was changed in the
 * working tree only: `git reset --merge`, `git merge --abort`.
 */
export function planMergeReset(scene: SwitchScene, to: ObjectId): TreePlan {
  const { objects, worktree, index } = scene;
  const plan = newPlan();
  const after = filesOfTree(objects, to);
  const conflicts = index.unmergedPaths().filter((path) => worktree.node(path) !== undefined);
  for (const path of [...new Set([...after.keys(), ...index.paths()])].sort(compareBytes)) {
    const [now, current] = [after.get(path), index.get(path)];
    // A file comes back where a folder is that holds a file in conflict: git takes that one for changed.
    const below = now === undefined ? undefined : conflicts.find((one) => one.startsWith(`${path}/`));
    if (below !== undefined && current === undefined) {
      plan.obstacles.add('stale-file', below);
      continue;
    }
    if (index.stages(path) === undefined && current !== undefined) {
      if (same(current, now)) continue;
      if (worktree.node(path) !== undefined && worktree.differs(current, index)) {
        plan.obstacles.add('stale-file', path);
        continue;
      }
    }
    if (current === undefined && index.stages(path) === undefined && now !== undefined) {
      const lost = untrackedInTheWay(scene, plan, path);
      if (lost !== undefined) plan.obstacles.add('untracked', lost);
    }
    if (now === undefined) plan.remove.add(path);
    else plan.write.set(path, now);
  }
  return plan;
}

/** Carries out a plan: removals, then files, then the index in memory. The caller saves the index. */
export function applyPlan(scene: SwitchScene, plan: TreePlan): void {
  const { objects, worktree, index } = scene;
  for (const path of plan.remove) {
    worktree.remove(path);
    index.remove(path);
  }
  for (const [path, entry] of plan.write) {
    if (kindOfMode(entry.mode) === MODE.submodule) {
      worktree.write(path, entry.mode, new Uint8Array(0));
      index.makeRoom(path);
      index.set({ path, mode: entry.mode, id: entry.id, stage: 0, stat: NO_STAT });
      continue;
    }
    worktree.write(path, entry.mode, objects.blob(entry.id));
    index.makeRoom(path);
    index.set({ path, mode: entry.mode, id: entry.id, stage: 0, stat: worktree.stat(path) });
  }
  for (const [path, entry] of plan.stage) {
    index.makeRoom(path);
    index.set({ path, mode: entry.mode, id: entry.id, stage: 0, stat: NO_STAT });
  }
}
