import { createPerson } from '../accounts/people';
import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';

/** How a platform names somebody. */
export interface CourseName {
  /** The platform's id of the person. */
  readonly subject: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * The account of somebody of a platform, by (issuer, subject) and nothing else: an address proves nothing. Made where there is none.
 *
 * @throws HttpError `forbidden` for one that was closed.
 */
export async function accountOf(
  queries: Queries,
  issuer: string,
  { subject, name, email }: CourseName,
  now: Date,
): Promise<string> {
  const [found] = await queries.query<{ id: string; disabled: boolean }>(
    `select u.id, u.disabled_at is not null as disabled from identities i join users u on u.id = i.user_id
     where i.provider = 'lti' and i.issuer = $1 and i.subject = $2`,
    [issuer, subject],
  );
  if (found?.disabled)
    throw new HttpError('forbidden', 'Your account in this lab is closed. Ask its operator.');
  if (found !== undefined) return found.id;
  const account = { displayName: name ?? 'Unnamed person', ...(email === undefined ? {} : { email }) };
  const userId = await createPerson(queries, account, now);
  await queries.query(
    "insert into identities (provider, issuer, subject, user_id, created_at) values ('lti', $1, $2, $3, $4)",
    [issuer, subject, userId, now],
  );
  return userId;
}
