import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredSyncEvent } from '../../contracts/stored-sync';
import { seededRng } from '../../engine/core/rng';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { applyPulled, PULLED_TABLES } from '../../runtime/sync/apply-pulled';
import { SyncLog } from '../../runtime/sync/sync-log';
import { LessonDrafts } from './lesson-drafts';

const SLUG = '01-before-mlops/06-model-training';
let made = 0;

/** A device with its drafts of one lesson. */
function device() {
  const db = new MemoryDatabase();
  const log = new SyncLog(db, 'mlops', 'lea', {
    now: () => 1,
    newStream: () => ({ id: `stream-${++made}`, secret: 's' }),
  });
  return { db, drafts: new LessonDrafts(db, log, { course: 'mlops', slug: SLUG, version: '1' }) };
}
type Device = ReturnType<typeof device>;

/** What one device has told reaches the other. */
async function bring(from: Device, to: Device): Promise<void> {
  const events = (await from.db.under('syncEvents', [])).map(({ key, value }) => {
    const { kind, body } = value as StoredSyncEvent;
    const at = '2026-03-02T09:00:00Z';
    return { stream: String(key[0]), kind, body, clientAt: at, receivedAt: at };
  });
  await to.db.transact(PULLED_TABLES, async (reader) => (await applyPulled(reader, 'mlops', events)).writes);
}

let laptop: Device;
let phone: Device;

beforeEach(() => {
  laptop = device();
  phone = device();
});

describe('drafts', () => {
  it('go to another device as they are, text and bytes', async () => {
    const files = { 'a.ts': 'grüße', 'm.bin': Uint8Array.of(0, 255, 3) };
    expect(await laptop.drafts.isTold(files)).toBeNull();
    await laptop.drafts.tell(files);
    await bring(laptop, phone);
    const draft = await phone.drafts.newer();
    expect(draft?.files).toEqual(files);
    expect(draft?.receivedAt).toBe(Date.parse('2026-03-02T09:00:00Z'));
    await phone.drafts.tookOver(draft!);
    expect(await phone.drafts.newer()).toBeNull();
    expect(await phone.drafts.isTold(files)).toBe(true);
  });

  it('are told once as long as nothing has changed, also by the device that took them over', async () => {
    await laptop.drafts.tell({ 'a.ts': '1' });
    await laptop.drafts.tell({ 'a.ts': '1' });
    expect(await laptop.db.keys('syncEvents', [])).toHaveLength(1);
    await bring(laptop, phone);
    await phone.drafts.tookOver((await phone.drafts.newer())!);
    await phone.drafts.tell({ 'a.ts': '1' });
    expect(await phone.db.keys('syncEvents', [])).toHaveLength(0);
  });

  it('that were made at the same time are ordered in the same way on both devices', async () => {
    await laptop.drafts.tell({ 'a.ts': 'laptop' });
    await phone.drafts.tell({ 'a.ts': 'phone' });
    await bring(laptop, phone);
    await bring(phone, laptop);
    const [there, here] = [await phone.drafts.newer(), await laptop.drafts.newer()];
    // One of them is the newest: the device that has it hears of nothing newer, the other of that one.
    expect([there, here].filter((draft) => draft !== null)).toHaveLength(1);
  });

  it('that are too large stay where they are', async () => {
    const rng = seededRng('noise');
    const noise = Uint8Array.from({ length: 250_000 }, () => rng.int(256));
    expect(await laptop.drafts.tell({ 'm.bin': noise })).toBe(false);
    expect(await laptop.db.keys('syncEvents', [])).toHaveLength(0);
  });
});
