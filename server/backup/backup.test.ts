import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Db } from '../db/db';
import { guarded } from '../db/guard';
import { readMigrations } from '../db/migrate/read-migrations';
import { openPglite } from '../db/pglite/driver';
import { openPostgres } from '../db/postgres/driver';
import { newPostgresDatabase, onBothDatabases } from '../testing/databases';
import { answerRequest } from './answer-request';
import { readManifest, restoreBackup } from './read-backup';
import { writeBackup } from './write-backup';

const folder = mkdtempSync(join(tmpdir(), 'stagecraft-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-03-02T09:00:00Z');

async function fill(db: Db): Promise<void> {
  await db.script(`
    insert into users (id, username, display_name, created_at, recovery_sha256, is_admin)
    select gen_random_uuid(), 'user' || n, 'Zoë "' || n || E'" \\\\ \\n Ünïcode 🎭', timestamptz '2026-03-01 12:34:56.789012+02' + n * interval '1 hour',
      decode(md5(n::text), 'hex'), n = 1 from generate_series(1, 1203) n;
    insert into classes (id, name, time_zone, join_code, is_join_open, needs_approval, secret, created_by, created_at)
    select gen_random_uuid(), 'Class', 'Europe/Berlin', 'ABCDEFG' || n, true, false, '\\x00ff'::bytea, (select id from users order by id limit 1), now()
    from generate_series(1, 2) n;
    insert into assignments (id, class_id, position, title, kind, content_id, points, late_policy, release_policy, created_at)
    select gen_random_uuid(), id, 1, 'T', 'module', '2', 12.50, '{"b": 1.10, "a": [1e2, null]}', 'at-once', now() from classes;
  `);
}

async function emptyPglite(): Promise<{ db: Db; end: () => Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'stagecraft-restored-'));
  await cp(inject('pgliteTemplate'), data, { recursive: true });
  const db = guarded(await openPglite(data));
  return {
    db,
    end: async () => {
      await db.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function emptyPostgres(): Promise<{ db: Db; end: () => Promise<void> }> {
  const db = guarded(await openPostgres({ url: await newPostgresDatabase('nothing'), connections: 2 }));
  return { db, end: () => db.close() };
}

onBothDatabases((database) => {
  const at = () => join(folder, `from-${database.kind}`);
  beforeAll(async () => {
    await fill(database.db);
    await writeBackup(database.db, at(), NOW);
  });

  it('writes counts and hashes, and never over something', async () => {
    const manifest = await readManifest(at());
    expect(manifest.tables.find(({ name }) => name === 'users')?.rows).toBe(1203);
    expect(manifest.tables.map(({ name }) => name)).not.toContain('rate_limits');
    const names = manifest.tables.map(({ name }) => name);
    expect(names.indexOf('users')).toBeLessThan(names.indexOf('classes'));
    await expect(writeBackup(database.db, at(), NOW)).rejects.toMatchObject({ code: 'backup-exists' });
  });

  it.skipIf(inject('postgresUrl') === null)(
    'is restored into the other database with equal counts and hashes',
    async () => {
      const { db, end } = database.kind === 'pglite' ? await emptyPostgres() : await emptyPglite();
      const sums = await restoreBackup(db, at(), readMigrations());
      expect(sums.find(({ name }) => name === 'users')?.rows).toBe(1203);
      const again = await writeBackup(db, `${at()}-and-back`, NOW);
      const { tables } = await readManifest(at());
      const byName = (sums: typeof tables) => [...sums].sort((a, b) => a.name.localeCompare(b.name));
      expect(byName(again.tables)).toEqual(byName(tables));
      await expect(restoreBackup(db, at(), readMigrations())).rejects.toMatchObject({
        code: 'backup-target',
      });
      await end();
    },
  );
});

describe('what another process asks of the server', () => {
  it('is a backup, or is answered by what is wrong', async () => {
    const { db, end } = await emptyPglite();
    const asked = join(folder, 'asked');
    const line = JSON.stringify({ do: 'backup', folder: asked });
    expect(JSON.parse(await answerRequest(db, line, NOW)).manifest).toEqual(await readManifest(asked));
    expect(JSON.parse(await answerRequest(db, line, NOW)).error).toContain('is there already');
    expect(JSON.parse(await answerRequest(db, '{"do":"drop"}', NOW)).error).toBeDefined();
    await end();
  });
});

describe('a backup that was changed', () => {
  it('is refused, and nothing of it is kept', async () => {
    const changed = join(folder, 'changed');
    await cp(join(folder, 'from-pglite'), changed, { recursive: true });
    const path = join(changed, 'users.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"is_admin": false', '"is_admin": true'));
    const { db, end } = await emptyPglite();
    await expect(restoreBackup(db, changed, readMigrations())).rejects.toMatchObject({
      code: 'backup-broken',
      message: expect.stringContaining('users'),
    });
    expect(await db.query('select count(*) as n from users')).toEqual([{ n: 0 }]);
    writeFileSync(join(changed, 'manifest.json'), '{"format":"zip"}');
    await expect(restoreBackup(db, changed, readMigrations())).rejects.toMatchObject({
      code: 'backup-broken',
    });
    await end();
  });

  it('of a newer version is refused', async () => {
    const { db, end } = await emptyPglite();
    const older = readMigrations().slice(0, 1);
    await expect(restoreBackup(db, join(folder, 'from-pglite'), older)).rejects.toMatchObject({
      code: 'backup-too-new',
    });
    await end();
  });
});
