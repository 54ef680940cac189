import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { DbKind } from '../db/db';
import { type GuardedDb, guarded } from '../db/guard';
import { openPglite } from '../db/pglite/driver';
import { openPostgres } from '../db/postgres/driver';
import { HastyNodeFS } from './hasty-fs';
import { createDatabase } from './postgres-server';

/** A migrated database of its own for the tests inside; read it inside of a test only. */
export interface TestDatabase {
  readonly kind: DbKind;
  readonly db: GuardedDb;
  /** Where another server reaches it; null: the embedded one has nobody but its own. */
  readonly url: string | null;
}

/**
 * Declares the same tests for both drivers, each with one database that the file's tests share. On PostgreSQL they are
 * skipped, and listed as such, where it is not installed.
 */
export function onBothDatabases(tests: (database: TestDatabase) => void): void {
  for (const kind of ['pglite', 'postgresql'] as const) {
    const isThere = kind === 'pglite' || inject('postgresUrl') !== null;
    describe.skipIf(!isThere)(`on ${kind}`, () => {
      let opened: Opened | undefined;
      beforeAll(async () => {
        opened = kind === 'pglite' ? await copyOfPglite() : await copyOfPostgres();
      });
      afterAll(async () => {
        await opened?.end();
      });
      tests({
        kind,
        get db() {
          if (opened === undefined) throw new Error('The database is there inside of tests only.');
          return opened.db;
        },
        get url() {
          return opened?.url ?? null;
        },
      });
    });
  }
}

interface Opened {
  readonly db: GuardedDb;
  readonly url: string | null;
  readonly end: () => Promise<void>;
}

async function copyOfPglite(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-db-'));
  cpSync(inject('pgliteTemplate'), folder, { recursive: true });
  const db = guarded(await openPglite(folder, new HastyNodeFS(folder)));
  return {
    db,
    url: null,
    end: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function copyOfPostgres(): Promise<Opened> {
  const url = await newPostgresDatabase('template');
  const db = guarded(await openPostgres({ url }));
  return { db, url, end: () => db.close() };
}

/** The address of a new database: a copy of the template, or an empty one. The server's end removes it. */
export async function newPostgresDatabase(from: 'template' | 'nothing'): Promise<string> {
  const template = inject('postgresUrl');
  if (template === null) throw new Error('PostgreSQL is not installed.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(
    template.replace(/\/template$/, '/postgres'),
    name,
    from === 'template' ? 'template' : undefined,
  );
  return template.replace(/\/template$/, `/${name}`);
}
