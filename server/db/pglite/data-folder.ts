import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DbError } from '../errors';

/** The major version of PostgreSQL inside the pinned PGlite; a data folder of another one cannot be opened. */
export const PGLITE_MAJOR = '18';

/**
 * Makes the data folder when it is not there yet. `initdb` needs some 700 MB for a moment, so it runs in a process of its
 * own; what it made is synced and then renamed into place, so that a half-made folder is never opened.
 *
 * @throws DbError `db-version` for a folder of another major version, `db-unavailable` when initdb fails twice.
 */
export async function ensureDataFolder(folder: string): Promise<void> {
  const versionFile = join(folder, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found === PGLITE_MAJOR) return;
    throw new DbError(
      'db-version',
      `${folder} was made by PostgreSQL ${found}; this version of the lab has ${PGLITE_MAJOR}. Start the version of the lab that made it, ` +
        'run `npm run backup`, move the folder away, and run `npm run restore` with this version (docs/operations.md).',
      { found, needed: PGLITE_MAJOR },
    );
  }
  const made = `${folder}.making`;
  for (let attempt = 1; ; attempt++) {
    rmSync(made, { recursive: true, force: true });
    try {
      await initdb(made);
      break;
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
  syncTree(made);
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
  syncOne(dirname(folder));
}

const INITDB = `
import { PGlite } from '@electric-sql/pglite';
const db = await PGlite.create({ dataDir: process.argv[1] });
await db.close();
`;

function initdb(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', INITDB, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-2_000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(
        new DbError(
          'db-unavailable',
          `The data folder ${folder} could not be made (${code ?? signal}): ${said}`,
        ),
      );
    });
  });
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) syncTree(inner);
    else if (entry.isFile()) syncOne(inner);
  }
  syncOne(path);
}

/** Windows cannot open a folder, and needs no sync of one. */
function syncOne(path: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (process.platform === 'win32') return;
    throw error;
  }
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    closeSync(descriptor);
  }
}
