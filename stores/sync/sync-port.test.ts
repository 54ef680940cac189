import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverPort } from './sync-port';

const REQUEST = { account: 'lea', stream: 's', secret: 's', from: 1, events: [], cursor: 0, mark: '' };

/** Sends to a server that answers with `response`; without one the network fails. */
async function sendTo(response: Response | null, isLast = false) {
  const fetched = vi.fn(async (_path: string, _init: RequestInit) => {
    if (response === null) throw new TypeError('Failed to fetch');
    return response;
  });
  vi.stubGlobal('fetch', fetched);
  return { reply: await serverPort.send(REQUEST, isLast), init: fetched.mock.calls[0]![1] };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the way to the server', () => {
  it('gives the answer, and how a refusal says to come back', async () => {
    const { reply } = await sendTo(Response.json({ last: 3, pulled: [] }));
    expect(reply).toEqual({ kind: 'answer', last: 3, pulled: [] });
    const error = { code: 'unavailable', message: 'busy', retryAfter: 7 };
    const refused = await sendTo(Response.json({ error }, { status: 503 }));
    expect(refused.reply).toEqual({ kind: 'refused', ...error });
  });

  it('heeds a proxy that sheds load in its own words', async () => {
    const shed = (headers: Record<string, string>) =>
      sendTo(new Response('<h1>503</h1>', { status: 503, headers }));
    expect((await shed({ 'retry-after': '30' })).reply).toMatchObject({ kind: 'refused', retryAfter: 30 });
    expect((await shed({ 'retry-after': 'Fri, 01 Jan 2027 00:00:00 GMT' })).reply).toEqual({
      kind: 'offline',
    });
    expect((await shed({})).reply).toEqual({ kind: 'offline' });
  });

  it('takes a sign-in page of a network, half an answer and no network for being offline', async () => {
    expect((await sendTo(new Response('<html>Wi-Fi</html>'))).reply).toEqual({ kind: 'offline' });
    expect((await sendTo(new Response('{"last":'))).reply).toEqual({ kind: 'offline' });
    expect((await sendTo(null)).reply).toEqual({ kind: 'offline' });
  });

  it('outlives its page when it is the last, and never hangs for ever', async () => {
    expect((await sendTo(Response.json({}), true)).init).toMatchObject({ keepalive: true });
    const { init } = await sendTo(Response.json({}));
    expect(init.keepalive).toBe(false);
    expect(init.signal).toBeInstanceOf(AbortSignal);
  });
});
