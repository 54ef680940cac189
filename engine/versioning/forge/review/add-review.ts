import { ForgeError } from '../errors';
import { savePull, withEvent } from '../pulls/pull-file';
import { endsOf } from '../pulls/pull-git';
import type { ServerRepository } from '../server/server-repository';
import type { PullRecord, ReviewState } from '../store/pull-schema';

/** A review that somebody writes by hand. */
export interface OwnReview {
  /** Login. */
  readonly by: string;
  readonly state: ReviewState;
  readonly body: string;
}

/** Adds a review. @throws ForgeError `not-allowed`: nobody judges a pull request of their own. */
export function addReview(
  server: ServerRepository,
  pull: PullRecord,
  { by, state, body }: OwnReview,
): PullRecord {
  if (by === pull.author && state !== 'commented') {
    const deed = state === 'approved' ? 'approve' : 'request changes on';
    throw new ForgeError('not-allowed', `Can not ${deed} your own pull request`);
  }
  const id = pull.events.filter(({ kind }) => kind === 'reviewed').length + 1;
  const { head } = endsOf(server, pull);
  const at = server.clock.now();
  return savePull(server, withEvent(pull, { kind: 'reviewed', at, by, id, state, body, commit: head }));
}
