import { describe, expect, it } from 'vitest';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { SyncLog } from '../../runtime/sync/sync-log';
import { settlePast } from '../sync/past-decision';
import { keepWords, onlyHere } from './only-here';

const event = { kind: 'activity', exercise: null, body: { lesson: 'x/y', place: null } };

function browser() {
  const db = new MemoryDatabase();
  const log = new SyncLog(db, 'mlops', 'lea', { now: () => 1, newStream: () => ({ id: 's', secret: 's' }) });
  return { db, log };
}

const begun = { op: 'put', table: 'progress', key: ['mlops', 'x/y'], value: { status: 'started' } } as const;

describe('what is in this browser alone', () => {
  it('is what the server is not known to have: entries and hand-ins of this person', async () => {
    const { db, log } = browser();
    await log.append([event, event, event]);
    await db.write([
      { op: 'put', table: 'handIns', key: ['lea', '1'], value: { state: 'waiting' } },
      { op: 'put', table: 'handIns', key: ['lea', '2'], value: { state: 'arrived' } },
      { op: 'put', table: 'handIns', key: ['mia', '3'], value: { state: 'waiting' } },
    ]);
    const before = await onlyHere(db, 'lea');
    expect(before).toEqual({ events: 3, handIns: 1, isPastLeft: false });
    expect(keepWords(before)).toContain('1 hand-in and 3 entries of your log are not at the server yet');

    const part = (await log.part(['lea', 'active']))!;
    const answer = { kind: 'answer', last: 3, serverTime: '', pulled: [], cursor: 0, mark: '' } as const;
    await log.answered(part, 3, { ...answer, hasMore: false }, 0);
    expect(keepWords(await onlyHere(db, 'lea'))).toContain('1 hand-in is not at the server yet');
    await db.write([{ op: 'put', table: 'handIns', key: ['lea', '1'], value: { state: 'arrived' } }]);
    expect(keepWords(await onlyHere(db, 'lea'))).toBeNull();
  });

  it('is what was done before signing in, as long as it is not brought along', async () => {
    const { db, log } = browser();
    await db.write([begun]);
    await settlePast(db, 'mlops', 'lea');
    expect((await onlyHere(db, 'lea')).isPastLeft).toBe(true);
    const decided = (value: string) =>
      log.append([], [{ op: 'put', table: 'settings', key: ['mlops', 'brought-along', 'lea'], value }]);
    await decided('no');
    expect((await onlyHere(db, 'lea')).isPastLeft).toBe(true);
    await decided('yes');
    expect((await onlyHere(db, 'lea')).isPastLeft).toBe(false);
  });

  it('is nothing of a past that there was not, whatever is done or comes later', async () => {
    const { db } = browser();
    await settlePast(db, 'mlops', 'lea');
    await db.write([begun]);
    expect((await onlyHere(db, 'lea')).isPastLeft).toBe(false);
  });

  it('is not settled once a log was begun: what is there may be of before', async () => {
    const { db, log } = browser();
    await db.write([begun]);
    await log.append([event]);
    await db.write([{ op: 'delete', table: 'progress', key: ['mlops', 'x/y'] }]);
    await settlePast(db, 'mlops', 'lea');
    await db.write([begun]);
    expect((await onlyHere(db, 'lea')).isPastLeft).toBe(true);
  });
});
