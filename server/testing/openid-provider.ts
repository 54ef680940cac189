import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who has an account at the provider. */
export interface ProviderUser {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
}

/** What the provider does wrong, or differently. */
export interface ProviderFaults {
  /** Claims in place of those that are right. */
  claims?: Readonly<Record<string, unknown>>;
  /** Signs by a key that is not published. */
  isForged?: boolean;
  /** The person does not agree. */
  isRefused?: boolean;
  /** Tells a name only at its userinfo endpoint. */
  isTerse?: boolean;
  /** Answers nothing. */
  isDown?: boolean;
}

interface Grant {
  readonly user: ProviderUser;
  readonly nonce: string | null;
  readonly challenge: string;
  readonly redirectUri: string;
}

export const PROVIDER_CLIENT = { clientId: 'lab', clientSecret: 'a secret of the lab' } as const;

const base64url = (value: string | Uint8Array) => Buffer.from(value).toString('base64url');

/**
 * An OpenID provider on this machine, and a GitHub beside it under `/login` and `/api/v3`: it checks what a real one checks (client secret,
 * redirect, PKCE, a code that is good once), signs for real (RS256), and can be told to do wrong.
 */
export class TestProvider {
  readonly url: string;
  /** Who is signed in there. */
  user: ProviderUser = { sub: '1', name: 'Grace' };
  faults: ProviderFaults = {};
  readonly #stop: () => Promise<void>;
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, ProviderUser>();
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 });

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url;
    this.#stop = stop;
  }

  static async start(): Promise<TestProvider> {
    let provider: TestProvider | undefined;
    const server = createServer((request, response) => {
      provider!.#answer(request, response).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    provider = new TestProvider(`http://127.0.0.1:${port}`, () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    });
    return provider;
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  /** What a browser does that is sent to `address`: the person agrees, or not, and the browser is sent back. */
  async visit(address: string): Promise<URL> {
    const response = await fetch(address, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (location === null) throw new Error(`The provider refused: ${await response.text()}`);
    return new URL(location);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const json = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (this.faults.isDown) {
      request.socket.destroy();
      return;
    }
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void json({
          issuer: this.url,
          authorization_endpoint: `${this.url}/authorize`,
          token_endpoint: `${this.url}/token`,
          userinfo_endpoint: `${this.url}/userinfo`,
          jwks_uri: `${this.url}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
        });
      case '/jwks':
        return void json({
          keys: [{ ...this.#key.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' }],
        });
      case '/authorize':
      case '/login/oauth/authorize':
        return void this.#authorize(url.searchParams, response);
      case '/token':
      case '/login/oauth/access_token':
        return void json(
          ...this.#exchange(request, new URLSearchParams(await textOf(request)), url.pathname),
        );
      case '/userinfo': {
        const user = this.#tokens.get(bearerOf(request));
        return void (user ? json(user) : json({ error: 'invalid_token' }, 401));
      }
      case '/api/v3/user': {
        const user = this.#tokens.get(bearerOf(request));
        return void (user
          ? json({
              id: Number(user.sub),
              login: `login-${user.sub}`,
              name: user.name ?? null,
              email: user.email,
            })
          : json({ message: 'Bad credentials' }, 401));
      }
      default:
        response.writeHead(404).end();
    }
  }

  #authorize(asked: URLSearchParams, response: ServerResponse): void {
    const redirectUri = asked.get('redirect_uri') ?? '';
    const challenge = asked.get('code_challenge');
    if (asked.get('client_id') !== PROVIDER_CLIENT.clientId || challenge === null)
      return void response.writeHead(400).end('unknown client, or no PKCE');
    const back = new URL(redirectUri);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (this.faults.isRefused) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      this.#grants.set(code, { user: this.user, nonce: asked.get('nonce'), challenge, redirectUri });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  #exchange(request: IncomingMessage, sent: URLSearchParams, path: string): [object, number?] {
    const grant = this.#grants.get(sent.get('code') ?? '');
    this.#grants.delete(sent.get('code') ?? '');
    const isGithub = path.startsWith('/login');
    // GitHub takes the secret in the body; this OpenID provider as RFC 6749 has it by default.
    const { clientId, clientSecret } = PROVIDER_CLIENT;
    const basic = Buffer.from(`${clientId}:${encodeURIComponent(clientSecret).replaceAll('%20', '+')}`);
    const isClient = isGithub
      ? sent.get('client_secret') === clientSecret
      : request.headers.authorization === `Basic ${basic.toString('base64')}`;
    if (!isClient) return [{ error: 'invalid_client' }, 401];
    const verifier = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== verifier || grant.redirectUri !== sent.get('redirect_uri'))
      return [{ error: 'invalid_grant' }, 400];
    const token = randomUUID();
    this.#tokens.set(token, grant.user);
    const answer = { access_token: token, token_type: 'bearer' };
    return [isGithub ? answer : { ...answer, id_token: this.#idToken(grant) }];
  }

  #idToken({ user, nonce }: Grant): string {
    const now = Math.floor(Date.now() / 1_000);
    const told = this.faults.isTerse ? { sub: user.sub } : user;
    const claims = {
      iss: this.url,
      aud: PROVIDER_CLIENT.clientId,
      iat: now,
      exp: now + 300,
      ...(nonce === null ? {} : { nonce }),
      ...told,
      ...this.faults.claims,
    };
    const head = base64url(JSON.stringify({ alg: 'RS256', kid: 'k1' }));
    const signed = `${head}.${base64url(JSON.stringify(claims))}`;
    const key: KeyObject = (this.faults.isForged ? this.#otherKey : this.#key).privateKey;
    return `${signed}.${base64url(sign('sha256', Buffer.from(signed), key))}`;
  }
}

function bearerOf(request: IncomingMessage): string {
  return /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
