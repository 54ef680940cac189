import { beforeAll, describe, expect, it } from 'vitest';
import { CELL_FLAGS, type GradebookAnswer, type GradebookExport } from '../../contracts/api/gradebook';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { fillClass } from '../testing/fill-class';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let base: string;
  const people: Record<string, Learner> = {};
  let works: readonly string[];

  const staff = () => lab.instructor.browser;
  const read = async (query = ''): Promise<GradebookAnswer> => {
    const { status, body } = await staff().ask('GET', `${base}/gradebook${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const names = (answer: GradebookAnswer) => answer.rows.map(({ name }) => name);
  const grade = (who: string, work: number, final: number, more: Record<string, string> = {}) => {
    const set = { raw: String(final), late: '0', state: "'graded'", trust: "'verified'", ...more };
    return services.db.query(
      `insert into grades (class_id, member_id, assignment_id, final, attempts, updated_at, ${Object.keys(set).join(', ')})
       values ($1, $2, $3, $4, 2, now(), ${Object.values(set).join(', ')})`,
      [lab.id, people[who]!.memberId, works[work]!, final],
    );
  };

  beforeAll(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    base = `/api/v1/classes/${lab.id}`;
    for (const name of ['Cem', 'Ada', 'Bob']) people[name] = await joinClass(services, lab, name);
    const { body } = await staff().ask('POST', `${base}/assignments`, {
      body: {
        work: [
          { kind: 'lesson', contentId: '1.1' },
          { kind: 'lesson', contentId: '1.2' },
        ],
        terms: { dueAt: '2026-03-01T12:00:00Z' },
      },
    });
    works = body.ids;
    await grade('Ada', 0, 90);
    await grade('Ada', 1, 70, { late: '10', raw: '80' });
    await grade('Bob', 0, 50, { trust: "'self-reported'" });
  });

  it('has all learners by name, with what they have and what is missing', async () => {
    const answer = await read();
    expect(answer.total).toBe(3);
    expect(answer.columns.map(({ title, graded, mean }) => [title, graded, mean])).toEqual([
      ['Understand the problem', 2, 70],
      ['Preprocessing', 1, 70],
    ]);
    expect(answer.rows.map(({ name, points, outOf, cells }) => [name, points, outOf, cells])).toEqual([
      [
        'Ada',
        160,
        200,
        [
          [90, 90, 0, 3, 0, 2, 0],
          [70, 80, 10, 3, 0, 2, 0],
        ],
      ],
      [
        'Bob',
        50,
        100,
        [
          [50, 50, 0, 3, 2, 2, 0],
          [null, null, 0, 0, -1, 0, CELL_FLAGS.missing],
        ],
      ],
      ['Cem', 0, 0, Array(2).fill([null, null, 0, 0, -1, 0, CELL_FLAGS.missing])],
    ]);
  });

  it.each([
    ['?name=b', ['Bob']],
    ['?state=late', ['Ada']],
    ['?state=missing', ['Bob', 'Cem']],
    ['?trust=self-reported', ['Bob']],
    ['?sort=-name', ['Cem', 'Bob', 'Ada']],
    ['?sort=-points', ['Ada', 'Bob', 'Cem']],
    ['?sort=points', ['Bob', 'Ada', 'Cem']],
    ['?limit=1&offset=1', ['Bob']],
    ['?section=none', ['Ada', 'Bob', 'Cem']],
  ])('%s finds %j', async (query, found) => {
    expect(names(await read(query))).toEqual(found);
  });

  it('orders and filters by one column', async () => {
    expect(names(await read(`?sort=-${works[0]}`))).toEqual(['Ada', 'Bob', 'Cem']);
    expect(names(await read(`?assignment=${works[0]}&state=missing`))).toEqual(['Cem']);
  });

  it('knows who has more time and who is excused', async () => {
    const extend = (memberId: string, terms: object) =>
      staff().ask('POST', `${base}/overrides`, {
        body: { assignmentIds: [works[1]], memberIds: [memberId], reason: 'ill', ...terms },
      });
    await extend(people.Bob!.memberId, { dueAt: '2026-03-09T12:00:00Z' });
    await extend(people.Cem!.memberId, { isExcused: true });
    const flags = (await read()).rows.map(({ cells }) => cells[1]?.[6]);
    // An exception lets grades be computed anew, and there is no submission under the one that was put there for Ada.
    expect(flags).toEqual([CELL_FLAGS.missing, CELL_FLAGS.extended, CELL_FLAGS.excused]);
    expect(names(await read(`?assignment=${works[1]}&state=missing`))).toEqual(['Ada']);
  });

  it('leaves a column without names out until they are revealed', async () => {
    await staff().ask('PATCH', `${base}/assignments/${works[1]}`, { body: { isAnonymous: true } });
    const hidden = await read();
    expect(hidden.columns.map(({ isHidden }) => isHidden)).toEqual([false, true]);
    expect(hidden.rows.every(({ cells }) => cells[1] === null)).toBe(true);
    expect(hidden.rows[0]).toMatchObject({ points: 90, outOf: 100 });
    expect(names(await read('?state=missing'))).toEqual(['Cem']);
    expect(names(await read(`?sort=-${works[1]}`))).toEqual(['Ada', 'Bob', 'Cem']);
    await staff().ask('PATCH', `${base}/assignments/${works[1]}`, { body: { isAnonymous: false } });
  });

  it('gives all grades for a file', async () => {
    const { status, body } = await staff().ask<GradebookExport>('GET', `${base}/gradebook/export`);
    expect(status).toBe(200);
    expect(body.people.map(({ name, cells }) => [name, cells])).toEqual([
      ['Ada', [90, null]],
      ['Bob', [50, null]],
      ['Cem', [null, 'excused']],
    ]);
  });

  describe('of a large class', () => {
    it('is read a page at a time, and each page is whole', async () => {
      const { classId } = await fillClass(database.db, (await newClass(services)).id, 60, 5);
      const instructor = await services.db.query<{ id: string }>(
        "select user_id as id from members where class_id = $1 and role = 'instructor'",
        [classId],
      );
      expect(instructor).toHaveLength(1);
      await services.db.query(
        "update members set role = 'instructor', class_id = $1 where class_id = $2 and role = 'instructor'",
        [classId, lab.id],
      );
      const seen: string[] = [];
      for (const offset of [0, 25, 50]) {
        const { body } = await staff().ask(
          'GET',
          `/api/v1/classes/${classId}/gradebook?limit=25&offset=${offset}`,
        );
        expect(body.total).toBe(60);
        expect(body.rows.every(({ cells }: { cells: unknown[] }) => cells.length === 5)).toBe(true);
        seen.push(...names(body));
      }
      expect(seen).toEqual(Array.from({ length: 60 }, (_, i) => `Learner ${String(i + 1).padStart(5, '0')}`));
    });
  });
});
