import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const SEED = { op: 'put', table: 'settings', key: ['mlops', 'learner-seed'], value: 'seed' } as const;

const words = new Map<string, string>();

/** A page of its own: what its modules remember begins anew. */
async function newPage() {
  vi.resetModules();
  const { openUnrecordedDatabase: open } = await import('./open-database');
  return { open, ...(await import('./keeping')) };
}

beforeEach(() => {
  words.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => words.get(key) ?? null,
    setItem: (key: string, value: string) => words.set(key, value),
    removeItem: (key: string) => words.delete(key),
  });
});

/** As a browser does that stores nothing for a site. */
function refuse(): void {
  const denied = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  vi.stubGlobal('indexedDB', { open: denied });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: denied, removeItem: () => {} });
}

describe('a browser that stores nothing', () => {
  it('works in the memory of its page, the same for all that it opens, and says so', async () => {
    refuse();
    const page = await newPage();
    const told = vi.fn();
    page.watchKeeping(told);
    const [first, second] = await Promise.all([page.open(), page.open()]);
    await first.write([SEED]);
    expect(await second.get('settings', SEED.key)).toBe('seed');
    expect(await (await page.open()).get('settings', SEED.key)).toBe('seed');
    expect(page.keeping()).toEqual({ kind: 'in-memory', reason: 'Access is denied for this document.' });
    expect(told).toHaveBeenCalledTimes(1);
    // What the page did stays together, also when the browser changes its mind; the next page is kept.
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await (await page.open()).get('settings', SEED.key)).toBe('seed');
    expect((await newPage()).keeping()).toEqual({ kind: 'kept' });
  });

  it('works without IndexedDB at all', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const page = await newPage();
    await (await page.open()).write([SEED]);
    expect(page.keeping().kind).toBe('in-memory');
  });

  it('is not one whose storage fails after it was open: its work would lie in two places', async () => {
    const page = await newPage();
    await (await page.open()).write([SEED]);
    refuse();
    await expect(page.open()).rejects.toMatchObject({ code: 'storage-unavailable' });
    expect(page.keeping()).toEqual({ kind: 'kept' });
  });
});

describe('a browser that has lost what it had stored', () => {
  it('is told from one that is new, until the reader has seen it', async () => {
    const fresh = await newPage();
    const database = await fresh.open();
    expect(fresh.keeping()).toEqual({ kind: 'kept' });
    await database.write([SEED]);
    await fresh.open();

    vi.stubGlobal('indexedDB', new IDBFactory());
    const wiped = await newPage();
    const empty = await wiped.open();
    expect(wiped.keeping()).toEqual({ kind: 'lost' });
    // A new beginning does not cover it up, in this page or the next.
    await empty.write([SEED]);
    await wiped.open();
    expect(wiped.keeping()).toEqual({ kind: 'lost' });
    const next = await newPage();
    await next.open();
    expect(next.keeping()).toEqual({ kind: 'lost' });
    next.forgetLoss();
    expect(next.keeping()).toEqual({ kind: 'kept' });
    await next.open();

    vi.stubGlobal('indexedDB', new IDBFactory());
    const again = await newPage();
    await again.open();
    expect(again.keeping()).toEqual({ kind: 'lost' });
  });

  it('is not one that was cleared on purpose', async () => {
    const page = await newPage();
    await (await page.open()).write([SEED]);
    await page.open();
    words.clear();
    vi.stubGlobal('indexedDB', new IDBFactory());
    const next = await newPage();
    await next.open();
    expect(next.keeping()).toEqual({ kind: 'kept' });
  });
});
