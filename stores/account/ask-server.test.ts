import { afterEach, describe, expect, it, vi } from 'vitest';
import { askServer } from './ask-server';

afterEach(() => vi.unstubAllGlobals());

const answered = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () =>
    status === 204 ? new Response(null, { status }) : Response.json(body, { status }),
  );

describe('askServer', () => {
  it('gives the answer, also an empty one', async () => {
    answered(201, { id: 'x' });
    expect(await askServer('POST', '/api/v1/x', {})).toEqual({ ok: true, value: { id: 'x' } });
    answered(204, null);
    expect(await askServer('DELETE', '/api/v1/x', {})).toEqual({ ok: true, value: {} });
  });

  it('gives what is wrong by field, in the words of the server', async () => {
    const issues = [{ path: 'password', message: 'too short' }];
    answered(422, { error: { code: 'invalid', message: 'no', issues } });
    expect(await askServer('POST', '/api/v1/x', {})).toEqual({
      ok: false,
      code: 'invalid',
      message: 'no',
      fields: { password: 'too short' },
    });
  });

  it('gives a silent server up, and takes an answer that broke off for none', async () => {
    const gone = AbortSignal.abort(new DOMException('too long', 'TimeoutError'));
    vi.spyOn(AbortSignal, 'timeout').mockReturnValue(gone);
    vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => Promise.reject(signal!.reason));
    expect(await askServer('GET', '/api/v1/x')).toMatchObject({
      ok: false,
      message: expect.stringContaining('Look whether it was done'),
    });
    vi.restoreAllMocks();
    vi.stubGlobal('fetch', async () => new Response('{"id":', { status: 200 }));
    expect(await askServer('GET', '/api/v1/x')).toMatchObject({ ok: false, code: 'offline' });
  });

  it('has words of its own for no server, and for an answer that is none', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('fetch failed')));
    expect(await askServer('POST', '/api/v1/x', {})).toMatchObject({ ok: false, code: 'offline' });
    answered(502, '<html>');
    expect(await askServer('POST', '/api/v1/x', {})).toMatchObject({ ok: false, code: 'internal' });
  });
});
