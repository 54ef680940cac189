import type { Commit } from '../../objects/commit';

/** Where HEAD is to go. */
export interface SwitchRequest {
  /** As the user named it: for the reflog and for messages. */
  readonly name: string;
  /** Undefined: a branch that is yet to be born. */
  readonly commit: Commit | undefined;
  /** The branch to be on, in full; undefined: HEAD is detached. */
  readonly branch: string | undefined;
  /** The branch is made, or moved when it exists. */
  readonly create?: {
    readonly force: boolean;
    /** As the user named it. */
    readonly start: string;
    /** The ref that shall be the upstream. */
    readonly track?: string;
    /** The branch starts without a commit. */
    readonly orphan?: boolean;
  };
  /** `--detach` was given: no advice. */
  readonly detach: boolean;
  /** Throw local changes away. */
  readonly discard: boolean;
  /** Merge local changes into the other commit. */
  readonly merge: boolean;
  readonly quiet: boolean;
  /** Files and index are as they shall be: a new branch where HEAD is. */
  readonly stay: boolean;
  /** HEAD is not moved: `checkout` without a branch only tells how things stand. */
  readonly keepHead?: boolean;
}
