import type { z } from 'zod';
import { HttpError } from './http-error';

/** Bytes of a body. */
export const BODY_LIMIT = 256 * 1024;

/**
 * Refuses a request that another site may have made the browser send: what changes something needs the lab's own origin and
 * the content type of JSON, which no form can send.
 *
 * @throws HttpError `wrong-origin` or `wrong-type`.
 */
export function refuseForged(request: Request, publicOrigin: string | null): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.get('origin');
  const isOwn =
    request.headers.get('sec-fetch-site') === 'same-origin' ||
    (origin !== null && origin === (publicOrigin ?? new URL(request.url).origin));
  if (!isOwn)
    throw new HttpError(
      'wrong-origin',
      'The request did not come from a page of this lab. If it did, the operator has to set PUBLIC_URL to the address in the browser.',
    );
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new HttpError(
      'wrong-type',
      'Requests that change something have the content type application/json.',
    );
}

/**
 * Reads the body as JSON, at most `limit` bytes of it; `undefined` for none.
 *
 * @throws HttpError `too-large` or `bad-request`.
 */
export async function readJson(request: Request, limit = BODY_LIMIT): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(request, limit));
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError('bad-request', 'The body of the request is not JSON.');
  }
}

/** Reads the body as the fields of a form, at most `limit` bytes of it. @throws HttpError as `readJson`. */
export async function readForm(request: Request, limit = BODY_LIMIT): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(await readBytes(request, limit))));
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new HttpError('too-large', `A request has ${Math.floor(limit / 1024)} kB at most; send it in parts.`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (request.body === null) return new Uint8Array();
  const reader = request.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

/**
 * `value` as `schema` describes it.
 *
 * @throws HttpError `invalid` that names each field that is wrong.
 */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const [first] = issues;
  throw new HttpError(
    'invalid',
    first === undefined
      ? 'The request is not of the expected form.'
      : `${first.path || 'The request'}: ${first.message}`,
    { issues },
  );
}
