import { contentReader, diffFiles } from '../diff/file-change';
import { detectRenames } from '../diff/renames';
import type { ObjectId } from '../objects/object-id';
import type { ObjectStore } from '../objects/object-store';
import { type FileMap, filesOfTree, writeTreeOf } from '../staging/trees';
import { applyFolderRenames, foldersOf, RemovedFolders } from './directory-renames';
import { mergeEntries } from './merge-entries';
import { applyRenames, type SideRename } from './merge-renames';
import { type MergeSlot, maskOf, matchOf, type Side } from './merge-slot';
import { type MergeConflict, type MergeSettings, MergeState } from './merge-state';

/** What a merge of trees gives. */
export interface TreeMerge {
  /** The merged tree; files in conflict hold their markers. */
  readonly tree: ObjectId;
  readonly files: FileMap;
  readonly clean: boolean;
  /** By path. */
  readonly conflicts: readonly MergeConflict[];
  /** What git prints about it, one line each: `Auto-merging …`, `CONFLICT (…): …`. */
  readonly messages: readonly string[];
}

/** The trees that meet; undefined: the empty tree. */
export interface TreesToMerge {
  readonly base: ObjectId | undefined;
  readonly ours: ObjectId | undefined;
  readonly theirs: ObjectId | undefined;
}

const MERGE_RENAME_LIMIT = 7000;

/** One slot for each path of the three trees. */
function fillSlots(state: MergeState): void {
  const all = [state.base, ...state.sides] as const;
  const folders = all.map(foldersOf);
  for (const files of all)
    for (const path of files.keys()) {
      if (state.slots.has(path)) continue;
      const versions: MergeSlot['versions'] = [
        state.base.get(path),
        state.sides[0].get(path),
        state.sides[1].get(path),
      ];
      state.slots.set(path, {
        versions,
        match: matchOf(versions),
        paths: [path, path, path],
        folders: folders.reduce((mask, set, i) => (set.has(path) ? mask | (1 << i) : mask), 0),
        pathConflict: false,
        gone: false,
      });
    }
}

/**
 * The deleted files of a side whose rename can make a difference: the other side changed or deleted them too, or they
 * tell where a folder went.
 */
function relevantSources(state: MergeState, side: Side, removed: RemovedFolders): Set<string> {
  const relevant = new Set<string>();
  for (const [path, slot] of state.slots)
    if (slot.versions[0] !== undefined && slot.versions[side] === undefined)
      if (changedByOther(slot) || removed.isBelowGained(path)) relevant.add(path);
  return relevant;
}

const changedByOther = (slot: MergeSlot): boolean => maskOf(slot) === 1 || slot.match === 0;

/** The renames of a side; none are looked for when no deleted file could make a difference. */
function renamesOf(state: MergeState, side: Side, removed: RemovedFolders): SideRename[] {
  const relevant = relevantSources(state, side, removed);
  if (relevant.size === 0) return [];
  const changes = diffFiles(state.base, state.sides[side - 1]!).filter(
    ({ status }) => status === 'A' || status === 'D',
  );
  return detectRenames(changes, state.read, { renameEmpty: false, limit: MERGE_RENAME_LIMIT, relevant })
    .filter((change) => change.status === 'R')
    .map((change) => ({ side, from: change.oldPath, to: change.newPath }));
}

/**
 * Merges two trees that come from a common base, with renames of files and folders, as git's strategy "ort" does. Blobs
 * and trees of the result are stored; refs, index and working tree stay as they are.
 */
export function mergeTrees(objects: ObjectStore, trees: TreesToMerge, settings: MergeSettings): TreeMerge {
  const base = filesOfTree(objects, trees.base);
  const sides = [filesOfTree(objects, trees.ours), filesOfTree(objects, trees.theirs)] as const;
  const state = new MergeState(objects, contentReader(objects), settings, base, sides);
  fillSlots(state);
  if (settings.renames !== false) {
    const removed = {
      1: new RemovedFolders(base, sides[0], sides[1]),
      2: new RemovedFolders(base, sides[1], sides[0]),
    };
    let renames = [...renamesOf(state, 1, removed[1]), ...renamesOf(state, 2, removed[2])];
    if (state.depth === 0 && settings.directoryRenames !== 'no')
      renames = applyFolderRenames(state, renames, removed);
    applyRenames(state, renames);
  }
  mergeEntries(state);
  return {
    tree: writeTreeOf(objects, state.result),
    files: state.result,
    clean: state.clean,
    conflicts: [...state.conflicts.values()],
    messages: state.messages(),
  };
}
