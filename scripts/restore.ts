import { resolve } from 'node:path';
import { restoreBackup } from '../server/backup/read-backup';
import { readConfig } from '../server/config/config';
import { readMigrations } from '../server/db/migrate/read-migrations';
import { openDb } from '../server/db/open';

/**
 * `npm run restore -- <folder>`: fills the empty database of DATA_DIR, or of DATABASE_URL, from a backup, and compares counts
 * and hashes. So it is also the move from one database to the other.
 */
const folder = process.argv[2];
if (folder === undefined) {
  console.error('Name the folder of a backup: npm run restore -- data/backups/2026-03-02T09-00-00');
  process.exit(2);
}
const { db } = await openDb(readConfig(process.env, process.cwd()));
try {
  const sums = await restoreBackup(db, resolve(folder), readMigrations());
  for (const { name, rows, sha256 } of sums)
    console.log(`${name.padEnd(20)} ${String(rows).padStart(9)}  ${sha256}`);
  console.log('Counts and hashes are those of the backup.');
} finally {
  await db.close();
}
