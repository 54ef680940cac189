import type { Queries } from '../db/db';
import { HttpError } from '../http/http-error';

/** A provider of accounts elsewhere that signs people in here now. */
export interface OpenProvider {
  readonly way: string;
  readonly issuer: string;
}

/**
 * Refuses to leave somebody without a way in. Called after one was taken away, in the same transaction.
 *
 * @param open the providers that are set up; an account at another one opens nothing. A learning platform opens with its launches.
 * @throws HttpError `conflict`.
 */
export async function refuseNoWayIn(
  queries: Queries,
  userId: string,
  open: readonly OpenProvider[],
): Promise<void> {
  // A statement of its own: what the next one sees begins after whoever else held it.
  await queries.query('select 1 from users where id = $1 for update', [userId]);
  const left = await queries.query(
    `select 1 from users u where u.id = $1 and (u.password_hash is not null or u.recovery_sha256 is not null
       or exists (select 1 from passkeys p where p.user_id = u.id)
       or exists (select 1 from identities i where i.user_id = u.id
         and (i.provider not in ('oidc', 'github') or i.provider || ' ' || i.issuer = any($2::text[]))))`,
    [userId, open.map(({ way, issuer }) => `${way} ${issuer}`)],
  );
  if (left.length === 0)
    throw new HttpError(
      'conflict',
      'This is your only way in. Set a password, add a passkey or make a recovery code first.',
    );
}
