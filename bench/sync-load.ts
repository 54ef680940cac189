import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startServer } from '../scripts/lib/lab-server';
import { LabVisitor } from '../scripts/lib/lab-visitor';
import { createDatabase, startPostgres } from '../server/testing/postgres-server';

/**
 * `npx tsx bench/sync-load.ts [embedded|postgresql] [learners] [seconds]`: a class whose learners sync every 10 s, then a burst of ten
 * times as much, then as before. Says how long answers took, what was shed, how soon it was over, whether anything is lost, and whether the
 * server told how it is all the while. Needs `npm run build`; load and server share the machine, so it must be quiet. `postgresql` works on the
 * empty database of DATABASE_URL, or starts one.
 */
const [kind = 'embedded', learnersText = '500', secondsText = '60'] = process.argv.slice(2);
const LEARNERS = Number(learnersText);
const STEADY_MS = Number(secondsText) * 1_000;
const EVERY_MS = 10_000;
const BURST_MS = 10_000;
const BURST_TIMES = 10;
const LOOK_EVERY_MS = 1_000;
/** What is promised: 99 of 100 answers within so many milliseconds, in a burst as well (what is not refused), and the burst forgotten after so many. */
const PROMISED = { p99: 250, burstP99: 1_000, recovered: 30_000 };

interface Learner {
  readonly visitor: LabVisitor;
  readonly stream: string;
  readonly secret: string;
  /** Events that were made, and those that the server has. */
  made: number;
  acked: number;
  isSending: boolean;
  /** Not before this moment, as the server asked. */
  notBefore: number;
}

interface Sample {
  readonly at: number;
  readonly ms: number;
  readonly status: number;
}

const samples: Sample[] = [];
const dataDir = mkdtempSync(join(tmpdir(), 'stagecraft-load-'));
const given = process.env.DATABASE_URL;
const postgres = kind === 'postgresql' && given === undefined ? await startPostgres({ durable: true }) : null;
if (postgres !== null) await createDatabase(postgres.url('postgres'), 'lab');
const server = await startServer(await freePort(), {
  DATA_DIR: dataDir,
  GRADING_WORKERS: '0',
  ...(kind === 'postgresql' && {
    DATABASE_URL: given ?? postgres!.url('lab'),
    APP_SECRET: randomBytes(32).toString('hex'),
  }),
});
try {
  const learners = await seat();
  const steady = await phase(learners, EVERY_MS, STEADY_MS);
  const burst = await phase(learners, EVERY_MS / BURST_TIMES, BURST_MS);
  const over = performance.now();
  const after = await phase(learners, EVERY_MS, Math.max(PROMISED.recovered, STEADY_MS / 2));
  await drain(learners);
  const lost = learners.reduce((sum, { made, acked }) => sum + made - acked, 0);
  const recoveredMs = Math.round(recovery(over));
  const report = { kind, learners: LEARNERS, steady, burst, after, recoveredMs, lost };
  console.log(JSON.stringify(report, null, 2));
  const isKept =
    steady.p99 <= PROMISED.p99 &&
    steady.refused + steady.failed === 0 &&
    burst.p99 <= PROMISED.burstP99 &&
    burst.failed + after.failed + lost === 0 &&
    [steady, burst, after].every(({ health }) => health.silent === 0) &&
    recoveredMs <= PROMISED.recovered;
  console.log(isKept ? 'All that was promised holds.' : 'Something that was promised does not hold.');
  process.exitCode = isKept ? 0 : 1;
} finally {
  await server.kill();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** A class and its learners, joined by its code. */
async function seat(): Promise<readonly Learner[]> {
  const teacher = new LabVisitor(server.origin);
  await teacher.need('POST', '/setup', {
    token: server.setupToken,
    username: 'teacher',
    displayName: 'A teacher',
    password: randomBytes(12).toString('hex'),
  });
  const { id } = await teacher.need<{ id: string }>('POST', '/classes', { name: 'Load', timeZone: 'UTC' });
  await teacher.need('PATCH', `/classes/${id}`, { joinsPerHour: 5_000 });
  const { join: door } = await teacher.need<{ join: { code: string } }>('GET', `/classes/${id}`);
  const learners: Learner[] = [];
  for (let index = 0; index < LEARNERS; index++) {
    const visitor = new LabVisitor(server.origin);
    await visitor.need('POST', `/join/${door.code}`, { displayName: `Learner ${index}` });
    const secret = randomBytes(32).toString('hex');
    learners.push({
      visitor,
      stream: randomUUID(),
      secret,
      made: 0,
      acked: 0,
      isSending: false,
      notBefore: 0,
    });
  }
  return learners;
}

/** Everybody makes and sends events every `everyMs`, each at a moment of their own, for `forMs`. */
async function phase(learners: readonly Learner[], everyMs: number, forMs: number) {
  const began = performance.now();
  const due = learners.map((_, index) => began + (everyMs * index) / learners.length);
  const open = new Set<Promise<void>>();
  const health = { asked: 0, silent: 0, slowestMs: 0 };
  let nextLook = began;
  while (performance.now() - began < forMs) {
    const now = performance.now();
    if (now >= nextLook) {
      nextLook = now + LOOK_EVERY_MS;
      const looked = look(health).finally(() => open.delete(looked));
      open.add(looked);
    }
    for (const [index, learner] of learners.entries()) {
      if (due[index]! > now) continue;
      due[index]! += everyMs;
      learner.made += 5;
      const sent = send(learner).finally(() => open.delete(sent));
      open.add(sent);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(open);
  return { ...summary(samples.filter(({ at }) => at >= began)), health };
}

/** As whoever looks after the server does, also while it is busy. */
async function look(health: { asked: number; silent: number; slowestMs: number }): Promise<void> {
  const began = performance.now();
  health.asked++;
  const isWell = await fetch(`${server.origin}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isWell) health.silent++;
  health.slowestMs = Math.max(health.slowestMs, Math.round(performance.now() - began));
}

/** One request with what the server does not have, as a browser sends it: never two at once, and not before it was asked to. */
async function send(learner: Learner): Promise<void> {
  const now = performance.now();
  if (learner.isSending || now < learner.notBefore || learner.made === learner.acked) return;
  learner.isSending = true;
  const from = learner.acked + 1;
  const events = Array.from({ length: Math.min(50, learner.made - learner.acked) }, (_, index) => ({
    kind: 'activity',
    clientAt: '2026-03-02T09:00:00.000Z',
    body: { lesson: '01-before-mlops/01-understand-the-problem', lamport: from + index, place: null },
  }));
  let status = 0;
  try {
    const { stream, secret, visitor } = learner;
    const answer = await visitor.ask('POST', '/sync', { stream, secret, from, events, cursor: 0 });
    status = answer.status;
    if (status === 200) learner.acked = answer.body.last;
    else learner.notBefore = performance.now() + 1_000 * (answer.body?.error?.retryAfter ?? 2);
  } catch {
    learner.notBefore = performance.now() + 2_000;
  }
  learner.isSending = false;
  samples.push({ at: now, ms: performance.now() - now, status });
}

/** Sends until the server has everything, or a minute has passed. */
async function drain(learners: readonly Learner[]): Promise<void> {
  const end = performance.now() + 60_000;
  while (learners.some(({ made, acked }) => acked < made) && performance.now() < end) {
    for (let from = 0; from < learners.length; from += 20)
      await Promise.all(learners.slice(from, from + 20).map(send));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function summary(of: readonly Sample[]) {
  const answered = of.filter(({ status }) => status === 200).map(({ ms }) => ms);
  answered.sort((a, b) => a - b);
  const at = (share: number) => Math.round(answered[Math.floor(answered.length * share)] ?? 0);
  return {
    requests: of.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    /** Shed, to come back later. */
    refused: of.filter(({ status }) => status === 503 || status === 429).length,
    /** Anything else. */
    failed: of.filter(({ status }) => ![200, 429, 503].includes(status)).length,
  };
}

/** Milliseconds after `over` from which on every second is as promised. */
function recovery(over: number): number {
  const after = samples.filter(({ at }) => at >= over);
  const last = after.findLast(({ ms, status }) => status !== 200 || ms > PROMISED.p99);
  return last === undefined ? 0 : last.at + last.ms - over;
}
