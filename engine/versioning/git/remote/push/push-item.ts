import type { ObjectId } from '../../objects/object-id';

/** How the push of one ref went. */
export type PushStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'ok' }
  | { readonly kind: 'up-to-date' }
  /** Refused on this side: the reason as it is printed. */
  | { readonly kind: 'rejected'; readonly reason: RejectReason }
  /** Refused by the remote repository. */
  | { readonly kind: 'remote-rejected'; readonly reason: string };

export type RejectReason =
  | 'non-fast-forward'
  | 'fetch first'
  | 'already exists'
  | 'needs force'
  | 'stale info'
  | 'atomic push failed';

/** One ref of the remote that a push is to change. */
export interface PushItem {
  /** The ref or revision here, as it is shown; undefined: the ref over there is deleted. */
  readonly source: string | undefined;
  /** The ref over there, in full. */
  readonly target: string;
  /** What the ref over there names now; undefined: it is not there. */
  readonly oldId: ObjectId | undefined;
  /** What it shall name; undefined: nothing. */
  readonly newId: ObjectId | undefined;
  /** Asked for by `+`, `--force` or a lease that holds. */
  readonly force: boolean;
  status: PushStatus;
  /** Whether the move was no fast-forward. */
  forced: boolean;
}
