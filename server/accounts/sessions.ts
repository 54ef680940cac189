import { and, eq, ne } from 'drizzle-orm';
import type { UserActor } from '../access/actor';
import type { Queries } from '../db/db';
import { sessions } from '../db/schema/accounts';
import { newToken, sha256 } from './secret-codes';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milliseconds. Whoever can see other people's work is asked again after half a day without use. */
export const SESSION_IDLE = { learner: 14 * DAY, staff: 12 * HOUR } as const;
export const SESSION_LONGEST = 90 * DAY;
/** How long a password or passkey that was just given stands for exports and changes of roles. */
export const CONFIRMED_FOR = 10 * 60_000;
/** `seen_at` is written at most so often: reading must not cost a commit each time. */
const SEEN_EVERY = 60_000;

export interface SessionUser {
  readonly id: string;
  readonly isStaff: boolean;
  /** Whether the sign-in stands for a confirmation. */
  readonly isConfirmed: boolean;
}

/** Opens a session and returns its token, which is kept nowhere. A new one for each sign-in: none can be planted. */
export async function openSession(queries: Queries, user: SessionUser, now: Date): Promise<string> {
  const token = newToken();
  await queries.orm.insert(sessions).values({
    tokenSha256: sha256(token),
    userId: user.id,
    isStaff: user.isStaff,
    createdAt: now,
    seenAt: now,
    confirmedAt: user.isConfirmed ? now : new Date(0),
  });
  return token;
}

interface SessionRow {
  readonly user_id: string;
  readonly is_staff: boolean;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly confirmed_at: Date;
  readonly is_admin: boolean;
  readonly may_teach: boolean;
}

/** Who has the session of `token`; null when there is none, it has ended, or the account has. */
export async function findSession(queries: Queries, token: string, now: Date): Promise<UserActor | null> {
  const hash = sha256(token);
  const [row] = await queries.query<SessionRow>(
    `select s.user_id, s.is_staff, s.created_at, s.seen_at, s.confirmed_at, u.is_admin, u.may_teach
     from sessions s join users u on u.id = s.user_id
     where s.token_sha256 = $1 and u.disabled_at is null and u.erased_at is null`,
    [hash],
  );
  if (row === undefined) return null;
  const idle = now.getTime() - row.seen_at.getTime();
  const age = now.getTime() - row.created_at.getTime();
  if (idle > (row.is_staff ? SESSION_IDLE.staff : SESSION_IDLE.learner) || age > SESSION_LONGEST) {
    await queries.query('delete from sessions where token_sha256 = $1', [hash]);
    return null;
  }
  if (idle > SEEN_EVERY)
    await queries.query('update sessions set seen_at = $2 where token_sha256 = $1', [hash, now]);
  return {
    kind: 'user',
    userId: row.user_id,
    isAdmin: row.is_admin,
    mayTeach: row.may_teach,
    isConfirmed: now.getTime() - row.confirmed_at.getTime() <= CONFIRMED_FOR,
  };
}

/** Ends the session of `token`. */
export async function closeSession(queries: Queries, token: string): Promise<void> {
  await queries.orm.delete(sessions).where(eq(sessions.tokenSha256, sha256(token)));
}

/** Ends all sessions of someone, but the one of `exceptToken` if given. */
export async function closeSessionsOf(queries: Queries, userId: string, exceptToken?: string): Promise<void> {
  const theirs = eq(sessions.userId, userId);
  await queries.orm
    .delete(sessions)
    .where(exceptToken === undefined ? theirs : and(theirs, ne(sessions.tokenSha256, sha256(exceptToken))));
}

/** Whether someone can see other people's work anywhere: their sessions are the short ones. */
export async function isStaff(queries: Queries, userId: string): Promise<boolean> {
  const rows = await queries.query(
    `select 1 from users u where u.id = $1 and (u.is_admin or u.may_teach or exists
       (select 1 from members m where m.user_id = u.id and m.status = 'active' and m.role <> 'learner'))`,
    [userId],
  );
  return rows.length > 0;
}
