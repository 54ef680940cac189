import { describe, expect, it } from 'vitest';
import type { StoredHandIn, StoredSyncEvent } from '../../contracts/stored-sync';
import { ManualTime } from '../../runtime/manual-time';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { recordedDatabase } from '../../runtime/sync/recorded-database';
import { SyncLog } from '../../runtime/sync/sync-log';
import { syncRound } from '../../runtime/sync/sync-round';
import { ModelServer } from '../../runtime/sync/testing/model-server';
import { fakeBundle } from '../testing/fake-bundle';
import { openFakeSession } from '../testing/fake-session';
import { HandInOutbox } from './hand-in-outbox';
import { LessonDrafts } from './lesson-drafts';

const SLUG = fakeBundle().slug;
let made = 0;

/** What a disk does from its n-th transaction on. */
type Fault = 'the page is killed' | 'the disk is full';

/** A browser with its disk, which outlives its pages. */
class Browser {
  readonly disk = new MemoryDatabase();
  readonly server = new ModelServer();
  readonly time = new ManualTime(1_000_000);
  /** Its `localStorage`. */
  readonly #words = new Map<string, string>();
  /** Transactions that went through, or would have. */
  transactions = 0;
  #isKilled = false;

  constructor(failFrom: number, fault: Fault) {
    this.disk.beforeWrite = () => {
      if (this.transactions++ < failFrom) return;
      this.#isKilled ||= fault === 'the page is killed';
      throw this.#isKilled ? new Error('this page is gone') : new DOMException('', 'QuotaExceededError');
    };
  }

  /** The next page begins on a disk that works. */
  mend(): void {
    this.disk.beforeWrite = () => {};
  }

  readonly #ports = {
    now: () => this.time.clock.now(),
    newStream: () => ({ id: `stream-${++made}`, secret: 's' }),
  };

  get log(): SyncLog {
    return new SyncLog(this.disk, 'mlops', 'lea', this.#ports);
  }

  async page() {
    const recorded = recordedDatabase(this.disk, {
      ...this.#ports,
      userId: () => 'lea',
      course: 'mlops',
      onAppended: () => {},
    });
    const fake = await openFakeSession({
      database: this.disk,
      recorded,
      time: this.time,
      words: {
        getItem: (key) => this.#words.get(key) ?? null,
        setItem: (key, value) => void this.#words.set(key, value),
        removeItem: (key) => void this.#words.delete(key),
      },
    });
    return {
      ...fake,
      drafts: new LessonDrafts(this.disk, this.log, { course: 'mlops', slug: SLUG, version: '1' }),
      /** Leaves the page as its reader does; a killed one does nothing any more. */
      leave: () => {
        const unsaved = fake.session.unsaved();
        if (!this.#isKilled && unsaved.events.length > 0) fake.net.write(unsaved);
        fake.session.dispose();
      },
    };
  }

  async sync(): Promise<void> {
    const port = { send: async (request: never) => this.server.answer(structuredClone(request)) };
    const { now } = this.#ports;
    await syncRound({ log: this.log, port, now, elapsed: now, isThorough: true });
  }
}

type Page = Awaited<ReturnType<Browser['page']>>;

/** What a learner does in a lesson. Each resolves when it is acknowledged, and rejects or says so when it is not. */
const STEPS: readonly ((page: Page, browser: Browser) => Promise<unknown>)[] = [
  async ({ session }) => {
    session.workspace.getState().edit('README.md', 'first');
    await session.workspace.getState().flush();
  },
  ({ session }) => session.grading.getState().check('double'),
  async ({ session }) => session.grading.getState().takeHint('double'),
  async ({ session }) => {
    session.workspace.getState().edit('src/double.ts', 'export const double = (n: number) => n * 2;\n');
    await session.workspace.getState().flush();
  },
  ({ session }) => session.grading.getState().check('double'),
  (_, browser) => browser.sync(),
  ({ drafts, session }) => drafts.tell(session.workspace.getState().files),
  (_, browser) => {
    const handIn = { id: `hand-in-${++made}`, state: 'waiting', clientAt: 1, pieces: {} };
    const refuse = async () => ({ ok: false, code: 'offline', message: '', fields: {} }) as never;
    return new HandInOutbox(browser.disk, 'lea', refuse, () => {}).add(handIn as unknown as StoredHandIn);
  },
  async ({ session }) => {
    session.workspace.getState().edit('README.md', 'second');
    await session.workspace.getState().flush();
  },
  (_, browser) => browser.sync(),
];

interface Known {
  readonly readme: unknown;
  readonly attempts: number;
  readonly hints: number;
  readonly handIns: number;
}

async function known(browser: Browser, page: Page): Promise<Known> {
  const { grading, workspace } = page.session;
  return {
    readme: workspace.getState().files['README.md'],
    attempts: Object.values(grading.getState().attempts).flat().length,
    hints: grading.getState().hintsTaken.double ?? 0,
    handIns: (await browser.disk.keys('handIns', ['lea'])).length,
  };
}

/** Plays the steps while the disk works; what was acknowledged last. */
async function play(browser: Browser): Promise<{ page: Page; acknowledged: Known; shown: Known }> {
  const page = await browser.page();
  let acknowledged = await known(browser, page);
  for (const step of STEPS) {
    const isDone = await step(page, browser).then(
      () => true,
      () => false,
    );
    await browser.time.advance(1_000);
    const { save } = page.session.workspace.getState();
    if (isDone && save === 'saved' && page.session.unsavedRecords() === 0)
      acknowledged = await known(browser, page);
  }
  return { page, acknowledged, shown: await known(browser, page) };
}

/** Everything that the records hold is in the log, once. */
async function expectWholeLog(browser: Browser): Promise<void> {
  const attempts = (await browser.disk.keys('attempts', ['mlops', SLUG])).map((key) => key.at(-1));
  const events = (await browser.disk.under('syncEvents', [])).map(({ value }) => value as StoredSyncEvent);
  const told = events.filter(({ kind }) => kind === 'attempt').map(({ body }) => body.attempt);
  expect([...told].sort()).toEqual([...attempts].sort());
  const sent = browser.server.events().filter(({ kind }) => kind === 'attempt');
  expect(sent).toHaveLength(attempts.length);
  expect(await browser.log.unsent()).toBe(0);
}

const whole = async () => {
  const browser = new Browser(Number.POSITIVE_INFINITY, 'the disk is full');
  await play(browser);
  return browser.transactions;
};

describe('a fault at every transaction', () => {
  it('takes nothing that was acknowledged when the page is killed, and records and log agree', async () => {
    const transactions = await whole();
    expect(transactions).toBeGreaterThan(15);
    for (let at = 0; at <= transactions; at++) {
      const browser = new Browser(at, 'the page is killed');
      const { page, acknowledged } = await play(browser);
      page.leave();
      browser.mend();
      const again = await browser.page();
      await browser.time.advance(1_000);
      const now = await known(browser, again);
      if (acknowledged.readme !== now.readme) expect(['first', 'second']).toContain(now.readme);
      expect(now.attempts).toBeGreaterThanOrEqual(acknowledged.attempts);
      expect(now.hints).toBeGreaterThanOrEqual(acknowledged.hints);
      expect(now.handIns).toBeGreaterThanOrEqual(acknowledged.handIns);
      await browser.sync();
      await expectWholeLog(browser);
      again.leave();
    }
  }, 60_000);

  it('loses nothing when the disk is full: it says so, and all is saved once there is room', async () => {
    const transactions = await whole();
    for (let at = 0; at < transactions; at++) {
      const browser = new Browser(at, 'the disk is full');
      const { page, shown } = await play(browser);
      if (page.session.unsavedRecords() > 0)
        expect(page.session.workspace.getState()).toMatchObject({
          save: 'failed',
          saveError: { code: 'storage-full' },
        });
      browser.mend();
      await page.session.workspace.getState().flush();
      await browser.time.advance(1_000);
      expect(page.session.workspace.getState().save).toBe('saved');
      page.leave();
      const again = await browser.page();
      await browser.time.advance(1_000);
      expect({ ...(await known(browser, again)), handIns: 0 }).toEqual({ ...shown, handIns: 0 });
      await browser.sync();
      await expectWholeLog(browser);
      again.leave();
    }
  }, 60_000);

  it('keeps the edits of pages that come and go on a full disk', async () => {
    const browser = new Browser(0, 'the disk is full');
    for (const text of ['one', 'one two', 'one two three']) {
      const page = await browser.page();
      const before = page.session.workspace.getState().files['README.md'];
      if (text !== 'one') expect(text.startsWith(String(before))).toBe(true);
      page.session.workspace.getState().edit('README.md', text);
      await browser.time.advance(1_000);
      expect(page.session.workspace.getState().saveError?.code).toBe('storage-full');
      page.leave();
    }
    browser.mend();
    const page = await browser.page();
    expect(page.session.workspace.getState().files['README.md']).toBe('one two three');
    await page.session.workspace.getState().flush();
    page.leave();
  });
});
