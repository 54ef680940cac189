import { beforeEach, expect, it } from 'vitest';
import { guarded } from '../db/guard';
import { openPostgres } from '../db/postgres/driver';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass, type TestClass } from '../testing/people';
import { submissionOf } from '../testing/work';
import { failJob, finishJob, type Job, renewJob, takeJob } from './queue';
import { byScoreFile, gradingBy, scored } from './testing';
import { gradeNext } from './worker';

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let assignment: string;

  beforeEach(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    await database.db.script("update grading_jobs set state = 'done'");
    assignment = (
      await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/assignments`, {
        body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
      })
    ).body.ids[0];
  });

  const path = () => `/api/v1/classes/${lab.id}/assignments/${assignment}/submissions`;
  /** So many people who hand in so many times each. */
  const fill = async (people: number, times = 1) => {
    for (let n = 0; n < people; n++) {
      const { browser } = await joinClass(services, lab, `L${n}`);
      for (let i = 0; i < times; i++) {
        const { status } = await browser.ask('POST', path(), { body: submissionOf() });
        expect(status).toBe(201);
      }
    }
  };
  const take = (worker: string, db = database.db) => db.tx((queries) => takeJob(queries, worker));
  const memberOf = async (job: Job | null) =>
    (
      await database.db.query<{ member_id: string }>('select member_id from submissions where id = $1', [
        job!.submissionId,
      ])
    )[0]!.member_id;
  const expire = (id: string) =>
    database.db.query("update grading_jobs set lease_until = now() - interval '1 second' where id = $1", [
      id,
    ]);

  it('gives each job to one worker, and one of a person at a time', async () => {
    await fill(2, 2);
    const [a, b, c] = await Promise.all([take('1'), take('2'), take('3')]);
    const taken = [a, b, c].filter((job) => job !== null);
    expect(taken).toHaveLength(2);
    expect(new Set(await Promise.all(taken.map(memberOf))).size).toBe(2);
    const [first] = taken as [Job];
    const worker = first === a ? '1' : first === b ? '2' : '3';
    expect(await finishJob(database.db, first, worker, services.now())).toBe(true);
    const next = await take('4');
    expect(await memberOf(next)).toBe(await memberOf(first));
  });

  it('takes over from a worker that was killed, and lets that one change nothing any more', async () => {
    await fill(1);
    const first = (await take('killed'))!;
    expect(await take('other')).toBeNull();
    expect(await renewJob(database.db, first, 'killed')).toBe(true);
    await expire(first.id);
    const second = (await take('other'))!;
    expect(second).toMatchObject({ id: first.id, tries: 2 });
    expect(await renewJob(database.db, first, 'killed')).toBe(false);
    expect(await finishJob(database.db, first, 'killed', services.now())).toBe(false);
    expect(await failJob(database.db, first, 'killed', 'too late', services.now())).toBe(false);
    expect(await finishJob(database.db, second, 'other', services.now())).toBe(true);
  });

  it('keeps one result of two workers that graded the same, since the first had lost it', async () => {
    await fill(1);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const parts = { db: database.db, log: services.log, now: services.now };
    const { signal } = new AbortController();
    const slow = gradeNext(
      {
        ...parts,
        name: 'slow',
        grader: gradingBy(async () => {
          await held;
          return scored(1);
        }),
      },
      signal,
    );
    const [job] = await until(
      () => database.db.query<{ id: string }>("select id from grading_jobs where state = 'leased'"),
      (rows) => rows.length > 0,
    );
    await expire(job!.id);
    expect(await gradeNext({ ...parts, name: 'quick', grader: gradingBy(() => scored(4)) }, signal)).toBe(
      'graded',
    );
    release();
    expect(await slow).toBe('lost');
    const results = await database.db.query<{ score: number }>(
      'select score from results where submission_id = (select submission_id from grading_jobs where id = $1)',
      [job!.id],
    );
    expect(results).toEqual([{ score: 1 }]);
  });

  it('tries what failed again after a while, and gives up after the third time', async () => {
    await fill(1);
    for (const isLast of [false, false, true]) {
      const job = (await take('w'))!;
      expect(await failJob(database.db, job, 'w', 'broken', services.now())).toBe(isLast);
      expect(await take('w')).toBeNull();
      if (!isLast) await expire(job.id);
    }
    const [row] = await database.db.query<{ state: string; error: string }>(
      "select state, error from grading_jobs where error is not null and state = 'failed' order by created_at desc limit 1",
    );
    expect(row).toMatchObject({ state: 'failed', error: 'broken' });
  });

  it('is graded by the lesson as it is here, when it was to be by another version', async () => {
    await fill(1);
    await database.db.query(
      "update grading_jobs set grader_version = 'of a newer server' where state = 'queued'",
    );
    const parts = { db: database.db, log: services.log, now: services.now, name: 'w', grader: byScoreFile() };
    const { signal } = new AbortController();
    expect(await gradeNext(parts, signal)).toBe('failed');
    expect(await gradeNext({ ...parts, grader: gradingBy(() => scored(4)) }, signal)).toBe('graded');
  });

  it.skipIf(database.kind !== 'postgresql')(
    'is shared by several servers without any job done twice',
    async () => {
      await fill(6, 2);
      const servers = await Promise.all(
        [1, 2, 3].map(async () => guarded(await openPostgres({ url: database.url!, connections: 3 }))),
      );
      const graded: string[] = [];
      const busy = new Set<string>();
      const { signal } = new AbortController();
      const work = async (db: (typeof servers)[number], name: string) => {
        const grader = gradingBy(async (task) => {
          const [row] = await db.query<{ member: string }>(
            'select s.member_id as member from grading_jobs j join submissions s on s.id = j.submission_id where j.id = $1',
            [task.id],
          );
          expect(busy.has(row!.member)).toBe(false);
          busy.add(row!.member);
          graded.push(task.id);
          await new Promise((resolve) => setTimeout(resolve, 5));
          busy.delete(row!.member);
          return scored(2);
        });
        const parts = { db, log: services.log, now: services.now, name, grader };
        // What others hold of the same person is left for later.
        for (let idle = 0; idle < 20; ) {
          if ((await gradeNext(parts, signal)) === 'graded') idle = 0;
          else {
            idle++;
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        }
      };
      await Promise.all(servers.flatMap((db, n) => [work(db, `${n}a`), work(db, `${n}b`)]));
      expect(graded).toHaveLength(12);
      expect(new Set(graded).size).toBe(12);
      for (const db of servers) await db.close();
    },
  );
});

async function until<T>(look: () => Promise<T>, is: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await look();
    if (is(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
