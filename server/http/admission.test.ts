import { afterEach, describe, expect, it, vi } from 'vitest';
import { syncRoute } from '../api/sync';
import { type GuardedDb, guarded } from '../db/guard';
import { provideServices } from '../running';
import { Browser, ORIGIN, testServices } from '../testing/api';
import { PATIENCE_MS, Turnstile } from './admission';
import { serve } from './serve';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the turnstile', () => {
  /** A loop that turns when it is told to. */
  const testLoop = () => {
    const loop = {
      at: 0,
      next: [] as (() => void)[],
      now: () => loop.at,
      onNextTurn: (callback: () => void) => void loop.next.push(callback),
    };
    const turn = async () => {
      const callbacks = loop.next;
      loop.next = [];
      for (const callback of callbacks) callback();
      // What was let in begins.
      await Promise.resolve();
    };
    return { loop, turn };
  };

  it('lets one request begin at a time, in their order, and looks for new ones in between', async () => {
    const { loop, turn } = testLoop();
    const turnstile = new Turnstile(loop);
    const begun: string[] = [];
    const enter = (name: string) => void turnstile.enter().then((waited) => begun.push(`${name} ${waited}`));
    enter('a');
    enter('b');
    expect([begun, turnstile.waiting]).toEqual([[], 2]);
    await turn();
    expect(begun).toEqual(['a 0']);
    loop.at = 5;
    enter('c');
    for (let looks = 0; begun.length < 2; looks++) {
      expect(looks).toBeLessThan(10);
      await turn();
    }
    expect(begun).toEqual(['a 0', 'b 5']);
    for (let looks = 0; looks < 10; looks++) await turn();
    expect(begun).toEqual(['a 0', 'b 5', 'c 0']);
    expect([loop.next, turnstile.waiting], 'nobody waits, nothing turns').toEqual([[], 0]);
    enter('d');
    await turn();
    expect(begun.at(-1)).toBe('d 0');
  });

  it('tells all who have waited too long at once, and lets the next one begin', async () => {
    const { loop, turn } = testLoop();
    const turnstile = new Turnstile(loop);
    const waits: number[] = [];
    for (let n = 0; n < 5; n++) void turnstile.enter().then((waited) => waits.push(waited));
    loop.at = PATIENCE_MS + 1;
    for (let n = 0; n < 3; n++) void turnstile.enter().then((waited) => waits.push(waited));
    await turn();
    expect(waits).toEqual([...Array(5).fill(PATIENCE_MS + 1), 0]);
  });
});

describe('a busy server', () => {
  /** A database that notes what it is asked, and is as full as it is told to be. */
  const asked: string[] = [];
  const full = (isFull: boolean): GuardedDb => {
    const nothing = {
      query: async (sql: string) => {
        asked.push(sql);
        return [];
      },
      script: async () => undefined,
      orm: undefined as never,
    };
    const db = guarded({
      kind: 'pglite',
      width: 1,
      outer: nothing,
      begin: (work) => work(nothing),
      close: async () => undefined,
    });
    return { ...db, isFull: () => isFull };
  };
  const browserOf = (db: GuardedDb) => {
    asked.length = 0;
    const browser = new Browser(testServices(db));
    browser.cookie = 'of-somebody';
    return browser;
  };
  const sync = (browser: Browser) => browser.ask('POST', '/api/v1/sync', { body: 'not even JSON' });

  it('turns requests away before it asks the database who they are or reads what they bring', async () => {
    const { status, body, headers } = await sync(browserOf(full(true)));
    expect(status).toBe(503);
    expect(body.error).toMatchObject({ code: 'unavailable' });
    expect(Number(headers.get('retry-after'))).toBe(body.error.retryAfter);
    expect(asked).toEqual([]);
  });

  it('spreads out when they are to come back', async () => {
    const browser = browserOf(full(true));
    const seconds = new Set<number>();
    for (let n = 0; n < 60; n++) seconds.add((await sync(browser)).body.error.retryAfter);
    expect(seconds.size).toBeGreaterThan(4);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(10);
  });

  it('turns away who has waited too long for its turn, though nothing waits for the database', async () => {
    provideServices(testServices(full(false)));
    let at = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => at);
    const handler = serve(syncRoute);
    const ask = () =>
      handler(new Request(`${ORIGIN}/api/v1/sync`, { method: 'POST', headers: { origin: ORIGIN } }), {
        params: Promise.resolve({}),
      });
    const late = ask();
    at = PATIENCE_MS + 1;
    expect([(await late).status, (await ask()).status]).toEqual([503, 415]);
  });

  it('answers those who look after it all the same', async () => {
    const browser = browserOf(full(true));
    expect((await browser.ask('GET', '/api/health')).status).toBe(200);
  });
});
