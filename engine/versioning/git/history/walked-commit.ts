import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';

/** A commit on a walk, with the parents that the walk follows. */
export interface WalkedCommit {
  readonly commit: Commit;
  readonly parents: readonly ObjectId[];
}
