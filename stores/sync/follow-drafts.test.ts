import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredSyncEvent } from '../../contracts/stored-sync';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { applyPulled, PULLED_TABLES } from '../../runtime/sync/apply-pulled';
import { SyncLog } from '../../runtime/sync/sync-log';
import { fakeBundle } from '../testing/fake-bundle';
import { type FakeSession, openFakeSession } from '../testing/fake-session';
import { type FollowedDrafts, followDrafts } from './follow-drafts';
import { LessonDrafts, type OtherDraft } from './lesson-drafts';

let made = 0;
let opened: Device[] = [];

/** A browser in which the lesson is open, and what its page was asked. */
class Device {
  readonly db: MemoryDatabase;
  readonly fake: FakeSession;
  readonly followed: FollowedDrafts;
  readonly asked: { takenOver: OtherDraft[]; choices: OtherDraft[] };

  private constructor(
    db: MemoryDatabase,
    fake: FakeSession,
    followed: FollowedDrafts,
    asked: Device['asked'],
  ) {
    this.db = db;
    this.fake = fake;
    this.followed = followed;
    this.asked = asked;
  }

  static async open(db = new MemoryDatabase()): Promise<Device> {
    const fake = await openFakeSession({ database: db });
    const log = new SyncLog(db, 'mlops', 'lea', {
      now: () => 1,
      newStream: () => ({ id: `stream-${++made}`, secret: 's' }),
    });
    const { slug, version } = fakeBundle();
    const asked: Device['asked'] = { takenOver: [], choices: [] };
    const followed = await followDrafts({
      drafts: new LessonDrafts(db, log, { course: 'mlops', slug, version }),
      session: fake.session,
      scheduler: fake.time,
      onTold: () => {},
      wishes: {
        onTakenOver: (draft) => asked.takenOver.push(draft),
        onChoice: (draft) => asked.choices.push(draft),
        onTooLarge: () => {},
      },
    });
    const device = new Device(db, fake, followed, asked);
    opened.push(device);
    return device;
  }

  get readme() {
    return this.fake.session.workspace.getState().files['README.md'];
  }

  async write(text: string, rest = 20_000): Promise<void> {
    this.fake.session.workspace.getState().edit('README.md', text);
    await this.pass(rest);
  }

  /** Time passes, and what was begun in it is done. */
  async pass(ms: number): Promise<void> {
    await this.fake.time.advance(ms);
    await this.followed.look();
  }

  /** How many drafts this device has told. */
  async told(): Promise<number> {
    return (await this.db.under('syncEvents', [])).length;
  }
}

/** The server gives `to` all that `from` has told, as a sync in an open page does. */
async function bring(from: Device, to: Device): Promise<void> {
  const events = (await from.db.under('syncEvents', [])).map(({ key, value }) => {
    const { kind, body } = value as StoredSyncEvent;
    const at = '2026-03-02T09:00:00Z';
    return { stream: String(key[0]), kind, body, clientAt: at, receivedAt: at };
  });
  await to.db.transact(PULLED_TABLES, async (reader) => (await applyPulled(reader, 'mlops', events)).writes);
  await to.pass(0);
}

let laptop: Device;

beforeEach(async () => {
  opened = [];
  laptop = await Device.open();
});
afterEach(() => {
  for (const { followed, fake } of opened) {
    followed.dispose();
    fake.session.dispose();
  }
});

describe('work on several devices', () => {
  it('takes the place of untouched work, also where the lesson was open before it came', async () => {
    const phone = await Device.open();
    await laptop.write('from the laptop');
    await bring(laptop, phone);
    expect(phone.readme).toBe('from the laptop');
    expect(phone.asked).toMatchObject({ takenOver: [{}], choices: [] });
    // It is not told back, and the other's next step is taken over as well.
    expect(await phone.told()).toBe(0);
    await laptop.write('and on');
    await bring(laptop, phone);
    expect(phone.readme).toBe('and on');
    phone.fake.session.workspace.getState().undo();
    expect(phone.readme).toBe('from the laptop');
  });

  it('comes back to a browser that lost its storage, and what was typed there meanwhile is not laid over it', async () => {
    await laptop.write('hours of work');
    // The same lesson at its start, opened before the log has come back.
    const wiped = await Device.open();
    await wiped.write('one word', 5_000);
    await bring(laptop, wiped);
    expect(wiped.asked.choices).toHaveLength(1);
    await wiped.pass(60_000);
    expect(await wiped.told()).toBe(0);
    expect(wiped.readme).toBe('one word');
    await wiped.followed.takeOver(wiped.asked.choices[0]!);
    expect(wiped.readme).toBe('hours of work');
  });

  it('goes on with its own when that is chosen, and tells it as the newest', async () => {
    const phone = await Device.open();
    await laptop.write('from the laptop');
    await phone.write('from the phone', 5_000);
    await bring(laptop, phone);
    await phone.followed.keepOwn(phone.asked.choices[0]!);
    expect(phone.readme).toBe('from the phone');
    await bring(phone, laptop);
    expect(laptop.readme).toBe('from the phone');
    await bring(laptop, phone);
    expect(phone.asked.choices).toHaveLength(1);
  });

  it('tells when the page is hidden, and what a killed page did not tell', async () => {
    await laptop.write('before it is hidden', 1_000);
    laptop.followed.hidden();
    await laptop.pass(0);
    expect(await laptop.told()).toBe(1);
    await laptop.write('and its page was killed', 1_000);
    await laptop.fake.session.workspace.getState().flush();
    const again = await Device.open(laptop.db);
    await again.pass(0);
    expect(await again.told()).toBe(2);
  });
});
