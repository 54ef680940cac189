import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { killWriter } from '../crash/kill-writer';
import { openDb } from '../open';
import { ensureDataFolder, PGLITE_MAJOR } from './data-folder';
import { askHolder, lockFolder } from './lock';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'stagecraft-data-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const withTemplate = () => cpSync(inject('pgliteTemplate'), join(dataDir, 'db'), { recursive: true });

describe('the embedded database', () => {
  it('is proved to reach the disk when it is opened, is private, and has the version that is expected', async () => {
    withTemplate();
    const { db, isPowerLossSafe } = await openDb({ dataDir });
    expect(isPowerLossSafe).toBe(true);
    expect((await db.query<{ v: string }>('show server_version'))[0]).toEqual({
      server_version: expect.stringMatching(new RegExp(`^${PGLITE_MAJOR}\\.`)),
    });
    expect(
      await db.query(
        "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'wal_sync_method') order by 1",
      ),
    ).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'wal_sync_method', setting: 'fsync' },
    ]);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    await db.close();
  });

  it('refuses a second process, says so, and is free when the first has ended', async () => {
    withTemplate();
    const first = await openDb({ dataDir });
    await expect(openDb({ dataDir })).rejects.toMatchObject({ code: 'db-locked' });
    await first.db.close();
    const second = await openDb({ dataDir });
    await second.db.close();
  });

  it('loses no acknowledged transaction and tears none when it is killed', async () => {
    withTemplate();
    let acknowledged = 0;
    for (const rows of [30, 80]) {
      const run = await killWriter(dataDir, acknowledged + 1, { rows });
      const { db } = await openDb({ dataDir });
      const [seen] = await db.query<{ n: number; rows: number; torn: number }>(
        'select max(n) as n, count(*) as rows, count(*) filter (where again <> n) as torn from crash_rows',
      );
      await db.close();
      expect(seen!.n).toBeGreaterThanOrEqual(acknowledged + run.acknowledged);
      expect(seen).toMatchObject({ rows: seen!.n, torn: 0 });
      acknowledged = seen!.n;
    }
  });
});

describe('a data folder', () => {
  it('of another major version is refused with what to do', async () => {
    const folder = join(dataDir, 'db');
    withTemplate();
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    await expect(ensureDataFolder(folder)).rejects.toMatchObject({
      code: 'db-version',
      message: expect.stringContaining('npm run backup'),
    });
  });

  it('is made whole or not at all', async () => {
    const folder = join(dataDir, 'db');
    await ensureDataFolder(folder);
    expect(existsSync(join(folder, 'PG_VERSION'))).toBe(true);
    expect(existsSync(`${folder}.making`)).toBe(false);
  });
});

describe('the lock of a folder', () => {
  it('is taken over from a process that was killed', async () => {
    const path = join(dataDir, '.lock.sock');
    const dead = createServer();
    await new Promise<void>((resolve) => dead.listen(path, resolve));
    // What is left of a killed process: the file, and nobody behind it.

    await rename(path, `${path}.kept`);
    await new Promise((resolve) => dead.close(resolve));
    await rename(`${path}.kept`, path);
    const lock = await lockFolder(dataDir);
    await expect(lockFolder(dataDir)).rejects.toMatchObject({ code: 'db-locked' });
    await lock.release();
  });

  it('is had by one of many that want it at once', async () => {
    const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(dataDir)));
    const locks = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(locks).toHaveLength(1);
    await locks[0]?.release();
  });

  it('lets another process ask the holder', async () => {
    expect(await askHolder(dataDir, 'hello')).toBeNull();
    const lock = await lockFolder(dataDir);
    expect(await askHolder(dataDir, 'hello')).toContain('still starting');
    lock.onRequest(async (line) => `you said ${line}`);
    expect(await askHolder(dataDir, 'hello')).toBe('you said hello');
    await lock.release();
  });

  it('works in a folder whose path is longer than a socket may have', async () => {
    const long = join(dataDir, 'x'.repeat(120));
    mkdirSync(long);
    const lock = await lockFolder(long);
    await expect(lockFolder(long)).rejects.toMatchObject({ code: 'db-locked' });
    await lock.release();
  });
});
