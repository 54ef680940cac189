import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Db } from '../db/db';
import { appliedMigrations } from '../db/migrate/migrate';
import { BackupError } from './errors';
import { BACKUP_FORMAT, type Manifest, type TableSum } from './manifest';
import { walkRows } from './rows';
import { backupTables } from './tables';

/** The file of a table, and that of the counts and hashes, inside of a backup. */
export const tableFile = (name: string): string => `${name}.jsonl`;
export const MANIFEST_FILE = 'manifest.json';

/**
 * Writes everything that the database holds at one moment into a new folder: one file a table, and the manifest. The folder
 * has its name only when it is whole and on disk.
 *
 * @param now the moment that the manifest names.
 * @throws BackupError `backup-exists` when there is something at `folder`.
 */
export async function writeBackup(db: Db, folder: string, now: Date): Promise<Manifest> {
  const target = resolve(folder);
  if (existsSync(target))
    throw new BackupError('backup-exists', `${target} is there already. Name a folder that is not.`);
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const manifest = await db.tx(
    async (queries) => {
      const tables: TableSum[] = [];
      for (const table of await backupTables(queries)) {
        const file = await open(join(partial, tableFile(table.name)), 'wx', 0o600);
        try {
          tables.push(await walkRows(queries, table, (lines) => file.writeFile(lines.join(''))));
          await file.sync();
        } finally {
          await file.close();
        }
      }
      const migrations = [...(await appliedMigrations(queries))];
      return {
        format: BACKUP_FORMAT,
        version: 1,
        madeAt: now.toISOString(),
        from: db.kind,
        migrations,
        tables,
      } satisfies Manifest;
    },
    { isolation: 'snapshot' },
  );
  await writeWhole(join(partial, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(partial, target);
  await syncFolder(dirname(target));
  return manifest;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
