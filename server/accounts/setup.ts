import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../config/secrets';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';
import { writeAudit } from './audit';
import { createPerson } from './people';

/** Any number of its own: whoever makes the first account holds it. */
const LOCK = 7_264_302;

/**
 * The token of the link that makes the first account. It follows from the server's secret, so it can be printed before there
 * is a database, and is the same on every server. It is good until there is an administrator, and never again.
 */
export function setupToken(secrets: Secrets): string {
  return secrets.hmac('setup-link', 'first account').toString('base64url');
}

/** Whether the first account is still to be made. */
export async function needsSetup(queries: Queries): Promise<boolean> {
  const found = await queries.query('select 1 from users where is_admin limit 1');
  return found.length === 0;
}

export interface FirstAccount {
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
}

/**
 * Makes the first account: an administrator who may teach.
 *
 * @throws HttpError `gone` when there is one, or the token is not the one that was printed.
 */
export async function claimSetup(
  queries: Queries,
  secrets: Secrets,
  token: string,
  account: FirstAccount,
  now: Date,
): Promise<string> {
  const expected = Buffer.from(setupToken(secrets));
  const given = Buffer.from(token);
  const isRight = given.length === expected.length && timingSafeEqual(given, expected);
  await queries.query('select pg_advisory_xact_lock($1)', [LOCK]);
  if (!isRight || !(await needsSetup(queries)))
    throw new HttpError(
      'gone',
      'This link does not make the first account: it was used already, or is not the one that this server printed.',
    );
  const id = await createPerson(queries, { ...account, isAdmin: true, mayTeach: true }, now);
  await writeAudit(queries, { actorId: id, action: 'setup.claim', subjectId: id }, now);
  return id;
}
