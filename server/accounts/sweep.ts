import type { Db } from '../db/db';
import { SESSION_IDLE, SESSION_LONGEST } from './sessions';

const DAY = 86_400_000;
/** An upload may be interrupted for a weekend; whoever hands in later is told what to send again. */
export const ARTIFACT_GRACE = 7 * DAY;
/** Contents that are removed at once, of at most 1 MB each: nobody waits long for the database. */
const ARTIFACTS_AT_ONCE = 200;

/**
 * Removes what has run out and tells nothing any more: sessions, links for passwords, sign-ins that nobody finished, counters, contents
 * that were sent and never handed in. Any server may, at any time.
 */
export async function sweep(db: Db, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await db.query(
    'delete from sessions where created_at < $1 or seen_at < case when is_staff then $2::timestamptz else $3::timestamptz end',
    [before(SESSION_LONGEST), before(SESSION_IDLE.staff), before(SESSION_IDLE.learner)],
  );
  await db.query('delete from one_time_tokens where coalesce(used_at, expires_at) < $1', [before(DAY)]);
  await db.query('delete from lti_logins where expires_at < $1', [before(DAY)]);
  await db.query('delete from lti_choices where created_at < $1', [before(DAY)]);
  await db.query('delete from passkey_challenges where expires_at < $1', [now]);
  await db.query('delete from sign_in_flows where expires_at < $1', [now]);
  // A window that grew is eight of the longest ones at most, and is forgotten after one of them.
  await db.query('delete from rate_limits where resets_at < $1', [before(DAY)]);
  await sweepArtifacts(db, before(ARTIFACT_GRACE));
}

async function sweepArtifacts(db: Db, sentBefore: Date): Promise<void> {
  let removed = ARTIFACTS_AT_ONCE;
  while (removed === ARTIFACTS_AT_ONCE) {
    const rows = await db.query(
      // Said twice: what is sent or handed in at this moment has the row, and this looks at it anew when it gets it.
      `delete from artifacts where not is_named and created_at < $1 and sha256 in (
         select sha256 from artifacts where not is_named and created_at < $1 order by created_at limit ${ARTIFACTS_AT_ONCE})
       returning 1`,
      [sentBefore],
    );
    removed = rows.length;
  }
}
