import type { Failure } from '../../contracts/api/failure';
import { DbError, toDbError } from '../db/errors';
import { LtiError } from '../lti/errors';
import { HttpError } from './http-error';

export interface FailureResponse {
  readonly status: number;
  readonly failure: Failure;
  /** Whether it is the server's own fault: then it is logged, and its message is not for the one who asked. */
  readonly isOurs: boolean;
}

/** How a request that failed with `thrown` is answered. */
export function failureOf(thrown: unknown, requestId: string): FailureResponse {
  const error = toDbError(thrown);
  if (error instanceof HttpError) {
    const { code, message, issues, retryAfter } = error;
    return {
      status: error.status,
      failure: { error: { code, message, issues: issues?.slice(), retryAfter } },
      isOurs: false,
    };
  }
  if (error instanceof LtiError) {
    const { code, message } = error;
    return {
      status: code === 'lti-platform' ? 502 : 400,
      failure: { error: { code, message } },
      isOurs: false,
    };
  }
  if (error instanceof DbError) {
    if (error.code === 'db-busy')
      return { status: 503, failure: unavailable('The server is busy.', retryAfter()), isOurs: false };
    if (error.code === 'db-unavailable')
      return {
        status: 503,
        failure: unavailable('The server cannot reach its database.', retryAfter()),
        isOurs: true,
      };
    if (error.code === 'db-locked' || error.code === 'db-version' || error.code === 'db-migration')
      return {
        status: 503,
        failure: unavailable('The server cannot open its database; its console says why.', 60),
        isOurs: true,
      };
    if (error.code === 'db-reference')
      return {
        status: 404,
        failure: { error: { code: 'not-found', message: 'Something that the request names is not there.' } },
        isOurs: false,
      };
    if (error.code === 'db-unique')
      return {
        status: 409,
        failure: {
          error: { code: 'conflict', message: 'Somebody made the same thing a moment ago. Look again.' },
        },
        isOurs: false,
      };
  }
  const message = `Something went wrong on the server. Nothing was changed. If it happens again, tell the operator this number: ${requestId}.`;
  return { status: 500, failure: { error: { code: 'internal', message } }, isOurs: true };
}

function unavailable(what: string, seconds: number): Failure {
  return {
    error: {
      code: 'unavailable',
      message: `${what} Nothing is lost; it is tried again.`,
      retryAfter: seconds,
    },
  };
}

/** Seconds, spread out so that all who were refused do not come back at once. */
export function retryAfter(): number {
  return 2 + Math.floor(Math.random() * 9);
}
