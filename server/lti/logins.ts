import { newToken, sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { ltiLogins } from '../db/schema/lti';
import { LtiError } from './errors';
import type { Platform } from './platforms';

/** How long a launch may take from its login to its end (seconds). */
export const LOGIN_SECONDS = 600;

export interface LoginRequest {
  readonly login_hint: string;
  readonly lti_message_hint?: string | undefined;
}

/**
 * Begins a launch: remembers that this browser asked this platform, and gives the address where the platform is asked who sits there.
 *
 * @param browser the value of the browser's launch cookie.
 */
export async function beginLogin(
  queries: Queries,
  platform: Platform,
  { login_hint, lti_message_hint }: LoginRequest,
  { browser, redirectUri }: { readonly browser: string; readonly redirectUri: string },
  now: Date,
): Promise<string> {
  const state = newToken();
  const nonce = newToken();
  await queries.orm.insert(ltiLogins).values({
    stateSha256: sha256(state),
    nonceSha256: sha256(nonce),
    browserSha256: sha256(browser),
    platformId: platform.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LOGIN_SECONDS * 1_000),
  });
  const url = new URL(platform.authorizationUrl);
  const asked = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: platform.clientId,
    redirect_uri: redirectUri,
    login_hint,
    ...(lti_message_hint === undefined ? {} : { lti_message_hint }),
    state,
    nonce,
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

export interface TakenLogin {
  readonly platformId: string;
  readonly nonceSha256: Uint8Array;
}

/**
 * Ends a launch, once, in the browser where it began.
 *
 * @throws LtiError `lti-login`; which of the reasons it is, is not told.
 */
export async function takeLogin(
  queries: Queries,
  state: string,
  browser: string | null,
  now: Date,
): Promise<TakenLogin> {
  const [row] = await queries.query<{ platform_id: string; nonce_sha256: Uint8Array }>(
    `update lti_logins set used_at = $3 where state_sha256 = $1 and browser_sha256 = $2 and used_at is null and expires_at > $3
     returning platform_id, nonce_sha256`,
    [sha256(state), sha256(browser ?? ''), now],
  );
  if (row === undefined)
    throw new LtiError(
      'lti-login',
      'This launch was used already, took longer than ten minutes, or did not begin in this browser. Go back to your course and open the link again; if that does not help, let the browser keep cookies of this lab.',
    );
  return { platformId: row.platform_id, nonceSha256: row.nonce_sha256 };
}
