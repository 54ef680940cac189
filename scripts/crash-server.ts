import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startPostgres } from '../server/testing/postgres-server';
import { freePort, killed, spawnServer, startServer } from './lib/lab-server';
import { LabVisitor } from './lib/lab-visitor';

/**
 * `npx tsx scripts/crash-server.ts [embedded|postgresql] [kills]`: kills the built server at random moments while learners sync and hand
 * in, starts it again, and counts what was acknowledged and is not there. What was handed in waits for a grader: it would only take the
 * machine's time. Needs `npm run build`.
 */
const [kind = 'embedded', killsText = '20'] = process.argv.slice(2);
const kills = Number(killsText);
const LEARNERS = 20;
const EVENTS = 5;
/** A round is killed after so many acknowledged submissions at most, and so long (ms) after them at most; or when it takes too long. */
const MOST_SUBMISSIONS = 24;
const MOST_AFTER = 250;
const LONGEST_ROUND = 20_000;
/** Submissions of a learner that are looked for; the server lists the newest thousand, acknowledged or not. */
const LOOKED_AT = 500;

const dataDir = mkdtempSync(join(tmpdir(), 'stagecraft-crash-'));
const postgres = kind === 'postgresql' ? await startPostgres({ durable: true }) : null;
if (postgres !== null) await createDatabase(postgres.url('postgres'), 'lab');
const env: Record<string, string> = {
  DATA_DIR: dataDir,
  GRADING_WORKERS: '0',
  ...(postgres !== null && {
    DATABASE_URL: postgres.url('lab'),
    APP_SECRET: randomBytes(32).toString('hex'),
  }),
};
const port = await freePort();

interface Learner {
  readonly visitor: LabVisitor;
  readonly stream: { readonly id: string; readonly secret: string; acknowledged: number };
  readonly handedIn: Set<string>;
}

const total = {
  kills: 0,
  duringStart: 0,
  events: 0,
  submissions: 0,
  /** Rounds that acknowledged three submissions or more before their kill. */
  withSubmissions: 0,
  lost: 0,
  slowestRestartMs: 0,
};
const restarts: number[] = [];
let server = await startServer(port, env);
const bundle = await fetch(`${server.origin}/lessons/02-what-breaks/01-code-that-lasts/bundle.json`);
const { version: contentVersion } = (await bundle.json()) as { version: string };
try {
  const { learners, path } = await makeClass();
  for (let run = 0; run < kills; run++) {
    const before = total.submissions;
    await work(learners, path, Math.random() * MOST_SUBMISSIONS, () => server.kill());
    if (total.submissions - before >= 3) total.withSubmissions++;
    // Now and then it is killed again before it serves.
    if (run % 4 === 3) {
      const starting = spawnServer(port, env);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2_500));
      await killed(starting);
      total.duringStart++;
    }
    const began = performance.now();
    server = await startServer(port, env);
    restarts.push(performance.now() - began);
    total.kills++;
    total.lost += await missing(learners, path);
    total.slowestRestartMs = Math.round(Math.max(...restarts));
    console.log(`${run + 1} of ${kills}`, JSON.stringify(total));
  }
  const median = restarts.sort((a, b) => a - b)[restarts.length >> 1] ?? 0;
  console.log(kind, JSON.stringify({ ...total, medianRestartMs: Math.round(median) }));
} finally {
  await server.kill();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** A class with one lesson, and its learners. */
async function makeClass(): Promise<{ learners: readonly Learner[]; path: string }> {
  const teacher = new LabVisitor(server.origin);
  await teacher.need('POST', '/setup', {
    token: server.setupToken,
    username: 'teacher',
    displayName: 'A teacher',
    password: randomBytes(12).toString('hex'),
  });
  const { id } = await teacher.need<{ id: string }>('POST', '/classes', { name: 'Kills', timeZone: 'UTC' });
  const { join: door } = await teacher.need<{ join: { code: string } }>('GET', `/classes/${id}`);
  await teacher.need('POST', `/classes/${id}/assignments`, {
    work: [{ kind: 'lesson', contentId: '2.1' }],
    terms: {},
  });
  const { assignments } = await teacher.need<{ assignments: { id: string }[] }>(
    'GET',
    `/classes/${id}/assignments`,
  );
  const learners: Learner[] = [];
  for (let i = 0; i < LEARNERS; i++) {
    const visitor = new LabVisitor(server.origin);
    await visitor.need('POST', `/join/${door.code}`, { displayName: `Learner ${i}` });
    learners.push({
      visitor,
      stream: { id: randomUUID(), secret: randomBytes(32).toString('hex'), acknowledged: 0 },
      handedIn: new Set(),
    });
  }
  return { learners, path: `/classes/${id}/assignments/${assignments[0]!.id}/submissions` };
}

/** Lets everybody work until the server dies under their hands, a moment after so many submissions. */
async function work(
  learners: readonly Learner[],
  path: string,
  submissions: number,
  end: () => Promise<void>,
): Promise<void> {
  const enough = total.submissions + submissions;
  const latest = performance.now() + LONGEST_ROUND;
  let isOver = false;
  const hands = learners.map(async (learner) => {
    while (!isOver) {
      try {
        await sync(learner, EVENTS);
        await handIn(learner, path);
      } catch {
        // Nobody answered: what was on its way may be there or not, and is sent again.
        if (!isOver) await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
  while (total.submissions < enough && performance.now() < latest)
    await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * MOST_AFTER));
  await end();
  isOver = true;
  await Promise.all(hands);
}

/** Sends so many events after what was acknowledged, and believes what the server says it has. */
async function sync({ visitor, stream }: Learner, count: number): Promise<number> {
  const { status, body } = await visitor.ask<{ last: number }>('POST', '/sync', {
    stream: stream.id,
    secret: stream.secret,
    from: stream.acknowledged + 1,
    // The same number has the same content when it is sent again.
    events: Array.from({ length: count }, (_, i) => ({
      kind: 'draft',
      exercise: null,
      clientAt: '2026-03-02T09:00:00.000Z',
      body: { n: stream.acknowledged + 1 + i },
    })),
    cursor: 0,
  });
  if (status !== 200) return stream.acknowledged;
  total.events += Math.max(0, body.last - stream.acknowledged);
  stream.acknowledged = Math.max(stream.acknowledged, body.last);
  return body.last;
}

async function handIn({ visitor, handedIn }: Learner, path: string): Promise<void> {
  const id = randomUUID();
  const { status } = await visitor.ask('POST', path, {
    id,
    exercise: '2.1/churn-that-lasts',
    contentVersion,
    clientAt: new Date().toISOString(),
    body: { work: { format: 1, dataSeed: 'seed', files: {} } },
  });
  if (status !== 201) return;
  handedIn.add(id);
  total.submissions++;
}

/** What was acknowledged and is not there. */
async function missing(learners: readonly Learner[], path: string): Promise<number> {
  let lost = 0;
  for (const learner of learners) {
    const before = learner.stream.acknowledged;
    const last = await sync(learner, 0);
    lost += Math.max(0, before - last);
    const { submissions } = await learner.visitor.need<{ submissions: { receipt: { id: string } }[] }>(
      'GET',
      path,
    );
    const there = new Set(submissions.map(({ receipt }) => receipt.id));
    lost += [...learner.handedIn].slice(-LOOKED_AT).filter((id) => !there.has(id)).length;
  }
  return lost;
}
