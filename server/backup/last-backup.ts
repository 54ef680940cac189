import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from './read-backup';

/** When the newest backup in the data folder was made; null: there is none. */
export async function lastBackup(dataDir: string): Promise<string | null> {
  const folder = join(dataDir, 'backups');
  const names = await readdir(folder).catch(() => []);
  let newest: string | null = null;
  for (const name of names) {
    // What is half written, or is something else, is not a backup.
    const manifest = await readManifest(join(folder, name)).catch(() => null);
    if (manifest !== null && (newest === null || manifest.madeAt > newest)) newest = manifest.madeAt;
  }
  return newest;
}
