import { beforeAll, describe, expect, it } from 'vitest';
import { findLesson } from '../../content/lesson-catalogue';
import { type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, newPerson, type TestClass } from '../testing/people';
import { sendPieces, submissionOf, workOf } from '../testing/work';

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let base: string;
  let work: string;
  const people: Record<string, Learner> = {};
  const staff = () => lab.instructor.browser;
  const events = [
    {
      kind: 'attempt',
      exercise: '1.1/framing',
      body: { lesson: findLesson('1.1', 0)!.slug, outcome: 'failed', checks: [] },
    },
    { kind: 'activity', exercise: null, body: { lesson: findLesson('1.1', 0)!.slug, place: 'text' } },
    // Neither is the class's affair: a draft, and a lesson that is not assigned.
    { kind: 'draft', exercise: null, body: { lesson: findLesson('1.1', 0)!.slug, gzip: 'H4s=' } },
    {
      kind: 'attempt',
      exercise: '1.2/clean',
      body: { lesson: findLesson('1.2', 0)!.slug, outcome: 'passed' },
    },
  ];

  beforeAll(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    base = `/api/v1/classes/${lab.id}`;
    for (const name of ['Ada', '../Bob']) people[name] = await joinClass(services, lab, name);
    const { body } = await staff().ask('POST', `${base}/assignments`, {
      body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
    });
    work = body.ids[0];
    for (const [name, { browser }] of Object.entries(people)) {
      const files = {
        'src/a.ts': `export const who = '${name}';`,
        'empty.txt': '',
        'a.bin': Uint8Array.of(0, 255),
      };
      await sendPieces(browser, { 'src/a.ts': files['src/a.ts'], 'a.bin': files['a.bin'] });
      const submission = submissionOf({ body: { work: workOf(files) } });
      const { status, body } = await browser.ask('POST', `${base}/assignments/${work}/submissions`, {
        body: submission,
      });
      expect(status, JSON.stringify(body)).toBe(201);
      const { status: synced } = await browser.ask('POST', '/api/v1/sync', {
        body: {
          stream: crypto.randomUUID(),
          secret: 'a'.repeat(43),
          from: 1,
          events: events.map((event) => ({ ...event, clientAt: '2026-03-02T08:00:00Z' })),
          cursor: 0,
        },
      });
      expect(synced).toBe(200);
    }
  });

  const read = () => staff().files(`${base}/export`);

  describe('the export of a class', () => {
    it('has the files of all that was handed in, in folders that stay in their place', async () => {
      const files = await read();
      const bob = people['../Bob']!.memberId.slice(0, 8);
      const folder = `work/1.1 Understand the problem ${work.slice(0, 8)}/_Bob ${bob}/1.1 framing 1`;
      expect(files[`${folder}/files/src/a.ts`]).toBe("export const who = '../Bob';");
      expect(files[`${folder}/files/empty.txt`]).toBe('');
      expect(files[`${folder}/files/a.bin`]).toHaveLength(2);
      const listed = JSON.parse(files['submissions.json']!) as { folder: string }[];
      expect(listed.map((each) => each.folder)).toContain(folder);
      expect(JSON.parse(files[`${folder}/submission.json`]!)).toMatchObject({
        exercise: '1.1/framing',
        results: [],
      });
      expect(files['grades.csv']).toContain('"Ada"');
    });

    it('has of the logs what was done on assigned lessons, and no drafts', async () => {
      const files = await read();
      const [, log] = Object.entries(files).find(([name]) => name.startsWith('events/Ada'))!;
      expect((JSON.parse(log) as { kind: string }[]).map(({ kind }) => kind)).toEqual([
        'attempt',
        'activity',
      ]);
    });

    it('has nothing of work whose names are hidden', async () => {
      const change = (isAnonymous: boolean) =>
        staff().ask('PATCH', `${base}/assignments/${work}`, { body: { isAnonymous } });
      await change(true);
      const files = await read();
      await change(false);
      expect(Object.keys(files).filter((name) => name.startsWith('work/'))).toEqual([]);
      expect([files['grades.json'], files['submissions.json']]).toEqual(['[]', '[]']);
      expect(Object.entries(files).filter(([name]) => name.startsWith('events/'))).toEqual([
        [expect.anything(), '[]'],
        [expect.anything(), '[]'],
      ]);
    });

    it('has those sections alone that an assistant sees', async () => {
      const { body: section } = await staff().ask('POST', `${base}/sections`, { body: { name: 'Monday' } });
      await staff().ask('PATCH', `${base}/members/${people.Ada!.memberId}`, {
        body: { sectionId: section.id },
      });
      const assistant = await newPerson(services);
      const { body } = await staff().ask('POST', `${base}/members`, {
        body: { username: assistant.username, role: 'ta' },
      });
      await staff().ask('PUT', `${base}/members/${body.id}/role`, {
        body: { role: 'ta', mayExport: true, sees: [section.id] },
      });
      await assistant.browser.ask('POST', '/api/v1/session', {
        body: { username: assistant.username, password: 'a long enough sentence' },
      });
      const names = Object.keys(await assistant.browser.files(`${base}/export`));
      expect(names.some((name) => name.includes('Ada'))).toBe(true);
      expect(names.some((name) => name.includes('Bob'))).toBe(false);
    });

    it('says where a content is lost, and has all the rest', async () => {
      const lost = "decode($1, 'hex')";
      const { pieces } = workOf({ 'a.bin': Uint8Array.of(0, 255) }).files['a.bin']!;
      await database.db.query(`delete from artifacts where sha256 = ${lost}`, [pieces[0]!]);
      const records = Object.entries(await read()).filter(([name]) => name.endsWith('/submission.json'));
      expect(records).toHaveLength(2);
      for (const [, record] of records) expect(JSON.parse(record).lost).toContain('a.bin');
    });
  });
});
