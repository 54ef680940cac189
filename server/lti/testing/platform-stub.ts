import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import { CLAIM, DEEP_LINKING, SCOPE } from '../claims';
import type { PlatformHttp } from '../platform-http';

/** Somebody of the platform, as it tells of them. */
export interface StubPerson {
  readonly sub: string;
  readonly name?: string;
  readonly email?: string;
  readonly roles: readonly string[];
}

export const INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor';
export const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

/** A score that has arrived. */
export interface StubScore {
  readonly userId: string;
  readonly scoreGiven: number;
  readonly scoreMaximum: number;
  readonly timestamp: string;
  readonly activityProgress: string;
  readonly gradingProgress: string;
}

interface LaunchOptions {
  readonly nonce: string;
  readonly link?: string;
  readonly custom?: Readonly<Record<string, string>>;
  /** Signed in its place, by tests of what is refused. */
  readonly claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
}

const SCORE_TYPE = 'application/vnd.ims.lis.v1.score+json';
const PAGE = 2;

/**
 * A learning management system for tests, with one course. It answers as a Moodle 4.2 was seen to: tokens only for a client assertion that
 * the tool's published key has signed, scores only for learners and never older than what it holds, people in pages.
 */
export class PlatformStub {
  readonly clientId = 'stagecraft-client';
  readonly deploymentId = '1';
  readonly contextId = 'course-7';
  readonly people: StubPerson[] = [];
  readonly scores = new Map<string, StubScore>();
  /** What was answered, newest last: `method path status`. */
  readonly answered: string[] = [];
  /** Answered in place of what is right, to what begins with this path, until it is taken away. */
  fault: { readonly path: string; readonly status: number } | null = null;
  readonly origin: string;
  readonly #toolKeys: JWTVerifyGetKey;
  #tokens = new Set<string>();
  #keys: { readonly kid: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }[] = [];
  /** Of client assertions: each is good once. */
  #seen = new Set<string>();

  readonly #now: () => Date;

  constructor(origin: string, toolKeys: JWTVerifyGetKey, now: () => Date) {
    this.origin = origin;
    this.#toolKeys = toolKeys;
    this.#now = now;
  }

  /** What an administrator of the lab registers. */
  get registration() {
    return {
      name: 'Stub LMS',
      issuer: this.origin,
      clientId: this.clientId,
      deploymentIds: [this.deploymentId],
      authorizationUrl: `${this.origin}/auth`,
      tokenUrl: `${this.origin}/token`,
      jwksUrl: `${this.origin}/jwks`,
    };
  }

  /** Signs with a new key from now on; the ones before are gone. */
  async rotateKey(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    this.#keys = [{ kid: randomUUID(), privateKey, publicKey }];
  }

  /** The tokens that were given out are good for nothing any more. */
  revokeTokens(): void {
    this.#tokens.clear();
  }

  get publicKey(): CryptoKey {
    return this.#keys[0]!.publicKey;
  }

  lineItem(link: string): string {
    return `${this.origin}/lineitems/${link}?type_id=1`;
  }

  /** The token by which `person` launches a link of the course. */
  async launchToken(person: StubPerson, options: LaunchOptions): Promise<string> {
    const { link = 'link-1', custom = {} } = options;
    return this.#sign(person, options, {
      [`${CLAIM}message_type`]: 'LtiResourceLinkRequest',
      [`${CLAIM}resource_link`]: { id: link, title: `Link ${link}` },
      [`${CLAIM}custom`]: custom,
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: [SCOPE.score],
        lineitem: this.lineItem(link),
      },
    });
  }

  /** The token by which `person` chooses links for the course. */
  async choiceToken(person: StubPerson, options: LaunchOptions): Promise<string> {
    return this.#sign(person, options, {
      [`${CLAIM}message_type`]: 'LtiDeepLinkingRequest',
      [`${DEEP_LINKING}deep_linking_settings`]: {
        deep_link_return_url: `${this.origin}/chosen`,
        accept_types: ['ltiResourceLink'],
        accept_presentation_document_targets: ['window'],
        accept_multiple: true,
        data: 'csrf-of-the-platform',
      },
    });
  }

  /** What an answer to a question for links says, if the tool has signed it for this platform. */
  async readChoice(jwt: string): Promise<Record<string, unknown>> {
    const { payload } = await jwtVerify(jwt, this.#toolKeys, {
      algorithms: ['RS256'],
      issuer: this.clientId,
      audience: this.origin,
      requiredClaims: ['exp', 'iat', 'nonce'],
      currentDate: this.#now(),
    });
    return payload;
  }

  async #sign(
    { sub, name, email, roles }: StubPerson,
    { nonce, claims = (all) => all }: LaunchOptions,
    message: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const at = Math.floor(this.#now().getTime() / 1_000);
    const [key] = this.#keys;
    const payload = claims({
      iss: this.origin,
      aud: this.clientId,
      iat: at,
      exp: at + 60,
      nonce,
      sub,
      name,
      email,
      [`${CLAIM}version`]: '1.3.0',
      [`${CLAIM}deployment_id`]: this.deploymentId,
      [`${CLAIM}target_link_uri`]: 'https://lab.test/lti/launch',
      [`${CLAIM}roles`]: roles,
      [`${CLAIM}context`]: { id: this.contextId, title: 'Statistics 2', label: 'S2' },
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
        context_memberships_url: `${this.origin}/people`,
        service_versions: ['2.0'],
      },
      ...message,
    });
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: key!.kid }).sign(key!.privateKey);
  }

  /** The stub as what the lab asks platforms with. */
  readonly http: PlatformHttp = async (url, { method, headers, body }) => {
    const response = await this.answer(new Request(url, { method, headers, body }));
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  /** What the platform answers. */
  async answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const isBroken = this.fault !== null && pathname.startsWith(this.fault.path);
    const response = isBroken
      ? new Response('out of order', { status: this.fault!.status })
      : await this.#route(request, pathname);
    this.answered.push(`${request.method} ${pathname} ${response.status}`);
    return response;
  }

  async #route(request: Request, path: string): Promise<Response> {
    if (path === '/jwks') return this.#jwks();
    if (path === '/token') return this.#token(request);
    const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    if (!this.#tokens.has(bearer)) return new Response('no token', { status: 401 });
    if (path === '/people') return this.#people(request);
    const link = /^\/lineitems\/([^/]+)\/scores$/.exec(path)?.[1];
    return link === undefined ? new Response('nothing here', { status: 404 }) : this.#score(request, link);
  }

  async #jwks(): Promise<Response> {
    const keys = await Promise.all(
      this.#keys.map(async ({ kid, publicKey }) => ({
        ...(await exportJWK(publicKey)),
        kid,
        alg: 'RS256',
        use: 'sig',
      })),
    );
    return Response.json({ keys });
  }

  async #token(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    try {
      const { payload } = await jwtVerify(form.get('client_assertion') ?? '', this.#toolKeys, {
        algorithms: ['RS256'],
        issuer: this.clientId,
        subject: this.clientId,
        audience: `${this.origin}/token`,
        requiredClaims: ['exp', 'iat', 'jti'],
        currentDate: this.#now(),
      });
      if (this.#seen.has(payload.jti!)) throw new Error('a client assertion is good once');
      this.#seen.add(payload.jti!);
    } catch (error) {
      return Response.json({ error: 'invalid_client', error_description: String(error) }, { status: 400 });
    }
    const isRight =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    if (!isRight) return Response.json({ error: 'unsupported_grant_type' }, { status: 400 });
    const token = randomUUID();
    this.#tokens.add(token);
    return Response.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: 3_600,
      scope: form.get('scope'),
    });
  }

  #people(request: Request): Response {
    const from = Number(new URL(request.url).searchParams.get('from') ?? 0);
    const members = this.people.slice(from, from + PAGE).map(({ sub, name, email, roles }) => ({
      user_id: sub,
      name,
      email,
      roles,
      status: 'Active',
    }));
    const next = from + PAGE < this.people.length ? `${this.origin}/people?from=${from + PAGE}` : null;
    return Response.json(
      { id: request.url, context: { id: this.contextId }, members },
      {
        headers: {
          'content-type': 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
          ...(next === null ? {} : { link: `<${next}>; rel="next"` }),
        },
      },
    );
  }

  /** Moodle's rules: only learners, only with a moment, and nothing older than what is there. */
  async #score(request: Request, link: string): Promise<Response> {
    if (request.method !== 'POST' || request.headers.get('content-type') !== SCORE_TYPE)
      return new Response('not a score', { status: 415 });
    const score = (await request.json()) as StubScore;
    const person = this.people.find(({ sub }) => sub === score.userId);
    if (person === undefined || !person.roles.includes(LEARNER) || !score.timestamp)
      return new Response('incorrect score', { status: 400 });
    const key = `${link} ${score.userId}`;
    const held = this.scores.get(key);
    if (held !== undefined && held.timestamp > score.timestamp)
      return new Response('refusing score with an earlier timestamp', { status: 409 });
    this.scores.set(key, score);
    return new Response(null, { status: 200 });
  }
}
