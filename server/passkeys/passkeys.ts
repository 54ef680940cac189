import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { PasskeyAssertion, PasskeyAttestation } from '../../contracts/api/passkeys';
import { StagecraftError } from '../../engine/core/errors';
import { getPerson } from '../accounts/people';
import type { Db, Queries } from '../db/db';
import { passkeys } from '../db/schema/ways';
import { HttpError } from '../http/http-error';
import { CHALLENGE_GOOD_FOR, makeChallenge, takeChallenge } from './challenges';
import type { RelyingParty } from './relying-party';

/** More than anybody has devices. */
const MOST = 20;

/** A person is known to their authenticators by the id of the account, which tells nothing. */
const handleOf = (userId: string) => new TextEncoder().encode(userId);

/** What a browser needs to make a passkey for someone. */
export async function creationOptions(queries: Queries, party: RelyingParty, userId: string, now: Date) {
  const { username, displayName } = await getPerson(queries, userId);
  const own = await queries.query<{ id: string }>('select id from passkeys where user_id = $1', [userId]);
  if (own.length >= MOST) throw new HttpError('conflict', `An account has ${MOST} passkeys at most.`);
  return generateRegistrationOptions({
    rpName: 'Stagecraft',
    rpID: party.id,
    userID: handleOf(userId),
    userName: username ?? displayName,
    userDisplayName: displayName,
    challenge: Buffer.from(await makeChallenge(queries, userId, now), 'base64url'),
    timeout: CHALLENGE_GOOD_FOR,
    excludeCredentials: [...own],
    // Found without a name, and by somebody who has shown the device who they are: a passkey stands for name and password.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Adds the passkey that a browser has made.
 *
 * @throws HttpError `invalid` when it was not made for this lab, this person and a challenge of theirs.
 */
export async function addPasskey(
  db: Db,
  party: RelyingParty,
  { userId, name, response }: { userId: string; name: string; response: PasskeyAttestation },
  now: Date,
  record: (queries: Queries, passkeyId: string) => Promise<void>,
): Promise<string> {
  const { registrationInfo } = await verifying(
    () =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => takeChallenge(db, challenge, userId, now),
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
      }),
    () => new HttpError('invalid', 'The passkey was not made for this page, or too late. Try again.'),
  );
  const { credential, credentialBackedUp } = registrationInfo;
  await db.tx(async (queries) => {
    const added = await queries.orm
      .insert(passkeys)
      .values({
        id: credential.id,
        userId,
        name,
        publicKey: credential.publicKey,
        counter: credential.counter,
        isSynced: credentialBackedUp,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new HttpError('conflict', 'This passkey is in use already.');
    await record(queries, credential.id);
  });
  return credential.id;
}

/** What a browser needs to find a passkey of this lab, whoever it belongs to. */
export async function requestOptions(queries: Queries, party: RelyingParty, now: Date) {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: Buffer.from(await makeChallenge(queries, null, now), 'base64url'),
    timeout: CHALLENGE_GOOD_FOR,
    userVerification: 'required',
  });
}

interface KnownPasskey {
  readonly user_id: string;
  readonly public_key: Uint8Array<ArrayBuffer>;
  readonly counter: number;
}

/**
 * Whose passkey has signed. What was wrong with one that is refused is not told.
 *
 * @throws HttpError `sign-in`.
 */
export async function verifyPasskey(
  db: Db,
  party: RelyingParty,
  response: PasskeyAssertion,
  now: Date,
): Promise<string> {
  const refusal = () =>
    new HttpError('sign-in', 'This passkey does not sign in here. Try again, or sign in another way.');
  const [known] = await db.query<KnownPasskey>(
    `select p.user_id, p.public_key, p.counter from passkeys p join users u on u.id = p.user_id
     where p.id = $1 and u.disabled_at is null and u.erased_at is null`,
    [response.id],
  );
  if (known === undefined) throw refusal();
  const { userHandle } = response.response;
  if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() !== known.user_id)
    throw refusal();
  const { authenticationInfo } = await verifying(
    () =>
      verifyAuthenticationResponse({
        response,
        credential: {
          id: response.id,
          publicKey: Uint8Array.from(known.public_key),
          counter: known.counter,
        },
        expectedChallenge: (challenge) => takeChallenge(db, challenge, null, now),
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
      }),
    refusal,
  );
  const { newCounter, credentialBackedUp } = authenticationInfo;
  // Once more, by the database: two answers with the same count may arrive together.
  const counted = await db.query(
    `update passkeys set counter = $2, is_synced = $3, used_at = $4
     where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning 1`,
    [response.id, newCounter, credentialBackedUp, now],
  );
  if (counted.length === 0) throw refusal();
  return known.user_id;
}

/** The library throws for whatever is wrong with a response; what is wrong with the database passes. */
async function verifying<T extends { readonly verified: boolean }>(
  verify: () => Promise<T>,
  refusal: () => HttpError,
): Promise<Extract<T, { readonly verified: true }>> {
  let answer: T;
  try {
    answer = await verify();
  } catch (error) {
    throw error instanceof StagecraftError ? error : refusal();
  }
  if (!answer.verified) throw refusal();
  return answer as Extract<T, { readonly verified: true }>;
}
