import { beforeAll, describe, expect, it } from 'vitest';
import type { OwnWorkAnswer } from '../../contracts/api/learner';
import type { RosterPreview } from '../../contracts/api/teach';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let base: string;
  let ada: Learner;
  const staff = () => lab.instructor.browser;

  beforeAll(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    base = `/api/v1/classes/${lab.id}`;
    ada = await joinClass(services, lab, 'Ada');
  });

  describe('a look at a roster', () => {
    it('says what it would do, and does none of it', async () => {
      await staff().ask('POST', `${base}/roster`, { body: { csv: 'name,student_id,section\nBob,7,Monday' } });
      const csv = 'name,student_id,section\nBob Berg,7,Monday\nCem,8,Tuesday';
      const { status, body } = await staff().ask<RosterPreview>('POST', `${base}/roster/preview`, {
        body: { csv },
      });
      expect(status).toBe(200);
      expect(body.lines.map(({ name, does }) => [name, does])).toEqual([
        ['Bob Berg', 'known'],
        ['Cem', 'new'],
      ]);
      expect(body.newSections).toEqual(['Tuesday']);
      const { body: after } = await staff().ask('GET', `${base}/roster`);
      expect(after.roster.map(({ name }: { name: string }) => name)).toEqual(['Bob']);
    });

    it('names each line that is wrong', async () => {
      const csv = 'name,email\nBob,nowhere\n,c@x.edu';
      const { status, body } = await staff().ask('POST', `${base}/roster/preview`, { body: { csv } });
      expect(status).toBe(422);
      expect(body.error.issues.map(({ path }: { path: string }) => path)).toEqual([
        'line 2, email',
        'line 3, name',
      ]);
    });
  });

  describe('the class as a learner sees it', () => {
    const view = async (query = '') => {
      const { status, body } = await staff().ask<OwnWorkAnswer>('GET', `${base}/as-learner${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return body.work;
    };

    it('is what the learner gets, dates of their own and all', async () => {
      const { body } = await staff().ask('POST', `${base}/assignments`, {
        body: { work: [{ kind: 'lesson', contentId: '1.1' }], terms: { dueAt: '2026-03-09T12:00:00Z' } },
      });
      await staff().ask('POST', `${base}/overrides`, {
        body: {
          assignmentIds: body.ids,
          memberIds: [ada.memberId],
          dueAt: '2026-03-12T12:00:00Z',
          reason: 'ill',
        },
      });
      const { body: own } = await ada.browser.ask<OwnWorkAnswer>('GET', `${base}/own-work`);
      expect(JSON.stringify(await view(`?member=${ada.memberId}`))).toBe(JSON.stringify(own.work));
      expect((await view())[0]).toMatchObject({ dueAt: '2026-03-09T12:00:00.000Z', submissions: [] });
    });

    it('has the work of a section for who would be in it', async () => {
      const { body: section } = await staff().ask('POST', `${base}/sections`, { body: { name: 'Friday' } });
      await staff().ask('POST', `${base}/assignments`, {
        body: { work: [{ kind: 'lesson', contentId: '1.2' }], terms: { sectionIds: [section.id] } },
      });
      expect(await view()).toHaveLength(1);
      expect(await view(`?section=${section.id}`)).toHaveLength(2);
    });

    it('shows no grade of work that is graded without names', async () => {
      const [work] = await view();
      const grade = `${base}/assignments/${work!.id}/people/${ada.memberId}/grade`;
      await staff().ask('PUT', grade, { body: { points: 9, reason: 'spoken' } });
      expect((await view(`?member=${ada.memberId}`))[0]!.grade).toMatchObject({ points: 9 });
      await staff().ask('PATCH', `${base}/assignments/${work!.id}`, { body: { isAnonymous: true } });
      expect((await view(`?member=${ada.memberId}`))[0]!.grade).toBeNull();
    });
  });

  it('leaves grades without names out of the export of the class, and has the others', async () => {
    const read = async () =>
      JSON.parse((await staff().files(`${base}/export`))['grades.json']!) as {
        memberId: string;
        final: number;
      }[];
    expect(await read()).toEqual([]);
    const { body } = await staff().ask('GET', `${base}/assignments`);
    await staff().ask('POST', `${base}/assignments/${body.assignments[0].id}/reveal`);
    expect(await read()).toMatchObject([{ memberId: ada.memberId, final: 9 }]);
  });
});
