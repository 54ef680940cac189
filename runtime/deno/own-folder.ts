import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of this machine or container: process ids of another one that shares the folder say nothing here. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * An empty folder of this process, for what it starts. A process that is killed leaves its own behind; the next one that makes such a
 * folder removes those whose process is no more.
 *
 * @param kind what it is for: a word
 */
export function makeOwnFolder(kind: string, root = tmpdir()): string {
  const prefix = `stagecraft-${kind}-${HOST}-`;
  for (const name of readdirSync(root)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : Number.NaN;
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) removeQuietly(join(root, name));
  }
  return mkdtempSync(join(root, `${prefix}${process.pid}-`));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Another process may be removing it at the same moment, or it is another user's. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It stays until somebody may.
  }
}
