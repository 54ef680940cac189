import { afterEach, describe, expect, it, vi } from 'vitest';
import { syncRoute } from '../api/sync';
import { type GuardedDb, guarded } from '../db/guard';
import { provideServices } from '../running';
import { Browser, ORIGIN, testServices } from '../testing/api';
import { PATIENCE_MS, turnClock } from './admission';
import { serve } from './serve';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the clock of a turn', () => {
  it('tells how long the turn has gone on since its first request, and begins anew with the next turn', () => {
    let at = 0;
    let turn: () => void = () => undefined;
    const clock = turnClock({ now: () => at, onNextTurn: (callback) => (turn = callback) });
    expect(clock()).toBe(0);
    at = 30;
    expect(clock()).toBe(30);
    at = 700;
    expect(clock()).toBe(700);
    turn();
    at = 900;
    expect(clock()).toBe(0);
    at = 901;
    expect(clock()).toBe(1);
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
    // The turn of the test before is over.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    let at = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (at += PATIENCE_MS + 1));
    const handler = serve(syncRoute);
    const ask = () =>
      handler(new Request(`${ORIGIN}/api/v1/sync`, { method: 'POST', headers: { origin: ORIGIN } }), {
        params: Promise.resolve({}),
      });
    // Both are in one turn of the loop: the first one's work keeps the second waiting.
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first.status, second.status]).toEqual([415, 503]);
  });

  it('answers those who look after it all the same', async () => {
    const browser = browserOf(full(true));
    expect((await browser.ask('GET', '/api/health')).status).toBe(200);
  });
});
