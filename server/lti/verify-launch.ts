import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { ZodError } from 'zod';
import { sha256 } from '../accounts/secret-codes';
import { type Launch, readClaims } from './claims';
import { LtiError } from './errors';

/** What a launch has to be measured by. */
export interface Expected {
  readonly issuer: string;
  readonly clientId: string;
  readonly deploymentIds: readonly string[];
  /** SHA-256 of the nonce that the login gave. */
  readonly nonceSha256: Uint8Array;
  /** Finds the platform's key that a token names. */
  readonly keys: JWTVerifyGetKey;
  readonly now: Date;
}

/** How long a platform's token is good for (seconds), and how far its clock may be off. */
const MOST_AGE = 600;
const TOLERANCE = 60;

/**
 * Checks a launch as LTI 1.3 and the security framework of 1EdTech ask: signed with RS256 by a key of the platform that the token names,
 * fresh, from this issuer, for this client, in a deployment that is registered, an answer to our own login, and whole.
 *
 * @throws LtiError that says what was found.
 */
export async function verifyLaunch(token: string, expected: Expected): Promise<Launch> {
  const payload = await verified(token, expected);
  const launch = claimsOf(payload);
  if (!Buffer.from(expected.nonceSha256).equals(sha256(launch.nonce)))
    throw new LtiError('lti-login', 'The token answers another login than this one.');
  if (!expected.deploymentIds.includes(launch.deploymentId))
    throw new LtiError(
      'lti-unknown',
      `The deployment ${launch.deploymentId} of this platform is not registered here. An administrator of the lab can add it.`,
    );
  return launch;
}

async function verified(token: string, { issuer, clientId, keys, now }: Expected): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(token, namedKey(keys), {
      algorithms: ['RS256'],
      issuer,
      audience: clientId,
      maxTokenAge: MOST_AGE,
      clockTolerance: TOLERANCE,
      currentDate: now,
      requiredClaims: ['exp', 'iat'],
    });
    const { aud, azp } = payload;
    // A token for several has to say whose it is; one that says so has to mean us.
    if (azp === undefined ? Array.isArray(aud) && aud.length > 1 : azp !== clientId)
      throw new LtiError('lti-token', 'The token was made for another tool (azp).');
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError)
      throw new LtiError('lti-token', `The platform's token is not good: ${error.message}.`, undefined, {
        cause: error,
      });
    throw error;
  }
}

/** jose lets a token without a key id be tried with the only key there is; LTI does not. */
const namedKey =
  (keys: JWTVerifyGetKey): JWTVerifyGetKey =>
  (header, token) => {
    if (typeof header.kid !== 'string' || header.kid === '')
      throw new LtiError('lti-token', 'The token does not name the key that it was signed with (kid).');
    return keys(header, token);
  };

function claimsOf(payload: unknown): Launch & { readonly nonce: string } {
  try {
    return readClaims(payload);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const said = error.issues.map(({ path, message }) => `${path.join('.') || 'token'}: ${message}`);
    throw new LtiError('lti-claims', `The launch does not say what it has to. ${said.join('; ')}.`);
  }
}
