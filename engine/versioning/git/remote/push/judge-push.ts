import { isAncestor } from '../../history/merge-base';
import { peel } from '../../history/revision';
import type { ObjectId } from '../../objects/object-id';
import type { Repository } from '../../program/repository';
import type { PushItem, RejectReason } from './push-item';

/** What a lease says about a ref: it must still name this; undefined: it must not be there. */
export type Lease = { readonly expected: ObjectId | undefined };

/**
 * Why this side refuses to move a ref of the remote; undefined: it may move. The item remembers whether the move is no
 * fast-forward.
 */
export function judgePush(
  repo: Repository,
  item: PushItem,
  lease: Lease | undefined,
): RejectReason | undefined {
  const reason = moveProblem(repo, item);
  if (lease !== undefined && lease.expected !== item.oldId) return 'stale info';
  if (reason === undefined) return undefined;
  if (!item.force && lease === undefined) return reason;
  item.forced = true;
  return undefined;
}

function moveProblem(repo: Repository, { target, oldId, newId }: PushItem): RejectReason | undefined {
  if (oldId === undefined || newId === undefined) return undefined;
  if (target.startsWith('refs/tags/')) return 'already exists';
  if (!repo.objects.has(oldId)) return 'fetch first';
  const [from, to] = [peel(repo, oldId, 'commit'), peel(repo, newId, 'commit')];
  if (from !== oldId || to === undefined) return 'needs force';
  return isAncestor(repo.objects, from, to) ? undefined : 'non-fast-forward';
}
