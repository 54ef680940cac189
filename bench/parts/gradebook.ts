import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gradebookQuerySchema } from '../../contracts/api/gradebook';
import { type GuardedDb, guarded } from '../../server/db/guard';
import { migrateToLatest } from '../../server/db/open';
import { ensureDataFolder } from '../../server/db/pglite/data-folder';
import { openPglite } from '../../server/db/pglite/driver';
import { openPostgres } from '../../server/db/postgres/driver';
import { loadExport } from '../../server/gradebook/load-export';
import { loadGradebook } from '../../server/gradebook/load-gradebook';
import { assignedExercises } from '../../server/grading/assigned-exercises';
import { recomputeGrades } from '../../server/grading/recompute';
import { fillClass, fillSubmissions } from '../../server/testing/fill-class';
import { createDatabase, startPostgres } from '../../server/testing/postgres-server';
import { median } from './stage';

const WORKS = 28;
const ROUNDS = 15;

/** Milliseconds of the server for a gradebook of 28 pieces of work, as JSON. */
export interface GradebookTimes {
  readonly learners: number;
  /** The first page of people by name (500 at most). */
  readonly pageMs: number;
  /** The first page ordered by points, of those with something late: looks at every grade of the class. */
  readonly filteredMs: number;
  /** All grades of all people. */
  readonly wholeMs: number;
  /** All grades of 500 people computed anew from 28,000 submissions: what a change of the class's dates or policies takes. */
  readonly recomputeMs: number;
}

export interface GradebookFigures {
  readonly pglite: GradebookTimes;
  /** Null: PostgreSQL is not installed. */
  readonly postgresql: GradebookTimes | null;
}

/** Measures the gradebook of 500 learners on the embedded database, and of 10,000 on PostgreSQL. */
export async function measureGradebook(): Promise<GradebookFigures> {
  return { pglite: await onPglite(500), postgresql: await onPostgres(10_000) };
}

async function onPglite(learners: number): Promise<GradebookTimes> {
  const folder = join(mkdtempSync(join(tmpdir(), 'stagecraft-bench-')), 'db');
  await ensureDataFolder(folder);
  const db = guarded(await openPglite(folder));
  try {
    return await times(db, learners);
  } finally {
    await db.close();
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
}

async function onPostgres(learners: number): Promise<GradebookTimes | null> {
  const server = await startPostgres();
  if (server === null) return null;
  try {
    await createDatabase(server.url('postgres'), 'bench');
    const db = guarded(await openPostgres({ url: server.url('bench') }));
    const measured = await times(db, learners);
    await db.close();
    return measured;
  } finally {
    await server.stop();
  }
}

async function times(db: GuardedDb, learners: number): Promise<GradebookTimes> {
  await migrateToLatest(db);
  const classId = await classIn(db);
  await fillClass(db, classId, learners, WORKS);
  const now = new Date();
  const page = (query: object) => () =>
    loadGradebook(db, classId, null, gradebookQuerySchema.parse({ limit: 500, ...query }), now);
  return {
    learners,
    pageMs: await timed(page({})),
    filteredMs: await timed(page({ sort: '-points', state: 'late' })),
    wholeMs: await timed(() => loadExport(db, classId, null, now)),
    recomputeMs: await recomputed(db, now),
  };
}

/** In a class of its own, three times: each writes 14,000 grades. */
async function recomputed(db: GuardedDb, now: Date): Promise<number> {
  const classId = await classIn(db);
  await fillClass(db, classId, 500, WORKS);
  const first = Object.fromEntries(
    Array.from({ length: 10 }, (_, i) => {
      const contentId = `1.${i + 1}`;
      return [contentId, assignedExercises({ kind: 'lesson', contentId }, now)[0]!.name];
    }),
  );
  await fillSubmissions(db, classId, first, 2);
  return timed(async () => {
    await db.tx((queries) => recomputeGrades(queries, { classId }, now));
    return {};
  }, 3);
}

async function classIn(db: GuardedDb): Promise<string> {
  const [userId, classId] = [crypto.randomUUID(), crypto.randomUUID()];
  await db.query("insert into users (id, display_name, created_at) values ($1, 'Teacher', now())", [userId]);
  await db.query(
    `insert into classes (id, name, time_zone, join_code, is_join_open, needs_approval, secret, created_by, created_at)
     values ($1, 'Bench', 'UTC', $3, false, false, '\\x00', $2, now())`,
    [classId, userId, classId.slice(0, 8).toUpperCase()],
  );
  return classId;
}

/** The median of some rounds, the JSON text included. */
async function timed(read: () => Promise<object>, rounds = ROUNDS): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    JSON.stringify(await read());
    taken.push(performance.now() - start);
  }
  return Math.round(median(taken));
}
