import { isAncestor } from '../../git/history/merge-base';
import { NULL_ID } from '../../git/objects/object-id';
import type { RefUpdate } from '../../git/remote/push/receive';
import { allPulls, savePull, withEvent } from '../pulls/pull-file';
import { reviewPull } from '../review/review-pull';
import type { PullRecord } from '../store/pull-schema';
import { noteDelivery } from './note-delivery';
import type { ServerRepository } from './server-repository';

/** What a push to its own branch does to an open pull request: more commits, or the end of it. */
function headMoved(server: ServerRepository, pull: PullRecord, update: RefUpdate, by: string): PullRecord {
  const { objects } = server.git;
  const at = server.clock.now();
  const { oldId = NULL_ID, newId } = update;
  if (newId === undefined)
    return savePull(server, withEvent({ ...pull, state: 'closed' }, { kind: 'closed', at, by }));
  const forced = !objects.has(oldId) || !isAncestor(objects, oldId, newId);
  const event = { kind: 'pushed', at, by, before: oldId, after: newId, forced } as const;
  return reviewPull(server, savePull(server, withEvent({ ...pull, headCommit: newId }, event)));
}

/** A push to the base that brings all of a pull request merges it. */
function baseMoved(server: ServerRepository, pull: PullRecord, update: RefUpdate, by: string): PullRecord {
  const { oldId, newId } = update;
  if (newId === undefined || oldId === undefined) return pull;
  if (!isAncestor(server.git.objects, pull.headCommit, newId)) return pull;
  const merged: PullRecord = { ...pull, state: 'merged', mergedOnto: oldId, mergeMethod: 'push' };
  return savePull(server, withEvent(merged, { kind: 'merged', at: server.clock.now(), by, commit: newId }));
}

/** Takes note of a push in the pull requests that it touches; the colleagues look at new commits at once. */
export function notePush(server: ServerRepository, updates: readonly RefUpdate[], by: string): void {
  noteDelivery(server, updates, by);
  for (const update of updates)
    for (const pull of allPulls(server)) {
      if (pull.state !== 'open') continue;
      if (update.ref === `refs/heads/${pull.head}`) headMoved(server, pull, update, by);
      else if (update.ref === `refs/heads/${pull.base}`) baseMoved(server, pull, update, by);
    }
}
