import { ForgeError } from '../errors';
import { branchTip, type ServerRepository, serverNote } from '../server/server-repository';
import type { PullRecord } from '../store/pull-schema';
import { savePull, withEvent } from './pull-file';
import { endsOf } from './pull-git';

/** Who does something to a pull request. */
interface Deed {
  /** Login. */
  readonly by: string;
}

/** Closes an open pull request without merging it. @throws ForgeError `not-allowed` for a merged one. */
export function closePull(server: ServerRepository, pull: PullRecord, { by }: Deed): PullRecord {
  if (pull.state === 'merged')
    throw new ForgeError(
      'not-allowed',
      `Pull request #${pull.number} (${pull.title}) can't be closed because it was already merged`,
    );
  if (pull.state === 'closed') return pull;
  return savePull(
    server,
    withEvent({ ...pull, state: 'closed' }, { kind: 'closed', at: server.clock.now(), by }),
  );
}

/** Opens a closed pull request again. @throws ForgeError `not-allowed` for a merged one, or one whose branch is gone. */
export function reopenPull(server: ServerRepository, pull: PullRecord, { by }: Deed): PullRecord {
  if (pull.state === 'open') return pull;
  const headCommit = branchTip(server, pull.head);
  if (pull.state === 'merged' || headCommit === undefined) {
    const reason = pull.state === 'merged' ? 'it was already merged' : `its branch ${pull.head} is gone`;
    const message = `Pull request #${pull.number} (${pull.title}) can't be reopened because ${reason}`;
    throw new ForgeError('not-allowed', message);
  }
  const open: PullRecord = { ...pull, state: 'open', headCommit };
  return savePull(server, withEvent(open, { kind: 'reopened', at: server.clock.now(), by }));
}

/** Makes a draft ready for review, or a draft of it again. */
export function setDraft(
  server: ServerRepository,
  pull: PullRecord,
  draft: boolean,
  { by }: Deed,
): PullRecord {
  if (pull.draft === draft) return pull;
  const kind = draft ? 'drafted' : 'ready';
  return savePull(server, withEvent({ ...pull, draft }, { kind, at: server.clock.now(), by }));
}

/** Adds a comment to the conversation. @throws ForgeError `not-allowed` for an empty one. */
export function commentOn(server: ServerRepository, pull: PullRecord, by: string, body: string): PullRecord {
  if (body.trim() === '') throw new ForgeError('not-allowed', "Body can't be blank");
  return savePull(server, withEvent(pull, { kind: 'commented', at: server.clock.now(), by, body }));
}

/** Answers a remark of a review. @throws ForgeError `not-allowed` for an empty answer or a remark that is not there. */
export function replyTo(
  server: ServerRepository,
  pull: PullRecord,
  thread: number,
  { by, body }: { readonly by: string; readonly body: string },
): PullRecord {
  if (body.trim() === '') throw new ForgeError('not-allowed', "Body can't be blank");
  if (!pull.threads.some(({ id }) => id === thread))
    throw new ForgeError('not-allowed', `Pull request #${pull.number} has no remark ${thread}`);
  const reply = { at: server.clock.now(), by, body };
  const threads = pull.threads.map((one) =>
    one.id === thread ? { ...one, replies: [...one.replies, reply] } : one,
  );
  return savePull(server, { ...pull, threads });
}

/**
 * Marks a remark as settled, or takes the mark away. A colleague who still finds what they asked about opens it again
 * with the next commits. @throws ForgeError `not-allowed` for a remark that is not there.
 */
export function setResolved(
  server: ServerRepository,
  pull: PullRecord,
  thread: number,
  { by, resolved }: { readonly by: string; readonly resolved: boolean },
): PullRecord {
  if (!pull.threads.some(({ id }) => id === thread))
    throw new ForgeError('not-allowed', `Pull request #${pull.number} has no remark ${thread}`);
  const mark = resolved ? { at: server.clock.now(), commit: endsOf(server, pull).head, by } : null;
  const threads = pull.threads.map((one) => (one.id === thread ? { ...one, resolved: mark } : one));
  return savePull(server, { ...pull, threads });
}

/** Deletes the branch of a pull request that is done with. */
export function deleteHead(server: ServerRepository, pull: PullRecord, { by }: Deed): PullRecord {
  if (branchTip(server, pull.head) === undefined) return pull;
  server.git.refs.remove(`refs/heads/${pull.head}`, serverNote(server.clock, 'delete branch'));
  return savePull(server, withEvent(pull, { kind: 'head-deleted', at: server.clock.now(), by }));
}
