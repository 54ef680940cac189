import { beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass, type TestClass } from '../testing/people';

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  const path = (rest: string, id = lab.id) => `/api/v1/classes/${id}${rest}`;
  const staff = () => lab.instructor.browser;

  beforeEach(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
  });

  describe('assignments', () => {
    const assign = async (body: object) =>
      (await staff().ask('POST', path('/assignments'), { body })).body.ids as string[];
    const WORK = [
      { kind: 'module', contentId: '1' },
      { kind: 'lesson', contentId: '2.4' },
    ];

    it('are modules and lessons of the course, in an order, with terms', async () => {
      const dueAt = '2026-03-29T23:59:00+02:00';
      const ids = await assign({ work: WORK, terms: { dueAt, maxAttempts: 3, points: 12.5 } });
      const { assignments } = (await staff().ask('GET', path('/assignments'))).body;
      expect(assignments).toMatchObject([
        {
          id: ids[0],
          kind: 'module',
          title: 'The project before MLOps',
          dueAt: '2026-03-29T21:59:00.000Z',
          points: 12.5,
        },
        {
          id: ids[1],
          kind: 'lesson',
          contentId: '2.4',
          maxAttempts: 3,
          latePolicy: { graceMinutes: 0, steps: [] },
        },
      ]);
      expect(
        (await staff().ask('PUT', path('/assignments'), { body: { assignmentIds: ids.toReversed() } }))
          .status,
      ).toBe(204);
      expect(
        (await staff().ask('PUT', path('/assignments'), { body: { assignmentIds: ids.slice(1) } })).status,
      ).toBe(409);
      const ordered = (await staff().ask('GET', path('/assignments'))).body.assignments;
      expect(ordered.map(({ id }: { id: string }) => id)).toEqual(ids.toReversed());
      const unknown = await staff().ask('POST', path('/assignments'), {
        body: { work: [{ kind: 'lesson', contentId: '9.9' }] },
      });
      expect(unknown.body.error.message).toBe('The course has no lesson 9.9.');
    });

    it('have dates in an order that can be, also after a change of one of them', async () => {
      const [id] = await assign({
        work: WORK.slice(1),
        terms: { dueAt: '2026-04-01T10:00:00Z', closesAt: '2026-04-02T10:00:00Z' },
      });
      const change = (body: object) => staff().ask('PATCH', path(`/assignments/${id}`), { body });
      expect((await change({ dueAt: '2026-04-03T10:00:00Z' })).body.error.issues).toEqual([
        { path: 'closesAt', message: 'It closes before it is due.' },
      ]);
      expect((await change({ opensAt: '2026-04-01T10:00:00Z' })).status).toBe(422);
      expect((await change({ dueAt: null })).status).toBe(204);
      expect(
        (
          await change({
            latePolicy: {
              graceMinutes: 0,
              steps: [
                { afterHours: 24, percentOff: 20 },
                { afterHours: 1, percentOff: 30 },
              ],
            },
          })
        ).status,
      ).toBe(422);
    });

    it('are a learner’s with their exceptions in them, by section and by person', async () => {
      const { body: section } = await staff().ask('POST', path('/sections'), { body: { name: 'Monday' } });
      const [everyone, monday] = await assign({
        work: WORK,
        terms: { dueAt: '2026-04-01T10:00:00Z', maxAttempts: 2 },
      });
      await staff().ask('PATCH', path(`/assignments/${monday}`), { body: { sectionIds: [section.id] } });
      const lea = await joinClass(services, lab, 'Lea');
      const kim = await joinClass(services, lab, 'Kim');
      await staff().ask('PATCH', path(`/members/${lea.memberId}`), { body: { sectionId: section.id } });
      const due = async ({ browser }: { browser: Browser }) =>
        (await browser.ask('GET', path('/assignments'))).body.assignments.map(
          ({ id, dueAt, maxAttempts, isExcused }: Record<string, unknown>) => [
            id,
            dueAt,
            maxAttempts,
            isExcused,
          ],
        );
      expect(await due(kim)).toEqual([[everyone, '2026-04-01T10:00:00.000Z', 2, false]]);
      const set = (body: object) =>
        staff().ask('POST', path('/overrides'), {
          body: { assignmentIds: [everyone], reason: 'ill', ...body },
        });
      expect((await set({ sectionIds: [section.id], dueAt: '2026-04-03T10:00:00Z' })).body).toEqual({
        count: 1,
      });
      expect((await set({ memberIds: [lea.memberId, kim.memberId], extraAttempts: 1 })).body).toEqual({
        count: 2,
      });
      expect((await due(lea))[0]).toEqual([everyone, '2026-04-03T10:00:00.000Z', 3, false]);
      expect(await due(lea)).toHaveLength(2);
      expect(await due(kim)).toEqual([[everyone, '2026-04-01T10:00:00.000Z', 3, false]]);
      // A second one takes the place of the first.
      await set({ memberIds: [kim.memberId], isExcused: true });
      expect(await due(kim)).toEqual([[everyone, '2026-04-01T10:00:00.000Z', 2, true]]);
      const { overrides } = (await staff().ask('GET', path('/overrides'))).body;
      expect(overrides).toHaveLength(3);
      for (const { id } of overrides) await staff().ask('DELETE', path(`/overrides/${id}`));
      expect(await due(kim)).toEqual([[everyone, '2026-04-01T10:00:00.000Z', 2, false]]);
    });

    it('are taken as a list, all of it or none', async () => {
      const [id] = await assign({ work: WORK.slice(0, 1) });
      const [lea, kim] = [await joinClass(services, lab), await joinClass(services, lab, 'Kim')];
      const give = (...exceptions: object[]) =>
        staff().ask('POST', path('/overrides/many'), { body: { exceptions } });
      const one = (memberId: string, more: object) => ({
        assignmentIds: [id],
        memberIds: [memberId],
        reason: 'ill',
        ...more,
      });
      const made = async () => (await staff().ask('GET', path('/overrides'))).body.overrides;
      const stranger = one(crypto.randomUUID(), { isExcused: true });
      expect((await give(one(lea.memberId, { extraAttempts: 1 }), stranger)).status).toBe(404);
      expect(await made()).toEqual([]);
      const { body } = await give(
        one(lea.memberId, { extraAttempts: 1 }),
        one(kim.memberId, { isExcused: true }),
        one(lea.memberId, { dueAt: '2026-04-09T10:00:00Z' }),
      );
      expect(body).toEqual({ count: 3 });
      const of = (memberId: string) => expect.objectContaining({ memberId });
      const all = await made();
      expect(all).toHaveLength(2);
      expect(all).toEqual(expect.arrayContaining([of(kim.memberId), of(lea.memberId)]));
      expect(all.find((each: { memberId: string }) => each.memberId === lea.memberId)).toMatchObject({
        extraAttempts: 0,
        dueAt: '2026-04-09T10:00:00.000Z',
      });
    });

    it('of one class cannot be given to another', async () => {
      const other = await newClass(services);
      const [id] = await assign({ work: WORK.slice(1) });
      const stranger = await joinClass(services, other);
      const { body: section } = await other.instructor.browser.ask('POST', path('/sections', other.id), {
        body: { name: 'S' },
      });
      const reason = 'none';
      expect(
        (
          await staff().ask('POST', path('/overrides'), {
            body: { assignmentIds: [id], memberIds: [stranger.memberId], reason },
          })
        ).status,
      ).toBe(404);
      expect(
        (await staff().ask('PATCH', path(`/assignments/${id}`), { body: { sectionIds: [section.id] } }))
          .status,
      ).toBe(404);
      expect(
        (await staff().ask('PATCH', path(`/assignments/${id}`, other.id), { body: { title: 'mine' } }))
          .status,
      ).toBe(404);
      const { body } = await joinClass(services, lab).then(({ memberId }) =>
        staff().ask('PATCH', path(`/members/${memberId}`), { body: { sectionId: section.id } }),
      );
      expect(body.error.code).toBe('not-found');
    });
  });

  describe('a copy', () => {
    it('has the sections and the work, with the dates moved on the clock of the class, and nobody in it', async () => {
      const { body: section } = await staff().ask('POST', path('/sections'), { body: { name: 'Monday' } });
      // Sunday 23:59 in Berlin, in winter; eight weeks later it is summer there.
      await staff().ask('POST', path('/assignments'), {
        body: {
          work: [{ kind: 'lesson', contentId: '1.1' }],
          terms: { dueAt: '2026-03-01T23:59:00+01:00', sectionIds: [section.id] },
        },
      });
      await joinClass(services, lab);
      const { body } = await staff().ask('POST', path('/copy'), { body: { name: 'Again', shiftDays: 56 } });
      const { assignments } = (await staff().ask('GET', path('/assignments', body.id))).body;
      const copy = (await staff().ask('GET', path('', body.id))).body;
      expect(copy).toMatchObject({
        name: 'Again',
        timeZone: 'Europe/Berlin',
        sections: [{ name: 'Monday' }],
      });
      expect(assignments).toMatchObject([
        { dueAt: '2026-04-26T21:59:00.000Z', sectionIds: [copy.sections[0].id] },
      ]);
      expect(copy.sections[0].id).not.toBe(section.id);
      expect((await staff().ask('GET', path('/members', body.id))).body.members).toHaveLength(1);
      expect(copy.join.code).not.toBe(lab.code);
    });
  });
});
