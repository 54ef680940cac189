import { StagecraftError } from '../../engine/core/errors';

const STATUS = {
  'bad-request': 400,
  'sign-in': 401,
  forbidden: 403,
  confirm: 403,
  'wrong-origin': 403,
  'not-found': 404,
  conflict: 409,
  // Work that names contents which the server does not have, or that was made in another version of the lesson.
  'pieces-missing': 409,
  'wrong-version': 409,
  gone: 410,
  'too-large': 413,
  'wrong-type': 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
} as const;

export type HttpErrorCode = keyof typeof STATUS;

export interface FieldIssue {
  /** The field's name, with dots for what lies inside; empty: the whole. */
  readonly path: string;
  readonly message: string;
}

export interface HttpErrorData {
  readonly issues?: readonly FieldIssue[];
  /** Seconds. */
  readonly retryAfter?: number;
}

/** A request that is answered by a refusal; the message is for the person who made it. */
export class HttpError extends StagecraftError<HttpErrorCode> {
  readonly status: number;
  readonly issues?: readonly FieldIssue[];
  readonly retryAfter?: number;

  constructor(code: HttpErrorCode, message: string, { issues, retryAfter }: HttpErrorData = {}) {
    super(code, message, { issues, retryAfter });
    this.status = STATUS[code];
    this.issues = issues;
    this.retryAfter = retryAfter;
  }
}

/** The refusal of one field of a request that has the right form, and is wrong all the same. */
export function fieldError(path: string, message: string): HttpError {
  return new HttpError('invalid', message, { issues: [{ path, message }] });
}
