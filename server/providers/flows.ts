import type { SignInProvider } from '../../contracts/api/learner';
import { newToken, sha256 } from '../accounts/secret-codes';
import type { Queries } from '../db/db';
import { signInFlows } from '../db/schema/ways';

/** Milliseconds that somebody has for signing in elsewhere. */
export const FLOW_GOOD_FOR = 10 * 60_000;

/** The cookie that binds a sign-in to the browser that began it. */
export const FLOW_COOKIE = 'lab-flow';

export interface Flow {
  readonly nonce: string;
  readonly verifier: string;
  /** Whom the account elsewhere is linked to; null: it is a sign-in. */
  readonly userId: string | null;
  readonly next: string | null;
}

export interface BegunFlow extends Flow {
  readonly state: string;
  /** The value of the cookie. */
  readonly browser: string;
}

/** Begins a sign-in elsewhere. */
export async function beginFlow(
  queries: Queries,
  { way, userId, next }: Pick<Flow, 'userId' | 'next'> & Pick<SignInProvider, 'way'>,
  now: Date,
): Promise<BegunFlow> {
  const [state, browser, nonce, verifier] = [newToken(), newToken(), newToken(), newToken()] as const;
  await queries.orm.insert(signInFlows).values({
    stateSha256: sha256(state),
    browserSha256: sha256(browser),
    way,
    nonce,
    verifier,
    userId,
    next,
    expiresAt: new Date(now.getTime() + FLOW_GOOD_FOR),
  });
  return { state, browser, nonce, verifier, userId, next };
}

/** Uses a begun sign-in up; null for one that is used, too old, unknown, of another browser or another provider. */
export async function takeFlow(
  queries: Queries,
  { way, state, browser }: Pick<SignInProvider, 'way'> & { readonly state: string; readonly browser: string },
  now: Date,
): Promise<Flow | null> {
  const [flow] = await queries.query<Flow & { readonly isGood: boolean }>(
    `delete from sign_in_flows where state_sha256 = $1
     returning nonce, verifier, user_id as "userId", next,
       browser_sha256 = $2 and way = $3 and expires_at > $4 as "isGood"`,
    [sha256(state), sha256(browser), way, now],
  );
  return flow?.isGood ? flow : null;
}
