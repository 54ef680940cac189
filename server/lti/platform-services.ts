import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SCOPE } from './claims';
import { LtiError } from './errors';
import type { LabKeys } from './lab-keys';
import type { PlatformHttp, PlatformRequest, PlatformResponse } from './platform-http';
import type { Platform } from './platforms';

type Asked = Pick<Platform, 'id' | 'clientId' | 'tokenUrl'>;

/** A score as a platform's gradebook takes it. */
export interface Score {
  /** The platform's id of the person. */
  readonly subject: string;
  readonly points: number;
  readonly most: number;
  /** When the grade became what it is. */
  readonly gradedAt: Date;
}

/** Somebody whom a platform lists in a course. */
export interface ListedPerson {
  readonly user_id: string;
  readonly name?: string;
  readonly given_name?: string;
  readonly family_name?: string;
  readonly email?: string;
  readonly roles: readonly string[];
  readonly status?: string;
}

/** What a platform answered to a score: taken, has something newer, refused for good, or to be tried again. */
export type ScoreAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'newer' | 'refused' | 'again'; readonly said: string };

export interface PlatformServices {
  /** Posts a score to a column of the gradebook. Never throws: what goes wrong is an answer. */
  postScore(platform: Asked, lineItemUrl: string, score: Score): Promise<ScoreAnswer>;
  /** All people of a course, of all pages. @throws LtiError `lti-platform`. */
  listPeople(platform: Asked, membershipsUrl: string): Promise<readonly ListedPerson[]>;
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().default(60) });
const peopleSchema = z.object({
  members: z.array(
    z.object({
      user_id: z.string().min(1).max(255),
      name: z.string().optional(),
      given_name: z.string().optional(),
      family_name: z.string().optional(),
      email: z.string().optional(),
      roles: z.array(z.string()),
      status: z.string().optional(),
    }),
  ),
});

const MEMBERS_TYPE = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const SCORE_TYPE = 'application/vnd.ims.lis.v1.score+json';
/** Pages of people that are followed: a platform that always names a next one is not followed for ever. */
const MOST_PAGES = 200;
/** A token is not used in its last seconds. */
const MARGIN = 30;

interface Token {
  readonly value: string;
  readonly until: number;
}

/** Speaks with the services of platforms, by tokens that are fetched with a signed assertion and kept while they are good. */
export function createPlatformServices(
  http: PlatformHttp,
  labKeys: LabKeys,
  now: () => Date,
): PlatformServices {
  const tokens = new Map<string, Token>();

  const fetchToken = async ({ clientId, tokenUrl }: Asked, scope: string): Promise<Token> => {
    const at = Math.floor(now().getTime() / 1_000);
    const assertion = await labKeys.sign({
      iss: clientId,
      sub: clientId,
      aud: tokenUrl,
      iat: at,
      exp: at + 300,
      jti: randomUUID(),
    });
    const { status, text } = await http(tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
        scope,
      }).toString(),
    });
    const parsed = status === 200 ? tokenSchema.safeParse(json(text)) : null;
    if (!parsed?.success)
      throw new LtiError('lti-platform', `The platform gives no token: ${said({ status, text })}`);
    return {
      value: parsed.data.access_token,
      until: now().getTime() + (parsed.data.expires_in - MARGIN) * 1_000,
    };
  };

  /** Asks with a token; one that is refused is replaced once. */
  const ask = async (
    platform: Asked,
    scope: string,
    url: string,
    request: PlatformRequest,
  ): Promise<PlatformResponse> => {
    const key = `${platform.id} ${scope}`;
    for (let isAgain = false; ; isAgain = true) {
      let token = tokens.get(key);
      if (token === undefined || token.until <= now().getTime()) {
        token = await fetchToken(platform, scope);
        tokens.set(key, token);
      }
      const response = await http(url, {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${token.value}` },
      });
      if (response.status !== 401) return response;
      tokens.delete(key);
      if (isAgain) return response;
    }
  };

  return {
    postScore: async (platform, lineItemUrl, { subject, points, most, gradedAt }) => {
      const body = JSON.stringify({
        userId: subject,
        scoreGiven: points,
        scoreMaximum: most,
        timestamp: gradedAt.toISOString(),
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
      });
      const headers = { 'content-type': SCORE_TYPE };
      try {
        const url = scoresOf(lineItemUrl);
        return answerOf(await ask(platform, SCOPE.score, url, { method: 'POST', headers, body }));
      } catch (error) {
        if (!(error instanceof LtiError)) throw error;
        return { kind: 'again', said: error.message };
      }
    },
    listPeople: async (platform, membershipsUrl) => {
      const people: ListedPerson[] = [];
      let url: string | null = membershipsUrl;
      for (let page = 0; url !== null; page++) {
        if (page === MOST_PAGES)
          throw new LtiError('lti-platform', `The list of people has more than ${MOST_PAGES} pages.`);
        const response: PlatformResponse = await ask(platform, SCOPE.members, url, {
          method: 'GET',
          headers: { accept: MEMBERS_TYPE },
        });
        const parsed = response.status === 200 ? peopleSchema.safeParse(json(response.text)) : null;
        if (!parsed?.success)
          throw new LtiError('lti-platform', `The platform lists no people: ${said(response)}`);
        people.push(...parsed.data.members);
        url = nextPage(response.headers.get('link'), url);
      }
      return people;
    },
  };
}

/** The address of a column's scores; what stands behind `?` stays there (Moodle's has). */
export function scoresOf(lineItemUrl: string): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`;
  return url.href;
}

/**
 * 409 is the platform's word for holding something newer, which is left alone. What it takes for wrong is wrong the next time as well; being
 * out of order, asked too often or without a right that can be given, is not.
 */
function answerOf(response: PlatformResponse): ScoreAnswer {
  const { status } = response;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 409) return { kind: 'newer', said: said(response) };
  const isFinal = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  return { kind: isFinal ? 'refused' : 'again', said: said(response) };
}

/** The page that follows, by RFC 8288; null: none. Never one of another host: the token goes along. */
export function nextPage(link: string | null, from: string): string | null {
  const found = /<([^>]+)>\s*;[^,]*\brel="?next"?/i.exec(link ?? '')?.[1];
  if (found === undefined) return null;
  const url = new URL(found, from);
  return url.origin === new URL(from).origin && url.href !== new URL(from).href ? url.href : null;
}

function said({ status, text }: Pick<PlatformResponse, 'status' | 'text'>): string {
  const words = text
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return `${status}${words === '' ? '' : `, “${words}”`}.`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
