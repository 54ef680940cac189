import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messageOf } from '../engine/core/errors';
import { sufferDiskFaults } from '../server/db/crash/disk-faults';
import { type KillAfter, type KilledRun, killWriter } from '../server/db/crash/kill-writer';
import { guarded } from '../server/db/guard';
import { embeddedFolder, openDb } from '../server/db/open';
import { ensureDataFolder } from '../server/db/pglite/data-folder';
import { openPglite } from '../server/db/pglite/driver';
import { type DiskFault, FaultyNodeFS } from '../server/testing/faulty-fs';
import { createDatabase, startPostgres } from '../server/testing/postgres-server';

/**
 * `npx tsx scripts/crash-database.ts [kills|power|control|postgresql|faults] [runs]`: kills a process that writes, or takes its power, at
 * random moments, opens the database again, and counts acknowledged transactions that are not there.
 *
 * - `kills`: SIGKILL, the embedded database
 * - `power`: what was not synced is lost at random; each run begins with a new database
 * - `control`: the same without syncs; must lose, or the simulation simulates nothing
 * - `postgresql`: SIGKILL of the process that writes to a PostgreSQL
 * - `faults`: the disk of the embedded database has no room, or fails, at one write or sync after the other, once or until it is mended
 */
const [mode = 'kills', runsText = '20'] = process.argv.slice(2);
const runs = Number(runsText);
const dataDir = mkdtempSync(join(tmpdir(), 'stagecraft-crash-'));
const postgres = mode === 'postgresql' ? await startPostgres({ durable: true }) : null;
if (postgres !== null) await createDatabase(postgres.url('postgres'), 'crashes');
const env: Record<string, string> = postgres === null ? {} : { DATABASE_URL: postgres.url('crashes') };
const empty = join(dataDir, 'empty');
if (postgres === null) await ensureDataFolder(empty);

const total = {
  runs: 0,
  acknowledged: 0,
  lost: 0,
  torn: 0,
  unopenable: 0,
  duringOpen: 0,
  slowestOpenMs: 0,
  slowestReopenMs: 0,
};
let known = 0;
try {
  if (mode === 'faults') console.log(mode, JSON.stringify(await failDisk()));
  else await endWriters();
} finally {
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function endWriters(): Promise<void> {
  for (let run = 0; run < runs; run++) {
    if (run === 0 || mode === 'power' || mode === 'control') begin();
    await once(run);
    console.log(`${run + 1} of ${runs}`, JSON.stringify(total));
  }
  console.log(mode, JSON.stringify(total));
}

/** All faults on one database, which opens itself again. */
async function failDisk(): Promise<object> {
  begin();
  const folder = embeddedFolder(dataDir);
  const files = new FaultyNodeFS(folder);
  // Nothing waits for a disk that is known to be mended.
  let at = 0;
  const db = guarded(await openPglite(folder, files, { now: () => (at += 60_000) }));
  const faults = Array.from(
    { length: runs },
    (_, run): DiskFault => ({
      code: run % 2 === 0 ? 'ENOSPC' : 'EIO',
      after: Math.floor(run / 4),
      times: run % 4 < 2 ? 1 : Number.POSITIVE_INFINITY,
    }),
  );
  const report = await sufferDiskFaults(db, files, faults);
  await db.close();
  return { ...report, rssMb: Math.round(process.memoryUsage.rss() / 1e6) };
}

/** A database without rows. */
function begin(): void {
  known = 0;
  if (postgres !== null) return;
  rmSync(embeddedFolder(dataDir), { recursive: true, force: true });
  cpSync(empty, embeddedFolder(dataDir), { recursive: true });
}

async function once(run: number): Promise<void> {
  const isPower = mode === 'power' || mode === 'control';
  // A third of the kills come while it opens, when the log of the last kill is replayed.
  const after: KillAfter = isPower
    ? 'itself'
    : run % 3 === 0
      ? { ms: 900 + Math.random() * 3_000 }
      : { rows: 1 + Math.floor(Math.random() * 300) };
  const faults: Record<string, string> = { ...env };
  if (isPower) faults.LOSE_POWER_AT = String(1 + Math.floor(Math.random() * 2_500));
  if (mode === 'control') faults.FORGET_SYNCS = '1';
  const killed = await killWriter(dataDir, known + 1, after, faults);
  total.runs++;
  total.acknowledged += killed.acknowledged;
  if (killed.isDuringOpen) total.duringOpen++;
  total.slowestOpenMs = Math.max(total.slowestOpenMs, Math.round(killed.openMs ?? 0));
  await look(killed);
}

async function look({ acknowledged }: KilledRun): Promise<void> {
  const expected = known + acknowledged;
  try {
    const began = performance.now();
    const { db } = await openDb({ dataDir, databaseUrl: env.DATABASE_URL });
    total.slowestReopenMs = Math.max(total.slowestReopenMs, Math.round(performance.now() - began));
    const [table] = await db.query<{ name: string | null }>("select to_regclass('crash_rows')::text as name");
    const [seen] =
      table?.name == null
        ? [{ n: 0, torn: 0 }]
        : await db.query<{ n: number; torn: number }>(
            'select count(*) as n, count(*) filter (where again <> n or length(body) <> 1000) as torn from crash_rows',
          );
    await db.close();
    // One more than was acknowledged may be there: its answer was on the way.
    total.lost += Math.max(0, expected - seen!.n);
    total.torn += seen!.torn;
    known = seen!.n;
  } catch (error) {
    total.unopenable++;
    total.lost += expected;
    console.log(messageOf(error).slice(0, 200));
    begin();
  }
}
