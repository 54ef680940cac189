import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceFiles } from '../../engine/core/files';
import { ARTIFACT_GRACE, sweep } from '../accounts/sweep';
import { type Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';
import { sendPieces, submissionOf, workOf } from '../testing/work';
import type { GradingProcess } from './grader-process';
import { byScoreFile, gradingBy, scored } from './testing';
import { gradeNext } from './worker';

const HOUR = 3_600_000;

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let lea: Learner;

  beforeEach(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    lea = await joinClass(services, lab);
    await database.db.script("update grading_jobs set state = 'done'");
  });

  const base = () => `/api/v1/classes/${lab.id}`;
  const assign = async (terms: object = {}, contentId = '1.1') =>
    (
      await lab.instructor.browser.ask('POST', `${base()}/assignments`, {
        body: { work: [{ kind: 'lesson', contentId }], terms },
      })
    ).body.ids[0] as string;
  const handIn = async (
    assignment: string,
    files: WorkspaceFiles,
    more: Record<string, unknown> = {},
    browser: Browser = lea.browser,
  ) => {
    await sendPieces(browser, files);
    const body = submissionOf({ body: { work: workOf(files) }, ...more });
    return {
      id: body.id as string,
      ...(await browser.ask('POST', `${base()}/assignments/${assignment}/submissions`, { body })),
    };
  };
  const work = (grader: GradingProcess = byScoreFile(), name = 'worker') =>
    gradeNext(
      { db: database.db, log: services.log, grader, now: services.now, name },
      new AbortController().signal,
    );
  const gradeIn = async (assignment: string, memberId = lea.memberId) =>
    (
      await database.db.query<Record<string, unknown>>(
        `select raw, late, final, state, trust, attempts, is_excused as "isExcused", override_points as "overridePoints"
         from grades where assignment_id = $1 and member_id = $2`,
        [assignment, memberId],
      )
    )[0];
  const gradings = async (assignment: string) =>
    (await lea.browser.ask('GET', `${base()}/assignments/${assignment}/submissions`)).body.submissions.map(
      ({ grading }: { grading: object }) => grading,
    );
  const later = (ms: number) => {
    services.at = new Date(services.at.getTime() + ms);
  };

  describe('what is handed in', () => {
    it('is graded by its contents, from a seed that is the learner’s own and stays here', async () => {
      const assignment = await assign();
      const bytes = new Uint8Array([0, 255, 128]);
      const big = 'x'.repeat(1_500_000);
      await handIn(assignment, { score: '3', 'model.bin': bytes, 'data/big.txt': big, empty: '' });
      expect(await gradeIn(assignment)).toMatchObject({ state: 'grading', raw: null, attempts: 1 });
      const grader = byScoreFile();
      expect(await work(grader)).toBe('graded');
      expect(grader.asked[0]).toMatchObject({
        lesson: '01-before-mlops/01-understand-the-problem',
        exercise: 'framing',
        dataSeed: 'seed',
        seed: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
      expect({ ...grader.asked[0]!.files }).toEqual({
        score: '3',
        'model.bin': bytes,
        'data/big.txt': big,
        empty: '',
      });
      // One of two exercises, three quarters of it.
      expect(await gradeIn(assignment)).toMatchObject({
        raw: 37.5,
        late: 0,
        final: 37.5,
        state: 'graded',
        trust: 'verified',
      });
      expect(await work(grader)).toBe('nothing');
      const kim = await joinClass(services, lab, 'Kim');
      await handIn(assignment, { score: '3' }, {}, kim.browser);
      await work(grader);
      expect(grader.asked[1]!.seed).not.toBe(grader.asked[0]!.seed);
    });

    it('is sent once, however often it is handed in', async () => {
      const assignment = await assign();
      await handIn(assignment, { score: '1' });
      const count = async () =>
        (await database.db.query<{ n: number }>('select count(*)::int as n from artifacts'))[0]!.n;
      const before = await count();
      await handIn(assignment, { score: '1' });
      expect(await count()).toBe(before);
    });

    it('is swept a week after it was last sent, unless it was handed in', async () => {
      const assignment = await assign();
      const kept = { score: `3, kept ${crypto.randomUUID()}` };
      const left = { score: `4, left ${crypto.randomUUID()}` };
      const again = { score: `2, sent again ${crypto.randomUUID()}` };
      await handIn(assignment, kept);
      await sendPieces(lea.browser, left);
      await sendPieces(lea.browser, again);
      const missing = async (files: WorkspaceFiles) =>
        (
          await lea.browser.ask('POST', '/api/v1/artifacts/missing', {
            body: { sha256: Object.values(workOf(files).files).flatMap(({ pieces }) => pieces) },
          })
        ).body.missing.length;
      const all = async () => [await missing(kept), await missing(left), await missing(again)];
      later(ARTIFACT_GRACE - HOUR);
      const kim = await joinClass(services, lab, 'Kim');
      await sendPieces(kim.browser, again);
      await sweep(database.db, services.at);
      expect(await all()).toEqual([0, 0, 0]);
      later(2 * HOUR);
      await sweep(database.db, services.at);
      expect(await all()).toEqual([0, 1, 0]);
      // The client is told, and sends it once more.
      const path = `${base()}/assignments/${assignment}/submissions`;
      const body = submissionOf({ body: { work: workOf(left) } });
      expect((await lea.browser.ask('POST', path, { body })).body.error.code).toBe('pieces-missing');
      await sendPieces(lea.browser, left);
      expect((await lea.browser.ask('POST', path, { body })).status).toBe(201);
    });

    it('is refused when it names what it has not sent, or is not what it says', async () => {
      const assignment = await assign();
      const path = `${base()}/assignments/${assignment}/submissions`;
      const kim = await joinClass(services, lab, 'Kim');
      const secret = { score: `4, of Kim ${crypto.randomUUID()}` };
      await sendPieces(kim.browser, secret);
      // Knowing the hash of somebody else's file is not having it.
      const stolen = await lea.browser.ask('POST', path, {
        body: submissionOf({ body: { work: workOf(secret) } }),
      });
      expect(stolen.body.error).toMatchObject({ code: 'pieces-missing' });
      const refused = async (more: Record<string, unknown>) =>
        (await lea.browser.ask('POST', path, { body: submissionOf(more) })).body.error?.code;
      const named = (files: object) => ({ body: { work: { format: 1, dataSeed: 's', files } } });
      const file = { pieces: [], size: 0, isText: true };
      expect(await refused(named({ 'a.ts': { ...file, size: 5 } }))).toBe('invalid');
      expect(await refused(named({ '../a.ts': file }))).toBe('invalid');
      expect(await refused(named({ '/etc/passwd': file }))).toBe('invalid');
      expect(await refused(named({ __proto__x: file, 'a/constructor/b': file }))).toBe('invalid');
      expect(await refused(named({ 'a.ts': { ...file, size: 26_000_000 } }))).toBe('invalid');
      expect(await refused({ contentVersion: 'f'.repeat(64) })).toBe('wrong-version');
      expect(await refused({ exercise: '1.2/clean-the-export' })).toBe('invalid');
      expect(await refused({ exercise: '1.1/nothing' })).toBe('invalid');
      expect(await refused({ body: { score: 1, outcome: 'passed' } })).toBe('invalid');
      const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`f${n}`, file]));
      expect(await refused(named(many))).toBe('invalid');
      expect(await refused(named({ ['x'.repeat(1_100_000)]: file }))).toBe('too-large');
      const forged = { artifacts: [{ sha256: '0'.repeat(64), base64: 'aGk=' }] };
      expect((await lea.browser.ask('POST', '/api/v1/artifacts', { body: forged })).status).toBe(422);
      expect(await gradeIn(assignment)).toBeUndefined();
    });

    it('counts for nothing that the client claims of it', async () => {
      const assignment = await assign();
      const { id } = await handIn(assignment, { score: '0' }, { outcome: 'passed', score: 1, credit: 1 });
      await work();
      expect(await gradeIn(assignment)).toMatchObject({ raw: 0, final: 0 });
      // Sent again under its id, it is the same submission, whenever it comes.
      later(HOUR);
      const again = await handIn(assignment, { score: '0' }, { id, clientAt: '2020-01-01T00:00:00Z' });
      expect(again.status).toBe(201);
      expect(await work()).toBe('nothing');
    });
  });

  describe('a result', () => {
    it('is shown as the assignment says', async () => {
      const dueAt = new Date(services.at.getTime() + HOUR).toISOString();
      const parts = expect.arrayContaining([expect.objectContaining({ id: 'check-1', outcome: 'passed' })]);
      const policies = ['at-once', 'after-due', 'when-released', 'score-only'] as const;
      const ids: string[] = [];
      for (const releasePolicy of policies) {
        ids.push(await assign({ releasePolicy, dueAt }));
        await handIn(ids.at(-1)!, { score: '2' });
        await work();
      }
      const seen = async () => Promise.all(ids.map(async (id) => (await gradings(id))[0]));
      const score = { state: 'graded', shown: 'score', outcome: 'failed', score: 0.5, trust: 'verified' };
      const all = { ...score, shown: 'all', parts };
      const nothing = { state: 'graded', shown: 'nothing' };
      expect(await seen()).toEqual([all, nothing, nothing, score]);
      await lab.instructor.browser.ask('PATCH', `${base()}/assignments/${ids[2]}`, {
        body: { isReleased: true },
      });
      later(2 * HOUR);
      expect(await seen()).toEqual([all, all, all, score]);
    });

    it('that is an error of ours is nobody’s fault: tried three times, it uses up no attempt', async () => {
      const assignment = await assign({ maxAttempts: 1 });
      await handIn(assignment, { score: '4' });
      expect((await handIn(assignment, { score: '4' })).status).toBe(403);
      const broken = gradingBy(() => {
        throw new Error('our own fault');
      });
      for (const expected of ['failed', 'nothing', 'failed', 'nothing', 'failed', 'nothing']) {
        expect(await work(broken)).toBe(expected);
        if (expected === 'nothing')
          await database.db.query(
            "update grading_jobs set lease_until = now() - interval '1 second' where lease_until is not null",
          );
      }
      expect(await gradings(assignment)).toEqual([{ state: 'error', shown: 'all' }]);
      expect(await gradeIn(assignment)).toMatchObject({ state: 'error', raw: null, final: null });
      expect((await handIn(assignment, { score: '4' })).status).toBe(201);
      const check = gradingBy(() => ({ ...scored(0), outcome: 'error' }));
      await work(check);
      expect((await handIn(assignment, { score: '4' })).status).toBe(201);
      await work();
      expect(await gradeIn(assignment)).toMatchObject({ state: 'graded', raw: 50 });
    });
  });

  describe('a grade', () => {
    it('follows when dates, exceptions or sections change, and comes back when they do', async () => {
      const dueAt = new Date(services.at.getTime() + HOUR).toISOString();
      const latePolicy = { graceMinutes: 0, steps: [{ afterHours: 0, percentOff: 20 }] };
      const assignment = await assign({ dueAt, latePolicy });
      later(2 * HOUR);
      await handIn(assignment, { score: '4' });
      await work();
      const late = { raw: 50, late: 10, final: 40 };
      expect(await gradeIn(assignment)).toMatchObject(late);
      const staff = lab.instructor.browser;
      const change = (body: object) => staff.ask('PATCH', `${base()}/assignments/${assignment}`, { body });
      await change({ dueAt: services.at.toISOString() });
      expect(await gradeIn(assignment)).toMatchObject({ raw: 50, late: 0, final: 50 });
      await change({ dueAt });
      expect(await gradeIn(assignment)).toMatchObject(late);
      const exception = { assignmentIds: [assignment], reason: 'ill', memberIds: [lea.memberId] };
      await staff.ask('POST', `${base()}/overrides`, { body: { ...exception, dueAt: services.at } });
      expect(await gradeIn(assignment)).toMatchObject({ final: 50 });
      await staff.ask('POST', `${base()}/overrides`, { body: { ...exception, isExcused: true } });
      expect(await gradeIn(assignment)).toMatchObject({ final: null, isExcused: true });
      const { overrides } = (await staff.ask('GET', `${base()}/overrides`)).body;
      await staff.ask('DELETE', `${base()}/overrides/${overrides[0].id}`);
      expect(await gradeIn(assignment)).toMatchObject(late);
      await change({ closesAt: new Date(services.at.getTime() - 1).toISOString() });
      expect(await gradeIn(assignment)).toMatchObject({ raw: null, final: null, state: 'submitted' });
    });

    it('takes the learner’s word for work made without a network only where the class does, and for so long', async () => {
      const dueAt = new Date(services.at.getTime() + HOUR).toISOString();
      const latePolicy = { graceMinutes: 0, steps: [{ afterHours: 0, percentOff: 20 }] };
      const assignment = await assign({ dueAt, latePolicy });
      const clientAt = services.at.toISOString();
      later(HOUR + 20 * 60_000);
      await handIn(assignment, { score: '4' }, { clientAt });
      await work();
      expect(await gradeIn(assignment)).toMatchObject({ final: 40 });
      const accept = async (offlineGraceMinutes: number) => {
        await lab.instructor.browser.ask('PATCH', base(), { body: { offlineGraceMinutes } });
        return gradeIn(assignment);
      };
      expect(await accept(30)).toMatchObject({ final: 50 });
      expect(await accept(10)).toMatchObject({ final: 40 });
      // A clock that is an hour and more ahead was not before the due date.
      const second = await assign({ dueAt, latePolicy });
      await handIn(second, { score: '4' }, { clientAt: services.at.toISOString(), clientAheadMs: 0 });
      await work();
      await accept(30);
      expect(await gradeIn(second)).toMatchObject({ final: 40 });
    });

    it('that is set by hand stands, with its reason, over whatever is graded after it', async () => {
      const assignment = await assign();
      await handIn(assignment, { score: '2' });
      await work();
      const path = `${base()}/assignments/${assignment}/grades/${lea.memberId}`;
      const set = (body: object) => lab.instructor.browser.ask('PUT', path, { body });
      expect((await set({ points: 90 })).status).toBe(422);
      expect((await set({ points: 90, reason: 'shown in class' })).status).toBe(204);
      expect(await gradeIn(assignment)).toMatchObject({ raw: 25, final: 90, overridePoints: 90 });
      await handIn(assignment, { score: '4' });
      await work();
      expect(await gradeIn(assignment)).toMatchObject({ raw: 50, final: 90 });
      expect((await set({ points: null })).status).toBe(204);
      expect(await gradeIn(assignment)).toMatchObject({ raw: 50, final: 50, overridePoints: null });
    });
  });

  describe('grading anew', () => {
    const staff = () => lab.instructor.browser;
    /** As if what counts had been found by an older grader. */
    const age = (assignment: string) =>
      database.db.tx(async (queries) => {
        await queries.query(
          `insert into results select submission_id, 'older', outcome, score, parts, trust, seed, content_version, took_ms, made_at
           from results where submission_id in (select id from submissions where assignment_id = $1)`,
          [assignment],
        );
        await queries.query(
          `update counted_results set grader_version = 'older'
           where submission_id in (select id from submissions where assignment_id = $1)`,
          [assignment],
        );
        await queries.query(
          'delete from grading_jobs where submission_id in (select id from submissions where assignment_id = $1)',
          [assignment],
        );
        await queries.query(
          `delete from results where grader_version <> 'older'
             and submission_id in (select id from submissions where assignment_id = $1)`,
          [assignment],
        );
      });

    it('shows what would change, and lowers nobody unless it is told to', async () => {
      const assignment = await assign();
      const kim = await joinClass(services, lab, 'Kim');
      await handIn(assignment, { score: '2' });
      await handIn(assignment, { score: '4' }, {}, kim.browser);
      await work();
      await work();
      const path = `${base()}/assignments/${assignment}/regrades`;
      expect((await staff().ask('POST', path)).body.error).toMatchObject({ code: 'conflict' });
      await age(assignment);
      const mended = gradingBy(({ files }) => scored(files.score === '2' ? 3 : 1));
      const { body } = await staff().ask('POST', path);
      expect((await staff().ask('POST', path)).status).toBe(409);
      await work(mended);
      expect((await staff().ask('POST', `${path}/${body.id}`, { body: {} })).body.error.message).toContain(
        '1 submissions have still',
      );
      await work(mended);
      // Beside what counts, until it is applied.
      expect([await gradeIn(assignment), await gradeIn(assignment, kim.memberId)]).toMatchObject([
        { raw: 25 },
        { raw: 50 },
      ]);
      const { regrade, lines } = (await staff().ask('GET', `${path}/${body.id}`)).body;
      expect(regrade).toMatchObject({ state: 'open', jobs: 2, done: 2, failed: 0 });
      expect(lines).toMatchObject([
        { memberId: kim.memberId, before: 1, after: 0.25 },
        { memberId: lea.memberId, before: 0.5, after: 0.75 },
      ]);
      expect((await staff().ask('POST', `${path}/${body.id}`, { body: {} })).body).toEqual({ changed: 1 });
      expect([await gradeIn(assignment), await gradeIn(assignment, kim.memberId)]).toMatchObject([
        { raw: 37.5 },
        { raw: 50 },
      ]);
      expect((await staff().ask('POST', `${path}/${body.id}`, { body: {} })).status).toBe(409);
      // Once more, and told that it may: what it found is known already.
      const again = (await staff().ask('POST', path)).body.id;
      expect(await work(mended)).toBe('nothing');
      await staff().ask('POST', `${path}/${again}`, { body: { mayLower: true } });
      expect(await gradeIn(assignment, kim.memberId)).toMatchObject({ raw: 12.5 });
    });

    it('can be discarded, and then nothing has happened', async () => {
      const assignment = await assign();
      await handIn(assignment, { score: '2' });
      await work();
      await age(assignment);
      const path = `${base()}/assignments/${assignment}/regrades`;
      const { body } = await staff().ask('POST', path);
      expect((await staff().ask('DELETE', `${path}/${body.id}`)).status).toBe(204);
      expect(await work()).toBe('nothing');
      expect(await gradeIn(assignment)).toMatchObject({ raw: 25 });
      const second = (await staff().ask('POST', path)).body;
      expect(await work(gradingBy(() => scored(4)))).toBe('graded');
      await staff().ask('POST', `${path}/${second.id}`, { body: {} });
      expect(await gradeIn(assignment)).toMatchObject({ raw: 50 });
    });
  });
});
