import { z } from 'zod';
import type { Resource } from '../access/resource';
import { SITE } from '../access/resource';
import { newToken } from '../accounts/secret-codes';
import { signIn } from '../accounts/sign-in';
import { cookieOf, launchCookieName, setLaunchCookie } from '../http/cookie';
import { page } from '../http/page';
import { seeOther } from '../http/reply';
import { type Allowed, defineRoute } from '../http/route';
import { enter } from '../lti/enter';
import { LtiError } from '../lti/errors';
import { beginLogin, LOGIN_SECONDS, takeLogin } from '../lti/logins';
import { findPlatform, platformOfLogin } from '../lti/platforms';
import { verifyLaunch } from '../lti/verify-launch';

const loginSchema = z.object({
  iss: z.string().min(1).max(255),
  login_hint: z.string().min(1).max(4_000),
  target_link_uri: z.string().max(2_000).optional(),
  lti_message_hint: z.string().max(10_000).optional(),
  client_id: z.string().max(255).optional(),
  lti_deployment_id: z.string().max(255).optional(),
});
type Login = z.infer<typeof loginSchema>;

const limits = ({ peer }: { readonly peer: string }) => [
  // A school has one address.
  { name: 'launch by address', subject: peer, most: 1_000, windowSeconds: 60 },
];

/** Sends the browser to the platform, which says who sits there. In a frame, a window of its own is opened first. */
async function login(
  asked: Pick<Allowed<unknown, unknown, unknown, Resource>, 'services' | 'headers' | 'origin' | 'now'>,
  fields: Login,
) {
  const { services, headers, origin, now } = asked;
  if (['iframe', 'frame'].includes(headers.get('sec-fetch-dest') ?? ''))
    return page(
      'The lab opens in a window of its own',
      'In a frame of another site a browser keeps what you do here apart, and would not find your work again.',
      { form: { action: `${origin}/lti/login`, fields: given(fields), button: 'Open the lab' } },
    );
  const platform = await platformOfLogin(services.db, fields.iss, fields.client_id);
  if (platform === null)
    throw new LtiError(
      'lti-unknown',
      `The platform ${fields.iss}${fields.client_id ? ` with the client id ${fields.client_id}` : ''} is not registered in this lab. An administrator of the lab can register it.`,
    );
  // Launches that are begun beside each other in one browser share its cookie.
  const browser = cookieOf(headers, launchCookieName(origin)) || newToken();
  const address = await beginLogin(
    services.db,
    platform,
    fields,
    { browser, redirectUri: `${origin}/lti/launch` },
    now,
  );
  return seeOther(address, { 'set-cookie': setLaunchCookie(origin, browser, LOGIN_SECONDS) });
}

const given = (fields: Login): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter((each): each is [string, string] => each[1] !== undefined),
  );

/** `POST /lti/login`: a platform sends a browser that wants to come in. */
export const postLogin = defineRoute({
  action: 'lti.login',
  isForm: true,
  body: loginSchema,
  resource: () => SITE,
  limits,
  handle: (asked) => login(asked, asked.body),
});

/** `GET /lti/login`: the same, as some platforms do it. */
export const getLogin = defineRoute({
  action: 'lti.login',
  isForm: true,
  query: loginSchema,
  resource: () => SITE,
  limits,
  handle: (asked) => login(asked, asked.query),
});

const launchSchema = z.union([
  z.object({ id_token: z.string().min(1), state: z.string().min(1) }),
  z.object({ error: z.string().min(1), error_description: z.string().optional() }),
]);

/** `POST /lti/launch`: the platform's answer. It ends in a session of the one it vouches for, and the page that they came for. */
export const launch = defineRoute({
  action: 'lti.launch',
  isForm: true,
  body: launchSchema,
  resource: () => SITE,
  limits,
  handle: async ({ services, headers, origin, body, now }) => {
    if ('error' in body)
      throw new LtiError(
        'lti-platform',
        `The platform did not say who you are: ${body.error_description ?? body.error}.`,
      );
    const { db, platforms } = services;
    // Used up by itself: a launch that fails is not tried a second time with the same state.
    const { platformId, nonceSha256 } = await takeLogin(
      db,
      body.state,
      cookieOf(headers, launchCookieName(origin)),
      now,
    );
    const platform = await findPlatform(db, platformId);
    if (platform === null) throw new LtiError('lti-unknown', 'This platform is not registered any more.');
    const { issuer, clientId, deploymentIds, jwksUrl } = platform;
    const keys = platforms.keys.of(jwksUrl);
    const found = await verifyLaunch(body.id_token, {
      issuer,
      clientId,
      deploymentIds,
      nonceSha256,
      keys,
      now,
    });
    const { path, cookies } = await db.tx(async (queries) => {
      const entered = await enter(queries, platform, found, now);
      return { path: entered.path, cookies: await signIn(services, queries, entered.userId, now) };
    });
    services.onPlatformWork();
    return seeOther(path, cookies);
  },
});

/** `GET /lti/jwks`: the keys that the lab signs with. */
export const readLabKeys = defineRoute({
  action: 'lti.keys',
  resource: () => SITE,
  handle: ({ services: { platforms } }) => platforms.labKeys.publicSet(),
});
