import { type FileEntry, kindOfMode } from '../objects/tree';

export type Side = 1 | 2;

export const otherSide = (side: Side): Side => (side === 1 ? 2 : 1);

export const sameEntry = (a: FileEntry | undefined, b: FileEntry | undefined): boolean =>
  a !== undefined && b !== undefined && a.id === b.id && a.mode === b.mode;

/** Whether two files are of the same kind: regular, link, submodule. */
export const sameKind = (a: FileEntry | undefined, b: FileEntry | undefined): boolean =>
  a !== undefined && b !== undefined && kindOfMode(a.mode) === kindOfMode(b.mode);

/** One path of a merge while it is worked on: the three versions that meet there. */
export interface MergeSlot {
  /** Base, ours, theirs; a rename moves versions from one slot to another. */
  readonly versions: [FileEntry | undefined, FileEntry | undefined, FileEntry | undefined];
  /** The path that each version had. */
  readonly paths: [string, string, string];
  /** Which versions were the same before renames were followed (see `matchOf`). */
  readonly match: number;
  /** Which versions had a folder here: bits 0 to 2. */
  readonly folders: number;
  /** A rename makes a conflict of it, whatever the contents are. */
  pathConflict: boolean;
  /** Handled elsewhere: nothing is left here. */
  gone: boolean;
}

/** Which versions have a file: bit 0 base, bit 1 ours, bit 2 theirs. */
export const maskOf = ({ versions }: MergeSlot): number =>
  (versions[0] ? 1 : 0) | (versions[1] ? 2 : 0) | (versions[2] ? 4 : 0);

/** Which versions are the same: 7, 3 (ours as base), 5 (theirs as base), 6 (both sides alike) or 0. */
export function matchOf([base, ours, theirs]: Readonly<MergeSlot['versions']>): number {
  if (sameEntry(ours, base)) return sameEntry(theirs, base) ? 7 : 3;
  if (sameEntry(theirs, base)) return 5;
  return sameEntry(ours, theirs) ? 6 : 0;
}
