import * as client from 'openid-client';
import { z } from 'zod';
import type { GithubConfig } from '../config/config';
import { asking, PROVIDER_TIMEOUT_SECONDS, type Provider } from './provider';

/** A user of GitHub's REST API; the id stays when the login changes, and is never given to somebody else. */
const userSchema = z.object({ id: z.int().positive(), login: z.string(), name: z.string().nullish() });

/** GitHub, which is no OpenID provider for people: plain OAuth 2, then the API is asked who it is. */
export function githubProvider({ clientId, clientSecret, url }: GithubConfig): Provider {
  const configuration = new client.Configuration(
    {
      issuer: url,
      authorization_endpoint: `${url}/login/oauth/authorize`,
      token_endpoint: `${url}/login/oauth/access_token`,
    },
    clientId,
    undefined,
    client.ClientSecretPost(clientSecret),
  );
  configuration.timeout = PROVIDER_TIMEOUT_SECONDS;
  if (new URL(url).protocol === 'http:') client.allowInsecureRequests(configuration);
  const api = url === 'https://github.com' ? 'https://api.github.com' : `${url}/api/v3`;
  return {
    way: 'github',
    name: 'GitHub',
    issuer: url,
    authorizationUrl: ({ redirectUri, state, verifier }) =>
      asking(async () =>
        client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          // No scope: what is public of a user is enough.
          state,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
      ),
    identify: ({ state, verifier }, returned) =>
      asking(async () => {
        const { access_token: token } = await client.authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          pkceCodeVerifier: verifier,
        });
        const response = await client.fetchProtectedResource(
          configuration,
          token,
          new URL(`${api}/user`),
          'GET',
          null,
          new Headers({ accept: 'application/vnd.github+json' }),
        );
        const { id, login, name } = userSchema.parse(await response.json());
        return { issuer: url, subject: String(id), displayName: name || login };
      }),
  };
}
