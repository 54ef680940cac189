import type { ObjectStore } from '../objects/object-store';
import { type FileEntry, kindOfMode, MODE } from '../objects/tree';
import type { FileMap } from '../staging/trees';
import { toBytes } from '../text/bytes';
import { compareBytes } from '../text/compare';
import type { Worktree } from '../worktree/worktree';

/**
 * What became of a file between two states. `A` added, `D` deleted, `M` modified, `T` another kind of file, `R` renamed,
 * `C` copied, `U` unmerged.
 */
export type ChangeStatus = 'A' | 'D' | 'M' | 'T' | 'R' | 'C' | 'U';

/** One file of a diff. */
export interface FileChange {
  readonly status: ChangeStatus;
  /** The path before; the same as `newPath` unless renamed. */
  readonly oldPath: string;
  readonly newPath: string;
  /** Undefined: not there before. */
  readonly old: FileEntry | undefined;
  /** Undefined: not there after. */
  readonly new: FileEntry | undefined;
  /** Similarity of a rename, 0 to `MAX_SCORE`. */
  readonly score: number;
}

/** Gives the content of one side of a change. */
export type ContentReader = (entry: FileEntry, path: string) => Uint8Array;

/** Reads from the store what is there, and the rest (files that were never staged) from the working tree. */
export function contentReader(objects: ObjectStore, worktree?: Worktree): ContentReader {
  return (entry, path) => {
    if (kindOfMode(entry.mode) === MODE.submodule) return toBytes(`Subproject commit ${entry.id}\n`);
    if (worktree === undefined || objects.has(entry.id)) return objects.blob(entry.id);
    return worktree.bytes(path);
  };
}

/** One change of a path without a rename; undefined when both sides are the same. */
export function changeOf(
  path: string,
  before: FileEntry | undefined,
  after: FileEntry | undefined,
): FileChange | undefined {
  const make = (status: ChangeStatus): FileChange => ({
    status,
    oldPath: path,
    newPath: path,
    old: before,
    new: after,
    score: 0,
  });
  if (before === undefined) return after === undefined ? undefined : make('A');
  if (after === undefined) return make('D');
  if (before.id === after.id && before.mode === after.mode) return undefined;
  return make(kindOfMode(before.mode) === kindOfMode(after.mode) ? 'M' : 'T');
}

/** All differences between two states, sorted by path; renames are still a deletion and an addition. */
export function diffFiles(before: FileMap, after: FileMap): FileChange[] {
  const changes: FileChange[] = [];
  for (const [path, entry] of before) {
    const change = changeOf(path, entry, after.get(path));
    if (change !== undefined) changes.push(change);
  }
  for (const [path, entry] of after) if (!before.has(path)) changes.push(changeOf(path, undefined, entry)!);
  return changes.sort((a, b) => compareBytes(a.newPath, b.newPath));
}
