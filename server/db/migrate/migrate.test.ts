import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { newPostgresDatabase, onBothDatabases } from '../../testing/databases';
import { type GuardedDb, guarded } from '../guard';
import { openPostgres } from '../postgres/driver';
import { appliedMigrations, migrate } from './migrate';
import { type Migration, readMigrations } from './read-migrations';

const script = (id: string, sql: string): Migration => ({ id, sql, sha256: `hash of ${sql}` });

onBothDatabases((database) => {
  const known = readMigrations();
  const next = String(known.length + 1).padStart(4, '0');

  it('applies what is new, once, each whole or not at all', async () => {
    const { db } = database;
    expect(await appliedMigrations(db)).toEqual(known.map(({ id }) => id));
    expect(await migrate(db, known)).toEqual([]);
    const broken = [...known, script(`${next}-broken`, 'create table half (id int); select nonsense;')];
    await expect(migrate(db, broken)).rejects.toMatchObject({ code: 'db-query' });
    expect(await db.query("select to_regclass('half')::text as name")).toEqual([{ name: null }]);
    const mended = [...known, script(`${next}-broken`, 'create table half (id int)')];
    expect(await migrate(db, mended)).toEqual([`${next}-broken`]);
  });

  it('refuses a script that has changed, and lets be what a newer version has applied', async () => {
    const { db } = database;
    const changed = known.map((each, index) => (index === 0 ? { ...each, sha256: 'other' } : each));
    await expect(migrate(db, changed)).rejects.toMatchObject({ code: 'db-migration' });
    await db.query("insert into schema_migrations (id, sha256) values ('9999-newer', 'x')");
    expect(await migrate(db, known)).toEqual([]);
  });
});

describe.skipIf(inject('postgresUrl') === null)('several servers on one PostgreSQL', () => {
  it('start at once, and each script is applied by one of them', async () => {
    const url = await newPostgresDatabase('nothing');
    const servers: GuardedDb[] = await Promise.all(
      Array.from({ length: 6 }, async () => guarded(await openPostgres({ url, connections: 2 }))),
    );
    const applied = (await Promise.all(servers.map((db) => migrate(db, readMigrations())))).flat();
    expect(applied.sort()).toEqual(readMigrations().map(({ id }) => id));
    await Promise.all(servers.map((db) => db.close()));
  });
});

describe('the folder of migrations', () => {
  it('has a script for each number, and tells what is wrong with a name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(join(folder, '0001-one.sql'), 'select 1');
    expect(readMigrations(folder).map(({ id }) => id)).toEqual(['0001-one']);
    writeFileSync(join(folder, '0003-three.sql'), 'select 3');
    expect(() => readMigrations(folder)).toThrow(/0003-three.sql: expected number 2/);
    rmSync(folder, { recursive: true });
  });
});
