import type { Db } from '../db/db';
import { SESSION_IDLE, SESSION_LONGEST } from './sessions';

const DAY = 86_400_000;

/** Removes what has run out and tells nothing any more: sessions, links for passwords, sign-ins that nobody finished, counters. Any server may, at any time. */
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
}
