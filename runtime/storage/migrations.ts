import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** A database whose tables are known by name alone, as a migration sees it. */
export type AnyDatabase = IDBPDatabase<unknown>;
export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/**
 * One step of the database's history. It brings the tables of `version − 1` to `version`, inside the upgrade's
 * transaction: when it throws, everything stays as it was. It may only await that transaction.
 */
export interface Migration {
  readonly version: number;
  readonly migrate: (database: AnyDatabase, transaction: UpgradeTransaction) => void | Promise<void>;
}

const FIRST_TABLES = [
  'workspaces',
  'workspaceEvents',
  'writers',
  'runs',
  'attempts',
  'documents',
  'progress',
  'settings',
  'cache',
  'backups',
];

/** Oldest first, without gaps. A published one is never changed; a new shape is a new migration with its test. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    migrate: (database) => {
      for (const table of FIRST_TABLES) database.createObjectStore(table);
    },
  },
  {
    // Large contents lie apart, and every step of a workspace is kept. Work that is stored holds its contents itself; it
    // is read as before, and its contents move when it is next compacted.
    version: 2,
    migrate: (database) => {
      for (const table of ['timeline', 'keyframes', 'blobs']) database.createObjectStore(table);
    },
  },
  {
    // The log of a browser that has joined a class; empty in all others.
    version: 3,
    migrate: (database) => {
      for (const table of ['syncStreams', 'syncEvents', 'syncStamps', 'syncDrafts', 'handIns'])
        database.createObjectStore(table);
    },
  },
];

/** The version that a list of migrations leads to. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Runs every migration after `from`, in order. */
export async function migrate(
  migrations: readonly Migration[],
  from: number,
  database: AnyDatabase,
  transaction: UpgradeTransaction,
): Promise<void> {
  for (const step of migrations) if (step.version > from) await step.migrate(database, transaction);
}
