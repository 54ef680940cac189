import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { compareWorks } from '../../engine/similarity/compare';
import { secretsFrom } from '../config/secrets';
import type { GuardedDb } from '../db/guard';
import type { Handler } from '../http/serve';
import { createPlatforms } from '../lti/connect';
import { LtiError } from '../lti/errors';
import type { PlatformHttp } from '../lti/platform-http';
import { provideServices } from '../running';
import type { Services } from '../services';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];

/** One method of one path of `app/api`. */
export interface ServedRoute {
  readonly method: Method;
  /** With its parameters in brackets, as the folders have them. */
  readonly path: string;
  readonly handler: Handler;
}

/** Everything that `app` serves beside pages and files that are made at build, read from its folders as the framework reads them. */
export async function servedRoutes(): Promise<readonly ServedRoute[]> {
  const root = join(process.cwd(), 'app');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|\/)route\.tsx?$/.test(path),
  );
  const routes: ServedRoute[] = [];
  for (const file of files.sort()) {
    const module = (await import(pathToFileURL(join(root, file)).href)) as Record<string, unknown>;
    if (module.dynamic === 'force-static') continue;
    const path = `/${file.replace(/\/?route\.tsx?$/, '')}`;
    for (const method of METHODS) {
      const handler = module[method];
      if (handler !== undefined) routes.push({ method, path, handler: handler as Handler });
    }
  }
  return routes;
}

export const ORIGIN = 'http://lab.localhost';

/** Services over a test database; their clock stands still until a test moves it. */
export interface TestServices extends Services {
  at: Date;
}

/** @param http what answers as the learning management systems; absent: none can be reached. */
export function testServices(
  db: GuardedDb,
  config: Partial<Services['config']> = {},
  http: PlatformHttp = () => Promise.reject(new LtiError('lti-platform', 'No platform in this test.')),
): TestServices {
  const secrets = secretsFrom('a secret for tests, 32 characters');
  const services: TestServices = {
    db,
    config: { dataDir: '/nonexistent', publicOrigin: ORIGIN, trustedProxyHops: 1, ...config },
    secrets,
    platforms: createPlatforms({ db, secrets, http, now: () => services.at }),
    log: { info: () => undefined, error: () => undefined },
    isPowerLossSafe: null,
    at: new Date('2026-03-02T09:00:00Z'),
    now: () => services.at,
    onWork: () => undefined,
    compareApart: async (works, given) => {
      const all: { key: number; texts: readonly string[] }[] = [];
      for await (const texts of works) all.push({ key: all.length, texts });
      return compareWorks(all, { given });
    },
    onPlatformWork: () => undefined,
  };
  return services;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface Ask {
  readonly body?: unknown;
  /** In place of what a browser on the lab's own page sends. */
  readonly headers?: Readonly<Record<string, string>>;
}

let routes: readonly ServedRoute[] | undefined;
let visitors = 0;

/** A browser: it has cookies of its own and an address of its own, and calls the real handlers. */
export class Browser {
  cookie: string | null = null;
  /** The others, by name. */
  readonly #cookies = new Map<string, string>();
  readonly #address = `10.0.${Math.floor(visitors / 250)}.${visitors++ % 250}`;
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Sends a form, as a page of another site does it. */
  async form(path: string, fields: Readonly<Record<string, string>>, headers = {}) {
    const body = new URLSearchParams(fields).toString();
    const response = await this.#send('POST', path, {
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        origin: 'https://elsewhere.test',
        ...headers,
      },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** What a route answers that is no JSON. */
  async text(path: string, headers: Readonly<Record<string, string>> = {}) {
    const response = await this.#send('GET', path, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** What a route answers that is an archive: its files by their names. */
  async files(path: string): Promise<Readonly<Record<string, string>>> {
    const response = await this.#send('GET', path, {});
    if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`);
    const entries = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
    return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer as it likes
  async ask<T = any>(method: Method, path: string, asked: Ask = {}): Promise<Answer<T>> {
    const response = await this.#send(method, path, asked);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' || !isJson ? null : JSON.parse(text)) as T,
      headers: response.headers,
    };
  }

  async #send(method: Method, path: string, { body, headers }: Ask): Promise<Response> {
    routes ??= await servedRoutes();
    const url = new URL(path, ORIGIN);
    const found = routes
      .map((route) => ({ route, params: match(route.path, url.pathname) }))
      .find(({ route, params }) => route.method === method && params !== null);
    if (found?.params == null) throw new Error(`Nothing serves ${method} ${path}.`);
    const request = new Request(url, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { origin: ORIGIN, 'content-type': 'application/json' }),
        'x-forwarded-for': this.#address,
        ...this.#cookieHeader(),
        ...headers,
      },
      body: method === 'GET' ? undefined : typeof body === 'string' ? body : JSON.stringify(body ?? {}),
    });
    await ownTurn();
    provideServices(this.#services);
    const response = await found.route.handler(request, { params: Promise.resolve(found.params) });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (name === 'lab') this.cookie = value || null;
      else if (name !== undefined) this.#cookies.set(name, value ?? '');
    }
    return response;
  }

  #cookieHeader(): Readonly<Record<string, string>> {
    const session = this.cookie === null ? [] : [`lab=${this.cookie}`];
    const all = [...session, ...[...this.#cookies].map(([name, value]) => `${name}=${value}`)];
    return all.length === 0 ? {} : { cookie: all.join('; ') };
  }
}

let turns = Promise.resolve();

/**
 * A turn of the event loop for each request, whose first comer it is: what tests ask at once did not wait for each other in a socket,
 * and how slow the machine is must not decide what is turned away.
 */
function ownTurn(): Promise<void> {
  turns = turns.then(() => new Promise((resolve) => setImmediate(() => setImmediate(resolve))));
  return turns;
}

function match(pattern: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const expression = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const found = new RegExp(`^${expression}$`).exec(path);
  return (
    found && Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1]!)]))
  );
}
