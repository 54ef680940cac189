import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { scoresOf } from './platform-services';
import { sendNext, waitAfter } from './scores';
import { newCourse, type TestCourse } from './testing/course';
import { LEARNER } from './testing/platform-stub';

const LESSON = { custom: { lesson: '1.1' } };
const MAX = { sub: 'max', name: 'Max', roles: [LEARNER] };

onBothDatabases((database) => {
  let course: TestCourse;
  let staff: Browser;
  let base: string;
  let assignmentId: string;
  let ids: Record<string, string>;

  beforeEach(async () => {
    course = await newCourse(database.db);
    const { launch, ada, lea, platform } = course;
    platform.people.push(MAX);
    const opened = await launch(ada, LESSON);
    staff = opened.browser;
    base = `/api/v1/classes/${opened.path!.split('/')[2]}`;
    await launch(lea, LESSON);
    await launch(MAX, LESSON);
    const { members } = (await staff.ask('GET', `${base}/members`)).body;
    ids = Object.fromEntries(
      members.map((one: { displayName: string; id: string }) => [one.displayName, one.id]),
    );
    assignmentId = (await staff.ask('GET', `${base}/assignments`)).body.assignments[0].id;
    await course.work();
  });

  const grade = async (name: string, points: number | null) => {
    const path = `${base}/assignments/${assignmentId}/grades/${ids[name]}`;
    const { status } = await staff.ask('PUT', path, {
      body: points === null ? { points } : { points, reason: 'seen' },
    });
    expect(status).toBeLessThan(300);
  };
  const change = (body: object) => staff.ask('PATCH', `${base}/assignments/${assignmentId}`, { body });
  const held = (sub: string) => course.platform.scores.get(`link-1 ${sub}`)?.scoreGiven;
  const status = async () =>
    Object.fromEntries(
      (await staff.ask('GET', `${base}/lti`)).body.scores.map((one: { name: string; state: string }) => [
        one.name,
        one.state,
      ]),
    );
  const posted = () =>
    course.platform.answered.filter((line) => line.includes('/scores')).map((line) => line.slice(-3));

  describe('a grade', () => {
    it('is told once, as what it is, and again when it has changed', async () => {
      await grade('Lea Brandt', 0);
      expect(await status()).toEqual({ 'Lea Brandt': 'waiting' });
      await course.work();
      expect(course.platform.scores.get('link-1 lea')).toEqual({
        userId: 'lea',
        scoreGiven: 0,
        scoreMaximum: 100,
        timestamp: course.services.at.toISOString(),
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
      });
      await change({ title: 'Another title' });
      expect([await course.work(), await status()]).toEqual([0, { 'Lea Brandt': 'sent' }]);
      course.later(60);
      await grade('Lea Brandt', 80);
      await grade('Lea Brandt', 85);
      await course.work();
      expect([held('lea'), posted()]).toEqual([85, ['200', '200']]);
      const learner = await course.launch(course.lea);
      const { work } = (await learner.browser.ask('GET', `${base}/own-work`)).body;
      expect(work[0]).toMatchObject({ grade: { points: 85 }, passback: { state: 'sent' } });
    });

    it('is noted in the transaction that changes it, and with it undone', async () => {
      const undone = database.db.tx(async (queries) => {
        await queries.query(
          `insert into lti_scores (class_id, link_id, member_id, points, most, graded_at, state, due_at)
           select class_id, id, $2, 1, 1, now(), 'waiting', now() from lti_links where assignment_id = $1`,
          [assignmentId, ids.Max!],
        );
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await status()).toEqual({});
    });

    it('is not told before its learner may see it', async () => {
      await change({ releasePolicy: 'when-released' });
      await grade('Lea Brandt', 70);
      expect([await course.work(), held('lea')]).toEqual([0, undefined]);
      await change({ isReleased: true });
      await course.work();
      expect(held('lea')).toBe(70);
      const dueAt = new Date(course.services.at.getTime() + 3_600_000).toISOString();
      await change({ releasePolicy: 'after-due', dueAt });
      await grade('Max', 60);
      expect([await course.work(), held('max')]).toEqual([0, undefined]);
      course.later(3_600);
      await course.work();
      expect(held('max')).toBe(60);
    });

    it('that was there before its link had a column is told when it has one', async () => {
      const { platform, launch, lea } = course;
      const link = 'link-late';
      const without = (claims: Record<string, unknown>) => ({
        ...claims,
        'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': undefined,
      });
      await grade('Lea Brandt', 50);
      await launch(lea, { ...LESSON, link, claims: without });
      await course.work();
      expect(platform.scores.has(`${link} lea`)).toBe(false);
      await launch(lea, { ...LESSON, link });
      await course.work();
      expect(platform.scores.get(`${link} lea`)?.scoreGiven).toBe(50);
    });
  });

  describe('a platform', () => {
    it('that holds something newer is left alone, and it is shown', async () => {
      const later = new Date(course.services.at.getTime() + 86_400_000).toISOString();
      await grade('Lea Brandt', 40);
      course.platform.scores.set('link-1 lea', {
        userId: 'lea',
        scoreGiven: 99,
        scoreMaximum: 100,
        timestamp: later,
        activityProgress: '',
        gradingProgress: '',
      });
      await course.work();
      expect([held('lea'), await status()]).toEqual([99, { 'Lea Brandt': 'newer' }]);
      const { scores } = (await staff.ask('GET', `${base}/lti`)).body;
      expect(scores[0].error).toMatch(/^409, “refusing score/);
      course.later(86_400);
      expect(posted()).toEqual(['409']);
    });

    it.each([500, 503, 429, 403])(
      'that answers %s is asked again after a while, and no sooner',
      async (fault) => {
        course.platform.fault = { path: '/lineitems', status: fault };
        await grade('Lea Brandt', 40);
        await course.work();
        course.later(59);
        await course.work();
        expect(posted()).toEqual([String(fault)]);
        course.later(1);
        await course.work();
        course.platform.fault = null;
        course.later(120);
        await course.work();
        expect([posted(), held('lea')]).toEqual([[String(fault), String(fault), '200'], 40]);
      },
    );

    it('that takes a token back gets a new one at once; one that has none is asked again', async () => {
      await grade('Lea Brandt', 40);
      await course.work();
      course.platform.revokeTokens();
      course.later(1);
      await grade('Lea Brandt', 41);
      await course.work();
      expect([posted(), held('lea')]).toEqual([['200', '401', '200'], 41]);
      course.platform.revokeTokens();
      course.platform.fault = { path: '/token', status: 500 };
      course.later(1);
      await grade('Lea Brandt', 42);
      await course.work();
      course.platform.fault = null;
      course.later(60);
      await course.work();
      expect(held('lea')).toBe(42);
    });

    it('that refuses one score gets the others, and that one when somebody sends it again', async () => {
      // The platform takes scores of learners alone, and Lea assists by now.
      const { people } = course.platform;
      people.splice(1, 1, { ...course.lea, roles: [] });
      await grade('Lea Brandt', 40);
      await grade('Max', 60);
      await course.work();
      expect([held('max'), await status()]).toEqual([60, { 'Lea Brandt': 'refused', Max: 'sent' }]);
      course.later(7 * 86_400);
      expect(posted().sort()).toEqual(['200', '400']);
      people.splice(1, 1, course.lea);
      const { browser } = await course.launch(course.ada);
      const again = await browser.ask('POST', `${base}/lti/scores`, {
        body: { memberId: ids['Lea Brandt'] },
      });
      expect(again.body).toEqual({ count: 1 });
      await course.work();
      expect(held('lea')).toBe(40);
    });

    it('is not told by two servers at once; what a killed one held is taken over', async () => {
      await grade('Lea Brandt', 40);
      const { services, now } = { services: course.services.platforms.services, now: course.services.now };
      const killed = {
        postScore: () => Promise.reject(new Error('killed')),
        listPeople: services.listPeople,
      };
      await expect(sendNext({ db: database.db, services: killed, now, chance: () => 0 })).rejects.toThrow(
        'killed',
      );
      await course.work();
      expect(held('lea')).toBeUndefined();
      course.later(120);
      await course.work();
      expect(held('lea')).toBe(40);
    });

    it('does not overwrite by a late answer what has changed meanwhile', async () => {
      await grade('Lea Brandt', 40);
      const { services } = course.services.platforms;
      const postScore: typeof services.postScore = async (...asked) => {
        const answer = await services.postScore(...asked);
        course.later(1);
        await grade('Lea Brandt', 90);
        return answer;
      };
      const parts = {
        db: database.db,
        services: { ...services, postScore },
        now: course.services.now,
        chance: () => 0,
      };
      await sendNext(parts);
      expect(await status()).toEqual({ 'Lea Brandt': 'waiting' });
      await course.work();
      expect(held('lea')).toBe(90);
    });

    it('is not shown with the points of work that is graded without names', async () => {
      await grade('Lea Brandt', 40);
      await database.db.query('update assignments set is_anonymous = true where id = $1', [assignmentId]);
      expect(await status()).toEqual({});
    });
  });

  describe('the people of a course', () => {
    const members = async () => {
      const { body } = await staff.ask('GET', `${base}/members`);
      return Object.fromEntries(
        body.members.map((one: { displayName: string; status: string }) => [one.displayName, one.status]),
      );
    };
    const ask = () => staff.ask('POST', `${base}/lti/people`);

    it('are taken over from all pages, and those who are not listed any more have left, with their work', async () => {
      const { platform, work, launch, lea } = course;
      platform.people.push({ sub: 'ida', name: 'Ida', roles: [LEARNER] }, { sub: 'ole', roles: [LEARNER] });
      await ask();
      await work();
      expect(await members()).toMatchObject({ Ida: 'active', 'Unnamed person': 'active', Max: 'active' });
      platform.people.splice(1, 1);
      await ask();
      await work();
      expect(await members()).toMatchObject({
        'Lea Brandt': 'left',
        Ida: 'active',
        'Ada Lovelace': 'active',
      });
      await launch(lea);
      expect(await members()).toMatchObject({ 'Lea Brandt': 'active' });
    });

    it('who were added in the lab stay', async () => {
      const { code } = (await staff.ask('GET', base)).body.join;
      await staff.ask('PATCH', base, { body: { isJoinOpen: true } });
      const { Browser } = await import('../testing/api');
      await new Browser(course.services).ask('POST', `/api/v1/join/${code}`, {
        body: { displayName: 'By hand' },
      });
      await ask();
      await course.work();
      expect(await members()).toMatchObject({ 'By hand': 'active' });
    });

    it('stay as they are when the platform lists nobody, or cannot be asked; that is shown', async () => {
      const { platform, work } = course;
      const before = await members();
      const all = platform.people.splice(0);
      await ask();
      await work();
      expect(await members()).toEqual(before);
      platform.people.push(...all);
      platform.fault = { path: '/people', status: 500 };
      await ask();
      await work();
      expect(await members()).toEqual(before);
      const { courses } = (await staff.ask('GET', `${base}/lti`)).body;
      expect(courses).toMatchObject([
        { platform: 'Stub LMS', listsPeople: true, syncError: expect.stringContaining('500') },
      ]);
    });

    it('are asked for every day, and when an instructor comes', async () => {
      const asked = () => course.platform.answered.filter((line) => line.includes('/people')).length;
      const before = asked();
      course.later(86_399);
      await course.work();
      expect(asked()).toBe(before);
      course.later(1);
      await course.work();
      expect(asked()).toBeGreaterThan(before);
      const daily = asked();
      await course.launch(course.ada);
      await course.work();
      expect(asked()).toBeGreaterThan(daily);
    });
  });
});

describe('the wait before a score is sent again', () => {
  it('grows from a minute to six hours, spread', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, chance) => {
          const wait = waitAfter(tries, chance);
          expect(wait).toBeGreaterThanOrEqual(60);
          expect(wait).toBeLessThanOrEqual(6 * 3_600);
          expect(waitAfter(tries + 2, chance)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
    expect([waitAfter(1, 0.99), waitAfter(40, 1)]).toEqual([60, 21_600]);
  });
});

describe('the address of scores', () => {
  it.each([
    ['https://lms.test/7/lineitem?type_id=2', 'https://lms.test/7/lineitem/scores?type_id=2'],
    ['https://lms.test/line_items/1/', 'https://lms.test/line_items/1/scores'],
  ])('of %s', (lineItem, scores) => {
    expect(scoresOf(lineItem)).toBe(scores);
  });
});
