import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { LtiError } from './errors';
import type { PlatformHttp } from './platform-http';

/** A key that is not known is asked for at most so often (ms): tokens with made-up key ids must not make the lab flood a platform. */
const COOL_DOWN = 30_000;
/** Keys that were taken back are forgotten after so long (ms). */
const FRESH_FOR = 3_600_000;

const schema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

interface Held {
  readonly keys: JWTVerifyGetKey;
  readonly at: number;
}

/** The keys of platforms, by the address of their sets. */
export interface PlatformKeys {
  of(jwksUrl: string): JWTVerifyGetKey;
}

/** Keeps the key sets of platforms, and fetches one anew, once, when a token names a key that is not in it. */
export function createPlatformKeys(http: PlatformHttp, now: () => Date): PlatformKeys {
  const held = new Map<string, Promise<Held>>();
  const fetchKeys = (url: string): Promise<Held> => {
    const asked = http(url, { method: 'GET' }).then(({ status, text }) => ({
      keys: createLocalJWKSet(parse(url, status, text)),
      at: now().getTime(),
    }));
    held.set(url, asked);
    // What failed is not kept: the next launch asks again.
    asked.catch(() => held.get(url) === asked && held.delete(url));
    return asked;
  };
  return {
    of: (url) => async (header, token) => {
      const age = ({ at }: Held) => now().getTime() - at;
      let known = await (held.get(url) ?? fetchKeys(url));
      if (age(known) > FRESH_FOR) known = await fetchKeys(url);
      try {
        return await known.keys(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey) || age(known) < COOL_DOWN) throw error;
        // Launches that wait for the same key share one request.
        const newest = await held.get(url);
        const { keys } = newest !== undefined && newest !== known ? newest : await fetchKeys(url);
        return keys(header, token);
      }
    },
  };
}

function parse(url: string, status: number, text: string): JSONWebKeySet {
  try {
    if (status !== 200) throw new Error(`status ${status}`);
    return schema.parse(JSON.parse(text)) as JSONWebKeySet;
  } catch (error) {
    throw new LtiError('lti-platform', `${url} gives no set of keys (JWKS).`, undefined, { cause: error });
  }
}
