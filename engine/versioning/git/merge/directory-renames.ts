import { parentOf } from '@/engine/core/file-system';
import type { FileMap } from '../staging/trees';
import type { SideRename } from './merge-renames';
import { maskOf, otherSide, type Side } from './merge-slot';
import type { MergeState } from './merge-state';

/** The folder of a path, '' at the top. */
const folderOf = (path: string): string => parentOf(`/${path}`).slice(1);

/** Every folder on the way to some file. */
export function foldersOf(files: FileMap): Set<string> {
  const folders = new Set<string>();
  for (const path of files.keys())
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  return folders;
}

/**
 * Why the renaming of a removed folder is of interest: a file was added right in it on the other side (`own`), or in a
 * folder above it (`above`); `none`: it makes no difference.
 */
type Relevance = 'own' | 'above' | 'none';

/** The folders that one side has removed, each with how far it matters where they went. */
export class RemovedFolders {
  readonly #relevance = new Map<string, Relevance>();
  readonly #gained: ReadonlySet<string>;

  /** @param side the one that removed; @param other the one that may have added to them. */
  constructor(base: FileMap, side: FileMap, other: FileMap) {
    const there = foldersOf(side);
    const gained = new Set<string>();
    for (const path of other.keys()) if (!base.has(path) && !side.has(path)) gained.add(folderOf(path));
    const removed = [...foldersOf(base)].filter((folder) => !there.has(folder));
    this.#gained = new Set(removed.filter((folder) => gained.has(folder)));
    for (const folder of removed)
      this.#relevance.set(
        folder,
        this.#gained.has(folder) ? 'own' : this.isBelowGained(folder) ? 'above' : 'none',
      );
  }

  /** Undefined: the folder was not removed. */
  relevanceOf(folder: string): Relevance | undefined {
    return this.#relevance.get(folder);
  }

  /** Whether a path lies in a removed folder to which the other side added a file: it tells where the folder went. */
  isBelowGained(path: string): boolean {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
      if (this.#gained.has(folder)) return true;
    return false;
  }
}

/** Old folder to new folder. */
type FolderRenames = Map<string, string>;

const lastPart = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1);

/** How many files went from each removed folder to which others. */
function countMoves(
  renames: readonly SideRename[],
  removed: RemovedFolders,
): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const { from, to } of renames) {
    let [oldFolder, newFolder] = [folderOf(from), folderOf(to)];
    for (let first = true; removed.relevanceOf(oldFolder) !== undefined; first = false) {
      const relevance = removed.relevanceOf(oldFolder);
      if (relevance === 'own' || (first && relevance !== 'none')) {
        const targets = counts.get(oldFolder) ?? new Map<string, number>();
        targets.set(newFolder, (targets.get(newFolder) ?? 0) + 1);
        counts.set(oldFolder, targets);
      }
      if (relevance === 'none' || newFolder === '' || lastPart(oldFolder) !== lastPart(newFolder)) break;
      [oldFolder, newFolder] = [folderOf(oldFolder), folderOf(newFolder)];
    }
  }
  return counts;
}

/** The renamed folders: those whose files went to one other folder more than to any other. */
function folderRenames(
  state: MergeState,
  renames: readonly SideRename[],
  removed: RemovedFolders,
): FolderRenames {
  const found: FolderRenames = new Map();
  for (const [folder, targets] of countMoves(renames, removed)) {
    const most = Math.max(...targets.values());
    const best = [...targets].filter(([, count]) => count === most).map(([target]) => target);
    if (best.length === 1) found.set(folder, best[0]!);
    else {
      state.clean = false;
      state.say(
        folder,
        `CONFLICT (directory rename split): Unclear where to rename ${folder} to; it was renamed to multiple other directories, with no destination getting a majority of the files.`,
      );
    }
  }
  return found;
}

/**
 * Lets files that one side added to (or renamed into) a folder follow the folder when the other side has renamed it.
 * @returns the renames of both sides with those that follow from folders.
 */
export function applyFolderRenames(
  state: MergeState,
  renames: readonly SideRename[],
  removed: Readonly<Record<Side, RemovedFolders>>,
): SideRename[] {
  const of = (side: Side) => renames.filter((rename) => rename.side === side);
  const byOurs = folderRenames(state, of(1), removed[1]);
  const byTheirs = folderRenames(state, of(2), removed[2]);
  for (const folder of [...byOurs.keys()]) if (byTheirs.delete(folder)) byOurs.delete(folder);
  return [...follow(state, 1, of(1), byTheirs, byOurs), ...follow(state, 2, of(2), byOurs, byTheirs)];
}

function renamedFolderOf(path: string, renames: FolderRenames): [string, string] | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const target = renames.get(folder);
    if (target !== undefined) return [folder, target];
    if (folder === '') return undefined;
  }
}

/** @param byOther the folders that the other side renamed; @param byOwn those that this one did. */
function follow(
  state: MergeState,
  side: Side,
  renames: readonly SideRename[],
  byOther: FolderRenames,
  byOwn: FolderRenames,
): SideRename[] {
  if (byOther.size === 0) return [...renames];
  const renamedTo = new Map(renames.map((rename) => [rename.to, rename]));
  const ownTargets = new Set(byOwn.keys());
  const added = [...state.sides[side - 1]!.keys()].filter((path) => !state.base.has(path));
  const moves = new Map<
    string,
    { readonly path: string; readonly folder: string; readonly target: string }[]
  >();
  for (const path of added) {
    const found = renamedFolderOf(path, byOther);
    if (found === undefined) continue;
    const [folder, target] = found;
    if (ownTargets.has(target)) {
      state.say(
        folder,
        `WARNING: Avoiding applying ${folder} -> ${target} rename to ${path}, because ${target} itself was renamed.`,
      );
      continue;
    }
    const to = (target === '' ? '' : `${target}/`) + path.slice(folder.length + 1);
    moves.set(to, [...(moves.get(to) ?? []), { path, folder, target }]);
  }
  const result = new Map(renames.map((rename) => [rename.to, rename]));
  for (const [to, sources] of moves) {
    if (
      !canMove(
        state,
        side,
        to,
        sources.map((one) => one.path),
      )
    )
      continue;
    const { path } = sources[0]!;
    moveSlot(state, side, path, to, renamedTo.get(path));
    result.delete(path);
    result.set(to, { side, from: renamedTo.get(path)?.from ?? to, to });
  }
  return [...result.values()];
}

function canMove(state: MergeState, side: Side, to: string, sources: readonly string[]): boolean {
  const there = state.slots.get(to);
  const inTheWay =
    there !== undefined && (there.versions[side] !== undefined || (there.folders & (1 << side)) !== 0);
  if (inTheWay) {
    state.clean = false;
    state.say(
      to,
      `CONFLICT (implicit dir rename): Existing file/dir at ${to} in the way of implicit directory rename(s) putting the following path(s) there: ${sources.join(', ')}.`,
    );
    return false;
  }
  if (sources.length === 1) return true;
  state.clean = false;
  state.say(
    to,
    `CONFLICT (implicit dir rename): Cannot map more than one path to ${to}; implicit directory renames tried to put these paths there: ${sources.join(', ')}`,
  );
  return false;
}

function moveSlot(
  state: MergeState,
  side: Side,
  path: string,
  to: string,
  rename: SideRename | undefined,
): void {
  const slot = state.slots.get(path)!;
  const there = state.slots.get(to);
  const moved = there ?? {
    ...slot,
    versions: [undefined, undefined, undefined],
    paths: [to, to, to],
    folders: 0,
    match: 0,
    gone: false,
  };
  moved.versions[side] = slot.versions[side];
  moved.paths[side] = to;
  slot.versions[side] = undefined;
  if (maskOf(slot) === 0) slot.gone = true;
  state.slots.set(to, moved);
  const [here, there2] = [state.label(side), state.label(otherSide(side))];
  const what =
    rename === undefined ? `${path} added in ${here}` : `${rename.from} renamed to ${path} in ${here},`;
  if (state.settings.directoryRenames === 'apply') {
    state.say(
      to,
      `Path updated: ${what} inside a directory that was renamed in ${there2}; moving it to ${to}.`,
    );
    return;
  }
  moved.pathConflict = true;
  state.say(
    to,
    `CONFLICT (file location): ${what} inside a directory that was renamed in ${there2}, suggesting it should perhaps be moved to ${to}.`,
  );
}
