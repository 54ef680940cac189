import type { z } from 'zod';
import type { Actor, UserActor } from '../access/actor';
import type { Action } from '../access/policy';
import type { Resource } from '../access/resource';
import type { Limit } from '../accounts/rate-limit';
import type { Services } from '../services';
import { HttpError } from './http-error';
import type { ArchiveReply, Reply, TextReply } from './reply';

/** What is known before the body is read. */
export interface Asked<P, Q> {
  readonly services: Services;
  readonly actor: Actor;
  readonly params: P;
  readonly query: Q;
  /** The address that it came from, for limits. */
  readonly peer: string;
  /** The token of the session that it came with. */
  readonly token: string | null;
  /** What stands behind `Authorization: Bearer`. */
  readonly bearer: string | null;
  readonly headers: Headers;
  /** The lab's own origin, as browsers see it. */
  readonly origin: string;
}

export interface Allowed<P, Q, B, R extends Resource> extends Asked<P, Q> {
  readonly body: B;
  readonly resource: R;
  /** The server's clock when the request came. */
  readonly now: Date;
}

/** One method of one path. It is answered only after `can(actor, action, resource)`. */
export interface Route<P, Q, B, R extends Resource> {
  readonly action: Action;
  /** Of the path. */
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Bytes that the body may have; absent: `BODY_LIMIT`. */
  readonly bodyLimit?: number;
  /** Answered however busy the server is: whoever looks after it asks just then. */
  readonly isForOperators?: true;
  /**
   * A browser is sent here by a form of another site. No rule against forged requests fits it, so it has to tell by itself whether its
   * request was asked for; its body is the form's fields, and its failures are answered by a page.
   */
  readonly isForm?: true;
  /** What is asked about. */
  resource(asked: Asked<P, Q>): R | Promise<R>;
  /** What is counted before it is done. */
  limits?(allowed: Allowed<P, Q, B, R>): readonly Limit[];
  /** The answer: a value to be sent as JSON, or a reply that says more. */
  handle(allowed: Allowed<P, Q, B, R>): Promise<Reply | TextReply | ArchiveReply | object>;
}

/** A route with its types checked and then set aside. */
export type AnyRoute = Route<never, never, never, Resource>;

/** Declares a route. */
export function defineRoute<P = unknown, Q = unknown, B = undefined, R extends Resource = Resource>(
  route: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return route;
}

/** Who asks, where the action is open to people who have signed in alone. */
export function person(actor: Actor): UserActor {
  if (actor.kind === 'anonymous') throw new HttpError('sign-in', 'Sign in first.');
  return actor;
}
