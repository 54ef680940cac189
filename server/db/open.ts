import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from './db';
import { type GuardedDb, guarded } from './guard';
import { migrate } from './migrate/migrate';
import { readMigrations } from './migrate/read-migrations';
import { ensureDataFolder } from './pglite/data-folder';
import { openPglite } from './pglite/driver';
import { type FolderLock, lockFolder } from './pglite/lock';
import { openPostgres } from './postgres/driver';

export interface OpenOptions {
  /** Where PostgreSQL is; absent: the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Told of a connection that broke while nobody used it, or of an embedded database that stopped itself. */
  readonly onLost?: (error: Error) => void;
}

export interface OpenDb {
  readonly db: GuardedDb;
  /** Whether what was acknowledged outlives a power loss; null: the PostgreSQL server's own affair. */
  readonly isPowerLossSafe: boolean | null;
  /** Of the embedded database alone. */
  readonly lock: FolderLock | null;
}

/** The folder of the embedded database inside of the data folder. */
export const embeddedFolder = (dataDir: string): string => join(dataDir, 'db');

/** Opens the database of this server, without looking at its schema. */
export async function openDb({ databaseUrl, dataDir, onLost }: OpenOptions): Promise<OpenDb> {
  if (databaseUrl !== undefined) {
    const driver = await openPostgres({ url: databaseUrl, onIdleError: onLost });
    return { db: guarded(driver), isPowerLossSafe: null, lock: null };
  }
  makePrivateFolder(dataDir);
  const lock = await lockFolder(dataDir);
  try {
    const folder = embeddedFolder(dataDir);
    await ensureDataFolder(folder);
    const driver = await openPglite(folder, undefined, { onEnded: onLost });
    const db = guarded({
      ...driver,
      close: async () => {
        await driver.close();
        await lock.release();
      },
    });
    return { db, isPowerLossSafe: driver.isPowerLossSafe, lock };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Brings the schema of `db` to what this version needs. */
export function migrateToLatest(db: Db): Promise<readonly string[]> {
  return migrate(db, readMigrations());
}

/** Nobody but the server's own user reads what is kept. */
export function makePrivateFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
}
