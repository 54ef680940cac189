import { z } from 'zod';
import type { SignInProvider, SignInWays } from '../../contracts/api/learner';
import {
  beginElsewhereSchema,
  linkIdentitySchema,
  type SignInOutcome,
  unlinkIdentitySchema,
  waySchema,
} from '../../contracts/api/sign-in-ways';
import { SITE } from '../access/resource';
import { writeAudit } from '../accounts/audit';
import { closeSession } from '../accounts/sessions';
import { signIn } from '../accounts/sign-in';
import { refuseNoWayIn } from '../accounts/ways-in';
import { readCookie, setCookie } from '../http/cookie';
import { HttpError } from '../http/http-error';
import { done, Reply, seeOther } from '../http/reply';
import { defineRoute, person } from '../http/route';
import { relyingPartyAt } from '../passkeys/relying-party';
import { beginFlow, FLOW_COOKIE, FLOW_GOOD_FOR, type Flow, takeFlow } from '../providers/flows';
import { accountOf, linkIdentity } from '../providers/identities';
import { type Identified, ProviderError } from '../providers/provider';
import { needProvider, openProviders } from '../providers/providers';
import type { Services } from '../services';
import { ownAccount } from './own';

type Way = SignInProvider['way'];

const params = z.object({ way: waySchema });

/** `GET /api/v1/sign-in-ways`: what there is beside a name and a password. */
export const listSignInWays = defineRoute({
  action: 'session.list-ways',
  resource: () => SITE,
  handle: async ({ services: { config }, origin }): Promise<SignInWays> => ({
    passkeys: relyingPartyAt(origin) !== null,
    providers: openProviders(config),
  }),
});

/** `POST /api/v1/sign-in-ways/:way`: begins a sign-in elsewhere; the answer has the address that the browser goes to. */
export const beginElsewhere = defineRoute({
  action: 'session.begin-elsewhere',
  params,
  body: beginElsewhereSchema,
  resource: () => SITE,
  // A class signs in from one room at once, and nothing can be guessed by it.
  limits: ({ peer }) => [{ name: 'begin elsewhere by address', subject: peer, most: 120, windowSeconds: 60 }],
  handle: ({ services, params: { way }, body: { next }, origin, now }) =>
    begin(services, { way, userId: null, next: next ?? null }, origin, now),
});

/** `POST /api/v1/account/identities`: begins to link an account elsewhere to one's own. */
export const beginLink = defineRoute({
  action: 'identities.link',
  body: linkIdentitySchema,
  resource: ownAccount,
  handle: ({ services, actor, body: { way }, origin, now }) =>
    begin(services, { way, userId: person(actor).userId, next: null }, origin, now),
});

async function begin(
  services: Services,
  flow: Pick<Flow, 'userId' | 'next'> & { readonly way: Way },
  origin: string,
  now: Date,
): Promise<Reply> {
  const provider = needProvider(services.config, flow.way, now);
  const { browser, ...question } = await beginFlow(services.db, flow, now);
  try {
    const url = await provider.authorizationUrl({ ...question, redirectUri: redirectUri(origin, flow.way) });
    const cookie = setCookie(services.config.publicOrigin, browser, FLOW_GOOD_FOR / 1_000, FLOW_COOKIE);
    return new Reply({ url: url.href }, { headers: { 'set-cookie': cookie } });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logFailure(services, flow.way, error);
    throw new HttpError(
      'unavailable',
      `${provider.name} does not answer. Try again, or sign in another way.`,
    );
  }
}

const redirectUri = (origin: string, way: Way) => `${origin}/api/v1/sign-in-ways/${way}/callback`;

/** The answers that are read; whatever else a provider adds is not. */
const returnedSchema = z.record(z.string(), z.string());

/** `GET /api/v1/sign-in-ways/:way/callback`: where the provider sends the browser back to, and which sends it on to a page. */
export const endElsewhere = defineRoute({
  action: 'session.end-elsewhere',
  params,
  query: returnedSchema,
  resource: () => SITE,
  handle: async ({ services, actor, token, headers, params: { way }, query, origin, now }) => {
    const provider = needProvider(services.config, way, now);
    const { state = '' } = query;
    const browser = readCookie({ headers }, services.config.publicOrigin, FLOW_COOKIE) ?? '';
    const flow = await takeFlow(services.db, { way, state, browser }, now);
    if (flow === null) return goOn(null, 'expired');
    try {
      const redirect = redirectUri(origin, way);
      const who = await provider.identify(
        { ...flow, state, redirectUri: redirect },
        new URL(`?${new URLSearchParams(query)}`, redirect),
      );
      if (flow.userId === null) return goOn(flow, 'done', await signInAs(services, way, who, token, now));
      if (actor.kind === 'anonymous' || actor.userId !== flow.userId) return goOn(flow, 'expired');
      await link(services, way, who, flow.userId, now);
      return goOn(flow, 'done');
    } catch (error) {
      if (error instanceof ProviderError) {
        if (error.code !== 'cancelled') logFailure(services, way, error);
        return goOn(flow, error.code);
      }
      if (error instanceof HttpError && error.code === 'forbidden') return goOn(flow, 'closed');
      if (error instanceof HttpError && error.code === 'conflict') return goOn(flow, 'taken');
      throw error;
    }
  },
});

function signInAs({ db, config }: Services, way: Way, who: Identified, token: string | null, now: Date) {
  return db.tx(async (queries) => {
    const userId = await accountOf(queries, way, who, now);
    if (token !== null) await closeSession(queries, token);
    // Whoever sits at a browser that is signed in elsewhere comes through without a question.
    return signIn({ config }, queries, userId, now, false);
  });
}

function link({ db }: Services, way: Way, who: Identified, userId: string, now: Date): Promise<void> {
  return db.tx((queries) => linkIdentity(queries, way, who, userId, now));
}

/** To the page that shows what came of it; that one goes on to the page that it was begun for. */
function goOn(
  flow: Flow | null,
  outcome: SignInOutcome,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const query = new URLSearchParams({ outcome, ...(flow?.next && { next: flow.next }) });
  const location = `${flow?.userId ? '/account' : '/sign-in'}?${query}`;
  return seeOther(location, headers);
}

function logFailure({ log }: Services, way: Way, { code, message }: ProviderError): void {
  log.error('sign-in elsewhere failed', { way, code, message });
}

/** `DELETE /api/v1/account/identities`: an account elsewhere signs in here no longer. */
export const unlinkIdentity = defineRoute({
  action: 'identities.unlink',
  body: unlinkIdentitySchema,
  resource: ownAccount,
  handle: async ({ services: { db, config }, actor, body: { provider, issuer, subject }, now }) => {
    const { userId } = person(actor);
    await db.tx(async (queries) => {
      const removed = await queries.query(
        `delete from identities where user_id = $1 and provider = $2 and issuer = $3 and subject = $4 returning 1`,
        [userId, provider, issuer, subject],
      );
      if (removed.length === 0) throw new HttpError('not-found', 'Your account has no such link.');
      await refuseNoWayIn(queries, userId, openProviders(config));
      const detail = { way: provider };
      await writeAudit(
        queries,
        { actorId: userId, action: 'identities.unlink', subjectId: userId, detail },
        now,
      );
    });
    return done();
  },
});
