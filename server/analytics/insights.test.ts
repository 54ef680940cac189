import { beforeAll, describe, expect, it } from 'vitest';
import type { InsightsAnswer } from '../../contracts/api/insights';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';

const LESSON = '01-before-mlops/01-understand-the-problem';
const EXERCISE = '1.1/framing';
const START = Date.parse('2026-03-01T10:00:00Z');

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  const people: Record<string, Learner & { userId: string; place: number; stream: string }> = {};

  const read = async (): Promise<InsightsAnswer> => {
    const { status, body } = await lab.instructor.browser.ask('GET', `/api/v1/classes/${lab.id}/insights`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  /** An event of somebody's log, so many minutes after the start. */
  const event = async (
    who: string,
    kind: string,
    minute: number,
    body: object,
    exercise: string | null = EXERCISE,
  ) => {
    const person = people[who]!;
    person.place++;
    const at = new Date(START + minute * 60_000);
    await services.db.query(
      `insert into events (stream_id, seq, user_id, place, kind, exercise, client_at, received_at, body, sha256)
       values ($1, $2, $3, $2, $4, $5, $6, $6, $7::jsonb, '')`,
      [
        person.stream,
        person.place,
        person.userId,
        kind,
        exercise,
        at,
        JSON.stringify({ lesson: LESSON, lamport: 1, ...body }),
      ],
    );
  };
  const attempt = (
    who: string,
    minute: number,
    outcome: 'passed' | 'failed',
    mistake: string | null = null,
  ) => event(who, 'attempt', minute, { outcome, checks: [{ id: 'use-case', outcome, mistake }] });

  beforeAll(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    for (const name of ['Ada', 'Bob', 'Cem', 'Dan']) {
      const learner = await joinClass(services, lab, name);
      const [row] = await services.db.query<{ userId: string }>(
        'select user_id as "userId" from members where id = $1',
        [learner.memberId],
      );
      const stream = crypto.randomUUID();
      await services.db.query(
        "insert into streams (id, user_id, secret_sha256, last_seq, created_at) values ($1, $2, '', 0, now())",
        [stream, row!.userId],
      );
      people[name] = { ...learner, userId: row!.userId, place: 0, stream };
    }
    await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/assignments`, {
      body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
    });
    // Ada passes at once; Bob fails five times within half an hour; Cem fails as often in a day; Dan fails five times, then passes.
    await attempt('Ada', 0, 'passed');
    for (const minute of [0, 5, 10, 20, 29]) await attempt('Bob', minute, 'failed', 'no-baseline');
    for (const hour of [0, 5, 10, 15, 20]) await attempt('Cem', hour * 60, 'failed', 'no-baseline');
    for (const minute of [0, 1, 2, 3, 4]) await attempt('Dan', minute, 'failed');
    await attempt('Dan', 6, 'passed');
  });

  it('counts tries, first tries and hints of each exercise', async () => {
    await event('Bob', 'document', 30, { document: 'hints', id: 'framing', value: 1 });
    await event('Bob', 'document', 31, { document: 'hints', id: 'framing', value: 3 });
    const { learners, exercises } = await read();
    expect(learners).toBe(4);
    expect(exercises.find(({ exercise }) => exercise === EXERCISE)).toMatchObject({
      tried: 4,
      passed: 2,
      firstTry: 1,
      medianTries: 5,
      hinted: 1,
      meanHints: 3,
      stuck: 1,
    });
  });

  it('knows who is stuck: five fails within half an hour, and no pass since', async () => {
    expect((await read()).stuck).toMatchObject([{ name: 'Bob', exercise: EXERCISE, fails: 5 }]);
    await attempt('Bob', 40, 'passed');
    expect((await read()).stuck).toEqual([]);
  });

  it('names the commonest mistakes by the people who made them', async () => {
    expect((await read()).mistakes).toMatchObject([{ mistake: 'no-baseline', people: 2, example: null }]);
  });

  it('shows the mistake in work that was handed in, and counts that where no device has told anything', async () => {
    const late = await joinClass(services, lab, 'Eve');
    const [work] = await services.db.query<{ id: string }>('select id from assignments where class_id = $1', [
      lab.id,
    ]);
    const id = crypto.randomUUID();
    await services.db.query(
      `insert into submissions (id, class_id, assignment_id, member_id, exercise, content_version, received_at, client_at,
         client_ahead_ms, body, body_sha256) values ($1, $2, $3, $4, $5, '1', now(), now(), 0, '{}', '')`,
      [id, lab.id, work!.id, late.memberId, EXERCISE],
    );
    await services.db.query(
      `insert into results (submission_id, grader_version, outcome, score, parts, trust, seed, content_version, took_ms, made_at)
       values ($1, 'g', 'failed', 0.5, '[{"id":"use-case","mistake":{"id":"no-baseline","says":"x"}}]', 'verified', 's', '1', 1, now())`,
      [id],
    );
    await services.db.query("insert into counted_results values ($1, 'g')", [id]);
    const { mistakes, exercises } = await read();
    expect(mistakes[0]).toMatchObject({ people: 3, example: { person: late.memberId, submissionId: id } });
    expect(exercises[0]).toMatchObject({ tried: 5, firstTry: 1 });
  });

  it('tells active minutes and who was not seen', async () => {
    for (const minute of [0, 0, 1, 2]) await event('Ada', 'activity', minute, { place: null }, null);
    const { people: seen } = await read();
    expect(seen.find(({ name }) => name === 'Ada')).toMatchObject({ minutesWeek: 3, minutesAll: 3 });
    expect(seen.map(({ seenAt }) => seenAt)).toEqual(seen.map(({ seenAt }) => seenAt).toSorted());
  });

  it('compares how sure people were with how often they were right', async () => {
    const say = (document: string, id: string, value: object) =>
      event('Ada', 'document', 5, { document, id, value }, null);
    await say('recall', 'q1', { optionId: 'a', right: true, confidence: 90 });
    await say('recall', 'q1', { optionId: 'b', right: false, confidence: 50 });
    await say('prediction', 'p1', { optionId: 'up', confidence: 70, happened: 'down' });
    await say('prediction', 'p2', { optionId: 'up', confidence: 70 });
    expect((await read()).calibration).toMatchObject({ answers: 2, right: 1, said: 80 });
  });

  describe('of people', () => {
    it('leave staff, those who left, and lessons that are not assigned out', async () => {
      await event('Ada', 'activity', 60, { lesson: '02-what-breaks/04-pipelines', place: null }, null);
      await services.db.query("update members set status = 'left' where id = $1", [people.Dan!.memberId]);
      const { learners, people: seen, exercises } = await read();
      expect(learners).toBe(4);
      expect(seen.map(({ name }) => name)).not.toContain('Dan');
      expect(seen.find(({ name }) => name === 'Ada')!.minutesAll).toBe(3);
      expect(exercises[0]!.tried).toBe(4);
    });
  });
});
