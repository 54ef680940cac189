import { failureSchema } from '../../contracts/api/failure';
import type { SyncPort, SyncReply } from '../../runtime/sync/port';

/** How long an answer is waited for, in milliseconds: a request that hangs would hold up all that follow it. */
const PATIENCE_MS = 60_000;

/** The way to the lab's own server. */
export const serverPort: SyncPort = {
  send: async (request, isLast) => {
    let response: Response;
    try {
      response = await fetch('/api/v1/sync', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        keepalive: isLast,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      return { kind: 'offline' };
    }
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body !== null)
      return { ...(body as Omit<Extract<SyncReply, { kind: 'answer' }>, 'kind'>), kind: 'answer' };
    const failure = failureSchema.safeParse(body);
    if (failure.success) {
      const { code, message, retryAfter } = failure.data.error;
      return { kind: 'refused', code, message, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
    // A proxy before the server sheds load, or something between here and there has answered, as a network's sign-in page does.
    const retryAfter = secondsOf(response.headers.get('retry-after'));
    if (retryAfter === null) return { kind: 'offline' };
    return { kind: 'refused', code: 'unavailable', message: 'It has too much to do just now.', retryAfter };
  },
};

/** A Retry-After in its form of seconds; null: there is none. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,5}$/.test(header.trim()) ? Number(header) : null;
}
