import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf } from '../../engine/core/errors';
import type { Db, Queries } from '../db/db';
import { migrate } from '../db/migrate/migrate';
import type { Migration } from '../db/migrate/read-migrations';
import { BackupError } from './errors';
import { type Manifest, manifestSchema, type TableSum } from './manifest';
import { walkRows } from './rows';
import { backupTables } from './tables';
import { MANIFEST_FILE, tableFile } from './write-backup';

const BATCH = 500;

/** @throws BackupError `backup-broken` when the folder has no manifest that can be read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw new BackupError(
      'backup-broken',
      `${path} is not the manifest of a backup of this lab: ${messageOf(error)}`,
    );
  }
}

/**
 * Fills an empty database from a backup, compares counts and hashes of what is in it then with the manifest, and brings the
 * schema up to date. One transaction: what does not compare equal is not kept.
 *
 * @throws BackupError `backup-target` when the database has rows, `backup-too-new` when the backup's schema is not known
 * to this version, `backup-broken` when a file is not the one that was written.
 */
export async function restoreBackup(
  db: Db,
  folder: string,
  migrations: readonly Migration[],
): Promise<readonly TableSum[]> {
  const manifest = await readManifest(folder);
  const unknown = manifest.migrations.filter((id) => !migrations.some((each) => each.id === id));
  if (unknown.length > 0)
    throw new BackupError(
      'backup-too-new',
      `The backup was made by a newer version of the lab (${unknown.join(', ')}). Restore it with that version or a later one.`,
    );
  await migrate(db, migrations, manifest.migrations.at(-1));
  const restored = await db.tx(async (queries) => {
    const tables = await backupTables(queries);
    for (const { name } of tables) await refuseRows(queries, name);
    for (const { name } of manifest.tables) await fill(queries, name, join(folder, tableFile(name)));
    const sums: TableSum[] = [];
    for (const table of tables) sums.push(await walkRows(queries, table, () => undefined));
    compareSums(manifest.tables, sums);
    return sums;
  });
  await migrate(db, migrations);
  return restored;
}

async function refuseRows(queries: Queries, table: string): Promise<void> {
  const [row] = await queries.query(`select 1 as found from "${table}" limit 1`);
  if (row !== undefined)
    throw new BackupError(
      'backup-target',
      `The database has rows in ${table} already. A backup is restored into an empty one: name another DATA_DIR or DATABASE_URL.`,
    );
}

/** The lines of a table go in as they are; PostgreSQL itself reads its own JSON. */
async function fill(queries: Queries, table: string, path: string): Promise<void> {
  const insert = (lines: readonly string[]) =>
    queries.query(
      `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
      [`[${lines.join(',')}]`],
    );
  let lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: 0 })) {
    lines.push(line);
    if (lines.length < BATCH) continue;
    await insert(lines);
    lines = [];
  }
  if (lines.length > 0) await insert(lines);
}

/** @throws BackupError `backup-broken` that names the first table that differs. */
function compareSums(expected: readonly TableSum[], found: readonly TableSum[]): void {
  for (const { name, rows, sha256 } of expected) {
    const other = found.find((each) => each.name === name);
    if (other?.rows !== rows || other.sha256 !== sha256)
      throw new BackupError(
        'backup-broken',
        `${name} has ${other?.rows ?? 'no'} rows with the hash ${other?.sha256 ?? 'none'}; the manifest says ${rows} with ${sha256}. Nothing was kept.`,
        { name },
      );
  }
  const extra = found.find(({ name, rows }) => rows > 0 && !expected.some((each) => each.name === name));
  if (extra !== undefined)
    throw new BackupError('backup-broken', `${extra.name} has rows that the backup does not know.`);
}
