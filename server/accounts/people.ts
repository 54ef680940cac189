import { eq } from 'drizzle-orm';
import type { Me } from '../../contracts/api/accounts';
import type { Queries } from '../db/db';
import { isUniqueBroken, toDbError } from '../db/errors';
import { users } from '../db/schema/accounts';
import { fieldError, HttpError } from '../http/http-error';
import { inGroups, newCode, readCode, sha256 } from './secret-codes';

/** 100 bits: as long as it has to be for a code that is tried without a name. */
const RECOVERY_CHARACTERS = 20;

export interface NewPerson {
  readonly displayName: string;
  /** Lower case. */
  readonly username?: string;
  readonly passwordHash?: string;
  readonly email?: string;
  /** The class that someone joined by making the account. */
  readonly homeClassId?: string;
  readonly isAdmin?: boolean;
  readonly mayTeach?: boolean;
}

/** @throws HttpError `invalid` when the user name is taken. */
export async function createPerson(queries: Queries, person: NewPerson, now: Date): Promise<string> {
  const id = crypto.randomUUID();
  if (person.username !== undefined) await refuseTaken(queries, person.username);
  try {
    await queries.orm.insert(users).values({ id, createdAt: now, ...person });
  } catch (error) {
    // Two at the same moment: the first one has it.
    if (isUniqueBroken(toDbError(error))) throw taken(person.username ?? '');
    throw error;
  }
  return id;
}

async function refuseTaken(queries: Queries, username: string): Promise<void> {
  const found = await queries.orm.select({ id: users.id }).from(users).where(eq(users.username, username));
  if (found.length > 0) throw taken(username);
}

function taken(username: string): HttpError {
  return fieldError('username', `${username} is taken. Choose another name.`);
}

export interface Guest {
  readonly userId: string;
  /** Shown once; opens the account from another device. */
  readonly recoveryCode: string;
}

/** An account with nothing but a display name and a recovery code. */
export async function createGuest(
  queries: Queries,
  displayName: string,
  homeClassId: string,
  now: Date,
): Promise<Guest> {
  const userId = await createPerson(queries, { displayName, homeClassId }, now);
  return { userId, recoveryCode: await renewRecoveryCode(queries, userId) };
}

/** Gives someone a recovery code, in place of the one before. */
export async function renewRecoveryCode(queries: Queries, userId: string): Promise<string> {
  const code = newCode(RECOVERY_CHARACTERS);
  await queries.orm
    .update(users)
    .set({ recoverySha256: sha256(code) })
    .where(eq(users.id, userId));
  return inGroups(code);
}

/** Whose recovery code it is; null: nobody's who may sign in. It is used up by the one who asks. */
export async function takeRecoveryCode(queries: Queries, typed: string): Promise<string | null> {
  const [found] = await queries.query<{ id: string }>(
    `update users set recovery_sha256 = null
     where recovery_sha256 = $1 and disabled_at is null and erased_at is null returning id`,
    [sha256(readCode(typed))],
  );
  return found?.id ?? null;
}

export interface SignIn {
  readonly id: string;
  readonly passwordHash: string | null;
}

/** The account of a user name, for a sign-in; null when there is none that may sign in. */
export async function findByUsername(queries: Queries, username: string): Promise<SignIn | null> {
  const [found] = await queries.query<{ id: string; password_hash: string | null }>(
    'select id, password_hash from users where username = $1 and disabled_at is null and erased_at is null',
    [username],
  );
  return found === undefined ? null : { id: found.id, passwordHash: found.password_hash };
}

export interface SignInChange {
  readonly username?: string;
  readonly passwordHash?: string;
  readonly displayName?: string;
}

/** Changes how someone is named and signs in. @throws HttpError `invalid` when the user name is another's. */
export async function setSignIn(queries: Queries, userId: string, change: SignInChange): Promise<void> {
  if (change.username !== undefined) {
    const { username } = await getPerson(queries, userId);
    if (username !== change.username) await refuseTaken(queries, change.username);
  }
  try {
    await queries.orm.update(users).set(change).where(eq(users.id, userId));
  } catch (error) {
    if (isUniqueBroken(toDbError(error))) throw taken(change.username ?? '');
    throw error;
  }
}

/** @throws HttpError `not-found`. */
export async function getPerson(queries: Queries, id: string): Promise<typeof users.$inferSelect> {
  const [person] = await queries.orm.select().from(users).where(eq(users.id, id));
  if (person === undefined || person.erasedAt !== null)
    throw new HttpError('not-found', 'There is no such account.');
  return person;
}

/** What someone is told of their own account. @throws HttpError `not-found`. */
export async function readMe(queries: Queries, userId: string): Promise<Me> {
  const { id, displayName, username, isAdmin, mayTeach, passwordHash } = await getPerson(queries, userId);
  const [key] = await queries.query('select 1 from passkeys where user_id = $1 limit 1', [userId]);
  return {
    id,
    displayName,
    username,
    isAdmin,
    mayTeach,
    hasPassword: passwordHash !== null,
    hasPasskey: key !== undefined,
  };
}
