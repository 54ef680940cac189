import { z } from 'zod';
import { type Actor, ANONYMOUS } from '../access/actor';
import { can } from '../access/can';
import type { Resource } from '../access/resource';
import { countAgainst } from '../accounts/rate-limit';
import { findSession } from '../accounts/sessions';
import type { RequestFacts } from '../metrics/metrics';
import { logServerError, services as running } from '../running';
import type { Services } from '../services';
import { refuseWhenBusy, turnstile } from './admission';
import { archiveOf } from './archive';
import { readCookie } from './cookie';
import { failureOf } from './failure-response';
import { HttpError } from './http-error';
import { page } from './page';
import { peerOf } from './peer';
import { parseAs, readForm, readJson, refuseForged } from './read-request';
import { ArchiveReply, Reply, TextReply } from './reply';
import type { AnyRoute, Route } from './route';

/** What the framework gives a handler beside the request. */
interface HandlerContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

export type Handler = (request: Request, context: HandlerContext) => Promise<Response>;

const routes = new WeakMap<object, AnyRoute>();

/** The route that a handler serves; undefined for a function that `serve` did not make. */
export function routeOf(handler: object): AnyRoute | undefined {
  return routes.get(handler);
}

/** The handler of a route for `app/api`. */
export function serve<P, Q, B, R extends Resource>(route: Route<P, Q, B, R>): Handler {
  const handler: Handler = async (request, context) => {
    const requestId = crypto.randomUUID();
    const begun = performance.now();
    const response = await respondTo(route, request, context, requestId);
    const seconds = (performance.now() - begun) / 1_000;
    observe({ action: route.action, status: response.status, seconds });
    return response;
  };
  routes.set(handler, route as unknown as AnyRoute);
  return handler;
}

async function respondTo<P, Q, B, R extends Resource>(
  route: Route<P, Q, B, R>,
  request: Request,
  context: HandlerContext,
  requestId: string,
): Promise<Response> {
  try {
    if (!route.isForOperators) refuseWhenBusy(await turnstile.enter(), (await running()).db);
    return await answer(await running(), route, request, await context.params, requestId);
  } catch (error) {
    return refuse(error, route, requestId);
  }
}

/** Counts a request, where somebody wants the figures; one that found no database is not counted by a server that has not begun. */
function observe(facts: RequestFacts): void {
  void running().then(
    ({ metrics }) => metrics?.observe(facts),
    () => undefined,
  );
}

const REFUSALS = {
  'sign-in': ['sign-in', 'Sign in first.'],
  hidden: ['not-found', 'There is nothing here, or it is not yours to see.'],
  forbidden: ['forbidden', 'Your role does not allow this.'],
  confirm: [
    'confirm',
    'Show that it is you first: this needs a password, passkey or recovery code from the last ten minutes.',
  ],
} as const;

async function answer<P, Q, B, R extends Resource>(
  services: Services,
  route: Route<P, Q, B, R>,
  request: Request,
  params: unknown,
  requestId: string,
): Promise<Response> {
  const { config, db } = services;
  const now = services.now();
  if (!route.isForm) refuseForged(request, config.publicOrigin);
  const token = readCookie(request, config.publicOrigin);
  const actor: Actor = (token === null ? null : await findSession(db, token, now)) ?? ANONYMOUS;
  const asked = {
    services,
    actor,
    token,
    bearer: /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null,
    headers: request.headers,
    origin: config.publicOrigin ?? new URL(request.url).origin,
    peer: peerOf(request, config.trustedProxyHops),
    params: paramsOf(route.params, params),
    query: parseAs(orUnknown(route.query), Object.fromEntries(new URL(request.url).searchParams)),
  };
  const resource = await route.resource(asked);
  const decision = can(actor, route.action, resource);
  if (!decision.isAllowed) {
    const [code, message] = REFUSALS[decision.because];
    throw new HttpError(code, message);
  }
  const body = parseAs(
    route.body ?? (z.undefined() as unknown as z.ZodType<B>),
    await bodyOf(request, route),
  );
  const allowed = { ...asked, resource, body, now };
  const limits = route.limits?.(allowed) ?? [];
  if (limits.length > 0) await countAgainst(services, limits);
  const result = await route.handle(allowed);
  if (result instanceof TextReply) return respondText(result);
  if (result instanceof ArchiveReply)
    return new Response(
      archiveOf(result.files, (error) => logServerError(error, route.action, requestId)),
      {
        headers: {
          'content-type': 'application/zip',
          'content-disposition': 'attachment',
          'cache-control': 'no-store',
        },
      },
    );
  const { value, status, headers } = result instanceof Reply ? result : new Reply(result);
  return respond(status, value, headers);
}

/** A path that is of no form that could exist is answered as one where nothing is. */
function paramsOf<P>(schema: z.ZodType<P> | undefined, params: unknown): P {
  const parsed = orUnknown(schema).safeParse(params);
  if (parsed.success) return parsed.data;
  throw new HttpError(...REFUSALS.hidden);
}

function orUnknown<T>(schema: z.ZodType<T> | undefined): z.ZodType<T> {
  return schema ?? (z.unknown() as unknown as z.ZodType<T>);
}

type BodyOfRoute = Pick<AnyRoute, 'bodyLimit' | 'isForm'> & { readonly body?: z.ZodType };

/** A route without a body ignores an empty object, which is what a client sends to have the content type. */
async function bodyOf(
  request: Request,
  { body: schema, bodyLimit: limit, isForm }: BodyOfRoute,
): Promise<unknown> {
  if (request.method === 'GET') return undefined;
  if (isForm) return readForm(request, limit);
  const body = await readJson(request, limit);
  const isEmpty = typeof body === 'object' && body !== null && Object.keys(body).length === 0;
  return schema === undefined && isEmpty ? undefined : body;
}

function refuse(
  error: unknown,
  { action, isForm }: Pick<AnyRoute, 'action' | 'isForm'>,
  requestId: string,
): Response {
  const { status, failure, isOurs } = failureOf(error, requestId);
  if (isOurs) logServerError(error, action, requestId);
  if (isForm) return respondText(page('That did not work', failure.error.message, { status }));
  const seconds = failure.error.retryAfter;
  return respond(status, failure, seconds === undefined ? {} : { 'retry-after': String(seconds) });
}

function respondText({ text, contentType, status }: TextReply): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': contentType, 'cache-control': 'no-store' },
  });
}

function respond(status: number, value: object | null, headers: Readonly<Record<string, string>>): Response {
  const all = { 'cache-control': 'no-store', ...headers };
  return value === null
    ? new Response(null, { status, headers: all })
    : Response.json(value, { status, headers: all });
}
