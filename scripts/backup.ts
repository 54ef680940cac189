import { join, resolve } from 'node:path';
import type { Manifest } from '../server/backup/manifest';
import { writeBackup } from '../server/backup/write-backup';
import { readConfig } from '../server/config/config';
import { openDb } from '../server/db/open';
import { askHolder } from '../server/db/pglite/lock';

/**
 * `npm run backup -- [folder]`: writes all that the database holds into a new folder, one file a table with counts and
 * hashes. A running server on the embedded database is asked to do it, since nobody else may open its folder.
 */
const config = readConfig(process.env, process.cwd());
const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const folder = resolve(process.argv[2] ?? join(config.dataDir, 'backups', stamp));

const manifest = (await fromServer()) ?? (await fromHere());
const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
console.log(`${folder}: ${rows} rows of ${manifest.tables.length} tables, from ${manifest.from}.`);

async function fromServer(): Promise<Manifest | null> {
  if (config.databaseUrl !== undefined) return null;
  const answer = await askHolder(config.dataDir, JSON.stringify({ do: 'backup', folder })).catch(() => null);
  if (answer === null) return null;
  const said = JSON.parse(answer) as { manifest?: Manifest; error?: string };
  if (said.manifest === undefined) throw new Error(said.error ?? 'The server gave no answer.');
  return said.manifest;
}

async function fromHere(): Promise<Manifest> {
  const { db } = await openDb(config);
  try {
    return await writeBackup(db, folder, new Date());
  } finally {
    await db.close();
  }
}
