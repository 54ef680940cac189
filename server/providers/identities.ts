import type { SignInProvider } from '../../contracts/api/learner';
import { writeAudit } from '../accounts/audit';
import { createPerson } from '../accounts/people';
import type { Queries } from '../db/db';
import { identities } from '../db/schema/accounts';
import { HttpError } from '../http/http-error';
import type { Identified } from './provider';

type Way = SignInProvider['way'];

/**
 * The account of somebody who has signed in elsewhere: the one that is linked, else a new one with nothing but a name. Never one that is
 * found by something else, such as an e-mail address.
 *
 * @throws HttpError `forbidden` when the account was closed.
 */
export async function accountOf(queries: Queries, way: Way, who: Identified, now: Date): Promise<string> {
  const found = await findLinked(queries, way, who);
  if (found !== undefined) {
    if (!found.isOpen) throw new HttpError('forbidden', 'This account was closed by an administrator.');
    return found.userId;
  }
  const displayName = who.displayName.trim().slice(0, 100).trim() || 'Learner';
  const userId = await createPerson(queries, { displayName }, now);
  await insert(queries, way, who, userId, now);
  await writeAudit(
    queries,
    { actorId: userId, action: 'identities.sign-up', subjectId: userId, detail: { way } },
    now,
  );
  return userId;
}

/** Links an account elsewhere to one here. @throws HttpError `conflict` when it is linked to another one. */
export async function linkIdentity(
  queries: Queries,
  way: Way,
  who: Identified,
  userId: string,
  now: Date,
): Promise<void> {
  const found = await findLinked(queries, way, who);
  if (found?.userId === userId) return;
  if (found !== undefined) throw new HttpError('conflict', 'It signs somebody else in here.');
  await insert(queries, way, who, userId, now);
  await writeAudit(
    queries,
    { actorId: userId, action: 'identities.link', subjectId: userId, detail: { way } },
    now,
  );
}

async function findLinked(queries: Queries, way: Way, { issuer, subject }: Identified) {
  // Two who come at the same moment as the same one wait for each other: a row that is not there yet cannot be locked.
  await queries.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `${way} ${issuer} ${subject}`,
  ]);
  const [found] = await queries.query<{ userId: string; isOpen: boolean }>(
    `select i.user_id as "userId", u.disabled_at is null and u.erased_at is null as "isOpen"
     from identities i join users u on u.id = i.user_id
     where i.provider = $1 and i.issuer = $2 and i.subject = $3`,
    [way, issuer, subject],
  );
  return found;
}

async function insert(queries: Queries, way: Way, who: Identified, userId: string, now: Date): Promise<void> {
  const { issuer, subject } = who;
  await queries.orm.insert(identities).values({ provider: way, issuer, subject, userId, createdAt: now });
}
