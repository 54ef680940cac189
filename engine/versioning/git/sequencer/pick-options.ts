import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { Index } from '../staging/index-file';

/** Whether a commit's change is to be made again, or taken back. */
export type PickAction = 'pick' | 'revert';

/** How commits are picked or reverted; the same for all of a sequence. */
export interface PickOptions {
  readonly action: PickAction;
  /** Change index and working tree only (`-n`). */
  readonly noCommit: boolean;
  /** Undefined: as the command does by itself. */
  readonly edit: boolean | undefined;
  readonly signoff: boolean;
  /** Say in the message which commit was picked (`-x`). */
  readonly recordOrigin: boolean;
  /** The parent, counted from 1, that a merge is compared with; 0: none was named. */
  readonly mainline: number;
  /** Keep commits that were empty from the start. */
  readonly allowEmpty: boolean;
  /** Keep commits that become empty. */
  readonly keepRedundant: boolean;
  /** Leave out commits that become empty. */
  readonly dropRedundant: boolean;
  readonly allowFastForward: boolean;
  readonly favor: 'ours' | 'theirs' | undefined;
  readonly cleanup: string | undefined;
  /** The empty commit that HEAD stands at until a first commit takes its place (`rebase --root`). */
  readonly rootBase?: ObjectId;
  /** What the reflog says before the colon: `cherry-pick`, `rebase (pick)`. */
  readonly reflog: string;
  /** The command as its messages name it. */
  readonly command: 'cherry-pick' | 'revert' | 'rebase';
  /** Commits in place of the usual way, once the change has been merged in: melds it into the commit before. */
  readonly conclude?: (commit: Commit, index: Index) => Promise<PickOutcome>;
  /** Advice of another command that takes the place of the one for `command`. */
  readonly advice?: string;
}

/** What became of one pick: committed (or staged), left out, or stopped with this exit code. */
export type PickOutcome =
  | { readonly kind: 'done' | 'dropped' }
  | { readonly kind: 'stopped'; readonly code: number };
