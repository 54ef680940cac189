import type { Queries } from '../db/db';
import { oneTimeTokens } from '../db/schema/accounts';
import { HttpError } from '../http/http-error';
import { newToken, sha256 } from './secret-codes';

export type TokenPurpose = 'reset' | 'invite';

/** Milliseconds that a link is good for. An invitation waits for someone who does not expect it. */
const GOOD_FOR: Readonly<Record<TokenPurpose, number>> = { reset: 3_600_000, invite: 7 * 86_400_000 };

export interface OneTimeLink {
  /** Kept nowhere; hand it over. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a link by which its owner sets a password, once. Links for the same person that were not used end with it. */
export async function makeOneTimeToken(
  queries: Queries,
  purpose: TokenPurpose,
  userId: string,
  createdBy: string | null,
  now: Date,
): Promise<OneTimeLink> {
  await queries.query('delete from one_time_tokens where user_id = $1 and used_at is null', [userId]);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + GOOD_FOR[purpose]);
  await queries.orm
    .insert(oneTimeTokens)
    .values({ tokenSha256: sha256(token), purpose, userId, createdBy, createdAt: now, expiresAt });
  return { token, expiresAt };
}

/**
 * Uses a token up, and says whose it is.
 *
 * @throws HttpError `gone` for one that is used, too old or unknown; which of them is not told.
 */
export async function takeOneTimeToken(queries: Queries, token: string, now: Date): Promise<string> {
  const [row] = await queries.query<{ user_id: string }>(
    `update one_time_tokens t set used_at = $2 from users u
     where t.token_sha256 = $1 and t.used_at is null and t.expires_at > $2
       and u.id = t.user_id and u.disabled_at is null and u.erased_at is null
     returning t.user_id`,
    [sha256(token), now],
  );
  if (row === undefined)
    throw new HttpError('gone', 'This link was used already or is too old. Ask for a new one.');
  return row.user_id;
}
