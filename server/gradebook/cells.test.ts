import { beforeAll, describe, expect, it } from 'vitest';
import type {
  AnonymousAnswer,
  CellAnswer,
  GradebookAnswer,
  SimilarAnswer,
} from '../../contracts/api/gradebook';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';
import { sendPieces, submissionOf, workOf } from '../testing/work';

const PROGRAM = `
export function errorOf(estimates: number[], sales: number[]): number {
  let total = 0;
  for (const [i, estimate] of estimates.entries()) {
    const gap = Math.abs(estimate - sales[i]);
    if (Number.isFinite(gap)) total += gap;
    else throw new Error('an estimate is missing');
  }
  return total / Math.max(1, estimates.length);
}
export const baseline = (sales: number[]) => {
  const ordered = [...sales].sort((a, b) => a - b);
  const half = ordered.length >> 1;
  return ordered.length % 2 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
};
export const worst = (errors: number[]) => errors.reduce((most, each) => (each > most ? each : most), errors[0] ?? 0);
`;

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let column: string;
  let assignmentId: string;
  const people: Record<string, Learner> = {};
  const staff = () => lab.instructor.browser;

  const handIn = async (who: string, text: string, at: string) => {
    services.at = new Date(at);
    const files = { 'own/error.ts': text, 'notes.md': `Notes of ${who}` };
    const { browser } = people[who]!;
    await sendPieces(browser, files);
    const body = submissionOf({ body: { work: workOf(files) } });
    const { status, body: answer } = await browser.ask('POST', `${column}/submissions`, { body });
    expect(status, JSON.stringify(answer)).toBe(201);
    return body.id as string;
  };
  const cell = async (key: string): Promise<CellAnswer> => {
    const { status, body } = await staff().ask('GET', `${column}/people/${key}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  beforeAll(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    for (const name of ['Ada', 'Bob', 'Cem']) people[name] = await joinClass(services, lab, name);
    const { body } = await staff().ask('POST', `/api/v1/classes/${lab.id}/assignments`, {
      body: { work: [{ kind: 'lesson', contentId: '1.1' }], terms: { dueAt: '2026-03-03T12:00:00Z' } },
    });
    assignmentId = body.ids[0];
    column = `/api/v1/classes/${lab.id}/assignments/${assignmentId}`;
    await handIn('Ada', 'export const first = 1;', '2026-03-02T10:00:00Z');
    await handIn('Ada', PROGRAM, '2026-03-02T11:00:00Z');
    await handIn(
      'Bob',
      PROGRAM.replaceAll('estimates', 'guesses').replaceAll('  ', '\t'),
      '2026-03-03T13:00:00Z',
    );
    await handIn('Cem', 'console.log("mine");', '2026-03-02T12:00:00Z');
  });

  it('has each attempt with its time and what it costs, the newest first', async () => {
    const found = await cell(people.Ada!.memberId);
    expect(found.person).toMatchObject({ name: 'Ada', isHidden: false });
    expect(found.attempts.map(({ receivedAt, lateness }) => [receivedAt, lateness.state])).toEqual([
      ['2026-03-02T11:00:00.000Z', 'on-time'],
      ['2026-03-02T10:00:00.000Z', 'on-time'],
    ]);
    expect((await cell(people.Bob!.memberId)).attempts[0]!.lateness).toMatchObject({ state: 'late' });
  });

  it('opens the code of an attempt, and nobody else’s under that name', async () => {
    const [newest] = (await cell(people.Ada!.memberId)).attempts;
    const path = (who: string) => `${column}/people/${people[who]!.memberId}/submissions/${newest!.id}`;
    const { body } = await staff().ask('GET', path('Ada'));
    expect(body.files).toEqual([
      { path: 'notes.md', size: 12, text: 'Notes of Ada', isAsGiven: false },
      { path: 'own/error.ts', size: PROGRAM.length, text: PROGRAM, isAsGiven: false },
    ]);
    expect((await staff().ask('GET', path('Bob'))).status).toBe(404);
  });

  it('keeps what was set by hand, with who and why', async () => {
    const { memberId } = people.Cem!;
    const set = { points: 42.5, reason: 'Explained it in person' };
    expect((await staff().ask('PUT', `${column}/people/${memberId}/grade`, { body: set })).status).toBe(204);
    const found = await cell(memberId);
    expect(found.grade).toMatchObject({ final: 42.5, overridePoints: 42.5, overrideReason: set.reason });
    expect(found.notes).toMatchObject([{ action: 'grades.override', detail: { points: 42.5 } }]);
  });

  it('finds work that is alike whatever its names are', async () => {
    const { body } = await staff().ask<SimilarAnswer>('GET', `${column}/similar`);
    const [framing] = body.exercises.filter(({ compared }) => compared > 0);
    expect(framing).toMatchObject({ exercise: '1.1/framing', compared: 3 });
    expect(framing!.pairs.map(({ a, b }) => [a.name, b.name].sort())).toEqual([['Ada', 'Bob']]);
  });

  describe('without names', () => {
    let anonymous: AnonymousAnswer;

    it('has everybody under a name of its own that stays', async () => {
      await staff().ask('PATCH', column, { body: { isAnonymous: true } });
      const read = async () => (await staff().ask<AnonymousAnswer>('GET', `${column}/anonymous`)).body;
      anonymous = await read();
      expect(await read()).toEqual(anonymous);
      expect(new Set(anonymous.people.map(({ name }) => name)).size).toBe(3);
      const said = JSON.stringify([anonymous, (await staff().ask('GET', `${column}/similar`)).body]);
      for (const [name, { memberId }] of Object.entries(people)) {
        expect(said).not.toContain(name);
        expect(said).not.toContain(memberId);
      }
    });

    it('opens cells by that name alone', async () => {
      const found = await cell(anonymous.people[0]!.key);
      expect(found.person).toMatchObject({ name: anonymous.people[0]!.name, isHidden: true, section: null });
      for (const [name, { memberId }] of Object.entries(people)) {
        expect((await staff().ask('GET', `${column}/people/${memberId}`)).status).toBe(404);
        expect(JSON.stringify({ ...found, attempts: [] })).not.toContain(memberId);
        expect(JSON.stringify(found.person)).not.toContain(name);
      }
    });

    it('shows the names once somebody has asked for it, which is written down', async () => {
      expect((await staff().ask('POST', `${column}/reveal`)).status).toBe(204);
      expect((await staff().ask('POST', `${column}/reveal`)).status).toBe(409);
      expect((await cell(people.Ada!.memberId)).person.name).toBe('Ada');
      const { body } = await staff().ask<GradebookAnswer>('GET', `/api/v1/classes/${lab.id}/gradebook`);
      expect(body.columns[0]!.isHidden).toBe(false);
      const rows = await services.db.query(
        "select subject_id from audit where action = 'assignments.reveal'",
      );
      expect(rows).toEqual([{ subject_id: assignmentId }]);
    });
  });
});
