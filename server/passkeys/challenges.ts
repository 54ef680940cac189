import { newToken, sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { passkeyChallenges } from '../db/schema/ways';

/** Milliseconds: as long as somebody looks for their phone. */
export const CHALLENGE_GOOD_FOR = 5 * 60_000;

/** Makes what an authenticator has to sign: 256 random bits. @param userId who adds a passkey; null: it is for a sign-in. */
export async function makeChallenge(queries: Queries, userId: string | null, now: Date): Promise<string> {
  const challenge = newToken();
  const expiresAt = new Date(now.getTime() + CHALLENGE_GOOD_FOR);
  await queries.orm
    .insert(passkeyChallenges)
    .values({ challengeSha256: sha256(challenge), userId, expiresAt });
  return challenge;
}

/** Uses a challenge up; false for one that is used, too old, unknown, or for something else. */
export async function takeChallenge(
  queries: Queries,
  challenge: string,
  userId: string | null,
  now: Date,
): Promise<boolean> {
  const taken = await queries.query<{ isGood: boolean }>(
    `delete from passkey_challenges where challenge_sha256 = $1
     returning expires_at > $2 and user_id is not distinct from $3::uuid as "isGood"`,
    [sha256(challenge), now, userId],
  );
  return taken[0]?.isGood ?? false;
}
