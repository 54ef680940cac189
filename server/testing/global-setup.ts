import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { guarded } from '../db/guard';
import { migrateToLatest } from '../db/open';
import { ensureDataFolder } from '../db/pglite/data-folder';
import { openPglite } from '../db/pglite/driver';
import { openPostgres } from '../db/postgres/driver';
import { createDatabase, startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a PostgreSQL with the database `template` in it; null when none is installed. */
    postgresUrl: string | null;
    /** A data folder of PGlite with the schema in it, to be copied. */
    pgliteTemplate: string;
  }
}

/** Once for a run of the server's tests: a migrated template for each driver, which each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = await pgliteTemplate();
  const postgres = await startPostgres();
  if (postgres === null) {
    console.warn('PostgreSQL is not installed: the tests of the server run on PGlite alone.');
  } else {
    await createDatabase(postgres.url('postgres'), 'template');
    const db = guarded(await openPostgres({ url: postgres.url('template'), connections: 1 }));
    await migrateToLatest(db);
    await db.close();
  }
  project.provide('postgresUrl', postgres?.url('template') ?? null);
  project.provide('pgliteTemplate', template);
  return async () => {
    await postgres?.stop();
    rmSync(template, { recursive: true, force: true });
  };
}

/** An empty data folder is kept between runs: `initdb` is most of the time that a run would take to start. */
async function pgliteTemplate(): Promise<string> {
  const cache = join(process.cwd(), '.cache');
  const empty = join(cache, 'pglite-empty');
  if (!existsSync(empty)) {
    mkdirSync(cache, { recursive: true });
    const made = `${empty}-${process.pid}`;
    await ensureDataFolder(made);
    if (existsSync(empty)) rmSync(made, { recursive: true, force: true });
    else renameSync(made, empty);
  }
  const template = join(tmpdir(), `stagecraft-pglite-${process.pid}`);
  rmSync(template, { recursive: true, force: true });
  cpSync(empty, template, { recursive: true });
  const db = guarded(await openPglite(template));
  await migrateToLatest(db);
  await db.close();
  return template;
}
