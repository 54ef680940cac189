import type { ObjectId } from '../objects/object-id';
import type { FileMode } from '../objects/tree';

/** What of a file's state tells without reading it that it has not changed. */
export interface FileStat {
  readonly mtimeMs: number;
  readonly ino: number;
  /** Bytes; 0xffffffff never matches. */
  readonly size: number;
}

/** 0: merged; 1: the common base; 2: ours; 3: theirs. */
export type Stage = 0 | 1 | 2 | 3;

/** One line of the index. */
export interface IndexEntry {
  /** From the top of the working tree. */
  readonly path: string;
  readonly mode: FileMode;
  readonly id: ObjectId;
  readonly stage: Stage;
  readonly stat: FileStat;
  /** `git add -N`: the path is to be tracked, its content is not staged. */
  readonly intentToAdd?: boolean;
  readonly assumeValid?: boolean;
  readonly skipWorktree?: boolean;
}

/** The stat of an entry that no file stands behind: it never matches. */
export const NO_STAT: FileStat = { mtimeMs: 0, ino: 0, size: 0xffffffff };
