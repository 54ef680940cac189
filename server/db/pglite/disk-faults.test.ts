import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type TestServices, testServices } from '../../testing/api';
import { type DiskFault, FaultyNodeFS } from '../../testing/faulty-fs';
import { joinClass, newClass } from '../../testing/people';
import { sufferDiskFaults } from '../crash/disk-faults';
import { type GuardedDb, guarded } from '../guard';
import { openPglite } from './driver';

const FOR_EVER = Number.POSITIVE_INFINITY;

let folder: string;
let files: FaultyNodeFS;
let db: GuardedDb;
const ends: string[] = [];
/** The clock goes on by so much whenever somebody looks. */
let step: number;
let at: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stagecraft-faults-'));
  cpSync(inject('pgliteTemplate'), folder, { recursive: true });
  files = new FaultyNodeFS(folder);
  ends.length = 0;
  step = 60_000;
  at = 0;
  db = guarded(
    await openPglite(folder, files, {
      onEnded: ({ message }) => ends.push(message),
      now: () => (at += step),
    }),
  );
});
afterEach(async () => {
  files.fail(null);
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database on a disk that fails', () => {
  it('says so, loses nothing that was acknowledged, and goes on when the disk does', async () => {
    // `npx tsx scripts/crash-database.ts faults 200` tries many more.
    const faults = [0, 3, 8, 15].flatMap((after): DiskFault[] => [
      { code: 'ENOSPC', after, times: after % 2 === 0 ? 1 : FOR_EVER },
      { code: 'EIO', after, times: after % 2 === 0 ? FOR_EVER : 1 },
    ]);
    const report = await sufferDiskFaults(db, files, faults);
    expect(report).toMatchObject({ faults: faults.length, lost: 0, untold: 0 });
    expect(report.acknowledged).toBeGreaterThan(faults.length);
    // A log that could not be written ends it, and whoever looks after it is told why each time.
    expect(report.ends).toBeGreaterThan(4);
    expect(ends.length).toBeGreaterThanOrEqual(report.ends);
    expect(ends[0]).toMatch(/its disk failed \((ENOSPC|EIO)\)/);
  });

  it('answers learners with 503 until then, and takes what they send again', async () => {
    const services: TestServices = testServices(db);
    const { browser } = await joinClass(services, await newClass(services), 'Ada');
    const sync = (from: number) =>
      browser.ask('POST', '/api/v1/sync', {
        body: {
          stream: '00000000-0000-4000-8000-000000000001',
          secret: 'a'.repeat(64),
          from,
          events: [{ kind: 'draft', exercise: null, clientAt: services.now(), body: { from } }],
          cursor: 0,
        },
      });
    expect((await sync(1)).body.last).toBe(1);
    files.fail({ code: 'ENOSPC', after: 0, times: FOR_EVER });
    for (let n = 0; n < 3; n++) {
      const { status, body, headers } = await sync(2);
      expect(status).toBe(503);
      expect(body.error.code).toBe('unavailable');
      expect(body.error.message).not.toContain('ENOSPC');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    files.fail(null);
    expect((await sync(2)).body.last).toBe(2);
    expect((await sync(3)).body.last).toBe(3);
  });

  it('that cannot be opened again says so with each call, and is there when it can', async () => {
    await db.script('create table kept (n int); insert into kept values (1)');
    files.fail({ code: 'EIO', after: 0, times: FOR_EVER });
    for (let n = 0; n < 3; n++)
      await expect(db.query('insert into kept values (2)')).rejects.toMatchObject({ code: 'db-unavailable' });
    // It is not tried with every call: each try takes the processor from those who need no database.
    step = 1;
    const tries = files.opened;
    for (let n = 0; n < 5; n++)
      await expect(db.query('select 1')).rejects.toMatchObject({ code: 'db-unavailable' });
    expect(files.opened - tries).toBeLessThan(2);
    files.fail(null);
    step = 60_000;
    expect(await db.query('select count(*) as n from kept where n = 1')).toEqual([{ n: 1 }]);
  });
});
