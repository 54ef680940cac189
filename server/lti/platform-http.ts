import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { messageOf } from '../../engine/core/errors';
import { LtiError } from './errors';

export interface PlatformRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface PlatformResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Asks a platform. @throws LtiError `lti-platform` when there is no answer. */
export type PlatformHttp = (url: string, request: PlatformRequest) => Promise<PlatformResponse>;

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 1024 * 1024;

/**
 * Asks platforms over the network: https alone, no redirects, five seconds, one megabyte, and no address inside of the network that the
 * server stands in: whoever may register a platform may not look around there. The address is checked where the connection is made, so a
 * name that changes what it stands for between a check and its use gains nothing.
 *
 * @param allowPrivate for a platform on the same machine or network, over http as well.
 */
export function networkHttp(allowPrivate: boolean): PlatformHttp {
  return async (url, { method, headers = {}, body }) => {
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:'))
      throw new LtiError('lti-platform', `${url} is not asked: its address has to begin with https:.`);
    const host = hostname.replace(/^\[|\]$/g, '');
    if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) throw refused(host);
    const open = protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) =>
        reject(
          error instanceof LtiError
            ? error
            : new LtiError('lti-platform', `${host} cannot be reached: ${messageOf(error)}.`),
        );
      const asked = open(
        url,
        {
          method,
          headers: { accept: 'application/json', 'user-agent': 'Stagecraft', ...headers },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(allowPrivate ? {} : { lookup: publicLookup }),
        },
        (response) => {
          const parts: Buffer[] = [];
          let size = 0;
          response.on('data', (part: Buffer) => {
            size += part.length;
            if (size > MOST_BYTES) asked.destroy(new Error('its answer is too long'));
            else parts.push(part);
          });
          response.on('error', fail);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: new Headers(
                Object.entries(response.headers).flatMap(([name, value]) =>
                  [value ?? []].flat().map((each): [string, string] => [name, each]),
                ),
              ),
              text: Buffer.concat(parts).toString('utf8'),
            }),
          );
        },
      );
      asked.on('error', fail);
      asked.end(body);
    });
  };
}

const refused = (host: string) =>
  new LtiError(
    'lti-platform',
    `${host} is an address inside of a private network and is not asked. If your platform stands there, start the lab with LTI_PRIVATE_PLATFORMS=1.`,
  );

const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) return done(error, '', 0);
    if (found.some(({ address }) => isPrivate(address))) return done(refused(hostname), '', 0);
    if (options.all) return done(null, found);
    const [first] = found;
    done(null, first?.address ?? '', first?.family ?? 0);
  });
};

/** Networks that are not the public internet (IANA's special-purpose registries). */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is not one of the public internet. */
export function isPrivate(address: string): boolean {
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
