import { failureSchema } from '../../contracts/api/failure';
import type { SyncPort, SyncReply } from '../../runtime/sync/port';

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
      });
    } catch {
      return { kind: 'offline' };
    }
    const body: unknown = await response.json().catch(() => null);
    if (response.ok && body !== null)
      return { ...(body as Omit<Extract<SyncReply, { kind: 'answer' }>, 'kind'>), kind: 'answer' };
    const failure = failureSchema.safeParse(body);
    // Something between here and the server has answered, as a network's sign-in page does.
    if (!failure.success) return { kind: 'offline' };
    const { code, message, retryAfter } = failure.data.error;
    return { kind: 'refused', code, message, ...(retryAfter === undefined ? {} : { retryAfter }) };
  },
};
