import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import type { SyncPort, SyncReply } from '../../runtime/sync/port';
import { SyncLog } from '../../runtime/sync/sync-log';
import { ModelServer } from '../../runtime/sync/testing/model-server';
import { createSync, type Sync } from './sync-store';
import type { SyncNews, SyncTabs } from './sync-tabs';

/** Tabs of one browser: the first that asks leads, then the next. */
class FakeTabs {
  readonly #waiting: (() => void)[] = [];
  readonly #listeners = new Set<(news: SyncNews) => void>();
  #isLed = false;

  tab(): SyncTabs {
    let own: ((news: SyncNews) => void) | null = null;
    return {
      elect: (lead, signal) => {
        this.#waiting.push(lead);
        signal.addEventListener('abort', () => {
          this.#isLed = false;
          this.#next();
        });
        this.#next();
      },
      post: (news) => {
        for (const listener of this.#listeners) if (listener !== own) listener(news);
      },
      subscribe: (listener) => {
        own = listener;
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
  }

  #next(): void {
    const next = this.#isLed ? undefined : this.#waiting.shift();
    if (next === undefined) return;
    this.#isLed = true;
    next();
  }
}

let db: MemoryDatabase;
let server: ModelServer;
let tabs: FakeTabs;
/** What the server's place is taken by; null: it answers. */
let inPlace: SyncReply | null;
let requests: number;
let tasks: { at: number; task: () => void }[];
let time: number;
let opened: Sync[];

const scheduler = {
  after: (ms: number, task: () => void) => {
    const entry = { at: time + ms, task };
    tasks.push(entry);
    return () => {
      tasks = tasks.filter((other) => other !== entry);
    };
  },
};

beforeEach(() => {
  db = new MemoryDatabase();
  server = new ModelServer();
  tabs = new FakeTabs();
  inPlace = null;
  requests = 0;
  tasks = [];
  time = 0;
  opened = [];
});
afterEach(() => {
  for (const sync of opened) sync.dispose();
});

/** Lets everything happen that is due within `ms`. */
async function pass(ms: number): Promise<void> {
  const end = time + ms;
  for (;;) {
    await settled();
    const next = tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    tasks = tasks.filter((other) => other !== next);
    time = next.at;
    next.task();
  }
  time = end;
}

/** What is under way without waiting for time has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
}

let made = 0;
const log = () =>
  new SyncLog(db, 'mlops', 'lea', {
    now: () => 1,
    newStream: () => ({ id: `stream-${++made}`, secret: 's' }),
  });

function open(): Sync {
  const port: SyncPort = {
    send: async (request) => {
      requests++;
      return inPlace ?? server.answer(structuredClone(request));
    },
  };
  const sync = createSync({
    log: log(),
    port,
    tabs: tabs.tab(),
    scheduler,
    now: () => time,
    elapsed: () => time,
    chance: () => 0.5,
    onLessons: () => {},
  });
  opened.push(sync);
  return sync;
}

const work = (count = 1) =>
  log().append(
    Array.from({ length: count }, () => ({
      kind: 'activity',
      exercise: null,
      body: { lesson: 'x/y', place: null },
    })),
  );

describe('the log of a page', () => {
  it('is sent some seconds after it has grown, in as few requests as it takes', async () => {
    const sync = open();
    await pass(0);
    expect(sync.store.getState()).toMatchObject({ phase: 'idle', unsent: 0 });
    requests = 0;
    for (let n = 0; n < 3; n++) {
      await work();
      sync.nudge();
      await pass(500);
    }
    expect(requests).toBe(0);
    expect(sync.store.getState().unsent).toBe(3);
    await pass(3_000);
    expect(requests).toBe(1);
    expect(server.events()).toHaveLength(3);
    expect(sync.store.getState()).toMatchObject({ phase: 'idle', unsent: 0 });
  });

  it('waits longer each time without a network, and goes on at once when there is one', async () => {
    const sync = open();
    await pass(0);
    inPlace = { kind: 'offline' };
    await work();
    sync.nudge(true);
    await pass(0);
    expect(sync.store.getState()).toMatchObject({ phase: 'offline', unsent: 1 });
    requests = 0;
    await pass(60_000);
    expect(requests).toBeLessThan(7);
    // More work does not make it try sooner.
    const before = requests;
    await work();
    sync.nudge();
    await settled();
    expect(requests).toBe(before);
    inPlace = null;
    sync.nudge(true);
    await pass(0);
    expect(sync.store.getState()).toMatchObject({ phase: 'idle', unsent: 0 });
    expect(server.events()).toHaveLength(2);
  });

  it('heeds the server that asks to come back later, and says when it has to sign in', async () => {
    inPlace = { kind: 'refused', code: 'unavailable', message: 'busy', retryAfter: 100 };
    const sync = open();
    await work();
    await pass(60_000);
    // A page that is looked at again, or a press, does not make the server's plight worse.
    sync.nudge(true);
    await pass(39_000);
    expect(requests).toBe(1);
    expect(sync.store.getState()).toMatchObject({ phase: 'waiting', message: 'busy' });
    inPlace = { kind: 'refused', code: 'sign-in', message: 'who are you' };
    await pass(51_000);
    expect(sync.store.getState()).toMatchObject({ phase: 'signed-out', unsent: 1 });
    inPlace = null;
    sync.nudge(true);
    await pass(0);
    expect(sync.store.getState()).toMatchObject({ phase: 'idle', unsent: 0 });
  });

  it('is sent by one tab alone, and the others show the same; the next one goes on when it is closed', async () => {
    const first = open();
    const second = open();
    await pass(0);
    expect(requests).toBe(1);
    await work(2);
    second.nudge();
    first.nudge();
    await pass(3_000);
    expect(second.store.getState()).toEqual(first.store.getState());
    first.dispose();
    await work();
    second.nudge();
    await pass(3_000);
    expect(server.events()).toHaveLength(3);
  });

  it('goes when the page is hidden, as much as outlives it', async () => {
    const sync = open();
    await pass(0);
    await work(60);
    sync.nudge();
    await settled();
    sync.flush();
    await settled();
    expect(server.events()).toHaveLength(50);
    await pass(3_000);
    expect(server.events()).toHaveLength(60);
  });

  it('says where the browser cannot keep it', async () => {
    db.beforeWrite = () => {
      throw new Error('this browser stores nothing');
    };
    const sync = open();
    await pass(0);
    expect(sync.store.getState().phase).toBe('failed');
    expect(sync.store.getState().message).toContain('stores nothing');
  });
});
