import * as client from 'openid-client';
import type { OidcConfig } from '../config/config';
import { asking, PROVIDER_TIMEOUT_SECONDS, type Provider } from './provider';

/** Milliseconds after which a provider is asked anew how it is set up. */
const KNOWN_FOR = 3_600_000;

interface Known {
  readonly since: number;
  readonly configuration: Promise<client.Configuration>;
}

const known = new Map<string, Known>();

/** An OpenID provider that says by itself how it is spoken to (OpenID Connect Discovery). */
export function oidcProvider(config: OidcConfig, now: Date): Provider {
  return {
    way: 'oidc',
    name: config.name,
    issuer: config.issuer,
    authorizationUrl: ({ redirectUri, state, nonce, verifier }) =>
      asking(async () =>
        client.buildAuthorizationUrl(await configurationOf(config, now), {
          redirect_uri: redirectUri,
          // Not the e-mail address: nothing here is found by it.
          scope: 'openid profile',
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
      ),
    identify: ({ state, nonce, verifier }, returned) =>
      asking(async () => {
        const configuration = await configurationOf(config, now);
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const { iss, sub, ...claims } = tokens.claims()!;
        return {
          issuer: iss,
          subject: sub,
          displayName: nameIn(claims) || (await nameFromUserInfo(configuration, tokens.access_token, sub)),
        };
      }),
  };
}

/** What a person is called is in the ID token of some providers, and of others behind one more question. */
async function nameFromUserInfo(
  configuration: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<string> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return '';
  return nameIn(await client.fetchUserInfo(configuration, accessToken, subject));
}

function nameIn({ name, preferred_username: short }: Readonly<Record<string, unknown>>): string {
  return [name, short].find((each): each is string => typeof each === 'string' && each.trim() !== '') ?? '';
}

function configurationOf(config: OidcConfig, now: Date): Promise<client.Configuration> {
  const key = JSON.stringify(config);
  const found = known.get(key);
  if (found !== undefined && now.getTime() - found.since < KNOWN_FOR) return found.configuration;
  const configuration = discover(config);
  known.set(key, { since: now.getTime(), configuration });
  // One that did not answer is asked again by the next who comes.
  configuration.catch(() => known.delete(key));
  return configuration;
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const basic = client.ClientSecretBasic(clientSecret);
  const post = client.ClientSecretPost(clientSecret);
  return client.discovery(
    new URL(issuer),
    clientId,
    undefined,
    (server, ...rest) =>
      (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? post : basic)(
        server,
        ...rest,
      ),
    {
      timeout: PROVIDER_TIMEOUT_SECONDS,
      execute: [
        // The signature of an ID token is checked, though it comes by a connection of our own.
        client.enableNonRepudiationChecks,
        ...(new URL(issuer).protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  );
}
