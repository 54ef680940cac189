import { beforeEach, describe, expect, it } from 'vitest';
import { Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass, newPerson, type TestClass } from '../testing/people';

const HOUR = 3_600_000;

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  const path = (rest: string, id = lab.id) => `/api/v1/classes/${id}${rest}`;
  const staff = () => lab.instructor.browser;
  const later = (ms: number) => {
    services.at = new Date(services.at.getTime() + ms);
  };

  beforeEach(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
  });

  describe('joining', () => {
    it('needs a name and a code alone, and gives an account with a recovery code', async () => {
      const visitor = new Browser(services);
      const typed = `${lab.code.slice(0, 4).toLowerCase()}-${lab.code.slice(4).replaceAll('0', 'o').replaceAll('1', 'l')}`;
      const preview = await visitor.ask('GET', `/api/v1/join/${typed}`);
      expect(preview.body).toEqual({
        className: 'MLOps',
        timeZone: 'Europe/Berlin',
        needsApproval: false,
        name: null,
      });
      expect((await visitor.ask('POST', `/api/v1/join/${typed}`)).body.error.issues[0].path).toBe(
        'displayName',
      );
      const { browser, recoveryCode } = await joinClass(services, lab);
      expect(recoveryCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect((await browser.ask('GET', path(''))).body).toMatchObject({ role: 'learner', join: null });
      const other = new Browser(services);
      const recovered = await other.ask('POST', '/api/v1/session/recover', {
        body: { code: recoveryCode.toLowerCase() },
      });
      expect(recovered.body.recoveryCode).not.toBe(recoveryCode);
      expect((await other.ask('GET', path(''))).body.role).toBe('learner');
      const used = await new Browser(services).ask('POST', '/api/v1/session/recover', {
        body: { code: recoveryCode },
      });
      expect(used.status).toBe(401);
    });

    it('twice is joining once', async () => {
      const { browser, memberId } = await joinClass(services, lab);
      const again = await Promise.all([1, 2].map(() => browser.ask('POST', `/api/v1/join/${lab.code}`)));
      expect(again.map(({ body }) => body)).toEqual(
        again.map(() => ({ classId: lab.id, memberId, status: 'active', recoveryCode: null })),
      );
      expect((await staff().ask('GET', path('/members'))).body.members).toHaveLength(2);
    });

    it('waits for approval where the class wants it', async () => {
      await staff().ask('PATCH', path(''), { body: { needsApproval: true } });
      const { browser, memberId } = await joinClass(services, lab);
      expect((await browser.ask('GET', path(''))).status).toBe(404);
      await staff().ask('PATCH', path(`/members/${memberId}`), { body: { status: 'active' } });
      expect((await browser.ask('GET', path(''))).status).toBe(200);
    });

    it('ends when the code is closed, has run out or was changed', async () => {
      const attempt = async (code = lab.code) =>
        (await new Browser(services).ask('POST', `/api/v1/join/${code}`, { body: { displayName: 'L' } }))
          .status;
      await staff().ask('PATCH', path(''), { body: { isJoinOpen: false } });
      expect(await attempt()).toBe(410);
      const joinExpiresAt = new Date(services.at.getTime() + HOUR).toISOString();
      await staff().ask('PATCH', path(''), { body: { isJoinOpen: true, joinExpiresAt } });
      expect(await attempt()).toBe(201);
      later(HOUR);
      expect(await attempt()).toBe(410);
      const { body } = await staff().ask('POST', path('/code'));
      expect(await attempt()).toBe(404);
      await staff().ask('PATCH', path(''), { body: { joinExpiresAt: null } });
      expect(await attempt(body.code)).toBe(201);
    });

    it('closes itself when too many come, and the instructor sees why', async () => {
      await staff().ask('PATCH', path(''), { body: { joinsPerHour: 2 } });
      await joinClass(services, lab, 'one');
      await joinClass(services, lab, 'two');
      const third = await new Browser(services).ask('POST', `/api/v1/join/${lab.code}`, {
        body: { displayName: '3' },
      });
      expect(third).toMatchObject({
        status: 410,
        body: { error: { message: expect.stringContaining('closed') } },
      });
      expect((await staff().ask('GET', path(''))).body.join).toMatchObject({
        isOpen: false,
        wasFlooded: true,
      });
      await staff().ask('PATCH', path(''), { body: { isJoinOpen: true, joinsPerHour: 500 } });
      await joinClass(services, lab, 'three');
      expect((await staff().ask('GET', path(''))).body.join).toMatchObject({
        isOpen: true,
        wasFlooded: false,
      });
    });

    it('is tried ten times a minute from one address', async () => {
      const guesser = new Browser(services);
      const statuses = [];
      for (let n = 0; n < 11; n++) statuses.push((await guesser.ask('GET', '/api/v1/join/ZZZZZZZZ')).status);
      expect(statuses).toEqual([...Array(10).fill(404), 429]);
    });

    it('does not count those who have the right key: a whole class has one address', async () => {
      const room = new Browser(services);
      for (let n = 0; n < 25; n++)
        expect((await room.ask('GET', `/api/v1/join/${lab.code}`)).status).toBe(200);
      for (let n = 0; n < 10; n++) await room.ask('GET', '/api/v1/join/ZZZZZZZZ');
      const { status, headers } = await room.ask('GET', `/api/v1/join/${lab.code}`);
      expect([status, headers.get('retry-after')]).toEqual([429, '60']);
    });

    it('is not for those who were removed', async () => {
      const { browser, memberId } = await joinClass(services, lab);
      await staff().ask('PATCH', path(`/members/${memberId}`), { body: { status: 'removed' } });
      expect((await browser.ask('GET', path('/assignments'))).status).toBe(404);
      expect((await browser.ask('POST', `/api/v1/join/${lab.code}`)).status).toBe(403);
      expect((await browser.ask('GET', '/api/v1/classes')).body.classes).toEqual([]);
    });
  });

  describe('a roster', () => {
    const csv =
      'Section;Name;Student ID;Email\r\nMonday;"Łukasz ""Luke"" O\'Neil";17;luke@example.org\r\nTuesday;Zoë;18;\r\n';

    it('makes sections and a link for each person, which is good once and carries what it knows', async () => {
      const { body } = await staff().ask('POST', path('/roster'), { body: { csv } });
      expect(body).toMatchObject({ updated: 0, newSections: ['Monday', 'Tuesday'] });
      const [luke] = body.invitations;
      expect(luke).toMatchObject({ name: `Łukasz "Luke" O'Neil`, studentId: '17' });
      await staff().ask('PATCH', path(''), { body: { isJoinOpen: false, needsApproval: true } });
      const browser = new Browser(services);
      expect((await browser.ask('GET', `/api/v1/join/${luke.token}`)).body.name).toBe(luke.name);
      const joined = await browser.ask('POST', `/api/v1/join/${luke.token}`);
      expect(joined.body).toMatchObject({ status: 'active' });
      expect((await new Browser(services).ask('POST', `/api/v1/join/${luke.token}`)).status).toBe(410);
      const { members } = (await staff().ask('GET', path('/members'))).body;
      const { sections } = (await staff().ask('GET', path(''))).body;
      expect(members.find(({ id }: { id: string }) => id === joined.body.memberId)).toMatchObject({
        displayName: luke.name,
        studentId: '17',
        email: 'luke@example.org',
        sectionId: sections.find(({ name }: { name: string }) => name === 'Monday').id,
      });
      const { roster } = (await staff().ask('GET', path('/roster'))).body;
      const hasJoined = roster.map(({ name, memberId }: { name: string; memberId: string | null }) => [
        name,
        memberId !== null,
      ]);
      expect(Object.fromEntries(hasJoined)).toEqual({ [luke.name]: true, Zoë: false });
    });

    it('gives the name by which those who teach know people, whatever they call themselves', async () => {
      const { body } = await staff().ask('POST', path('/roster'), { body: { csv } });
      const zoe = new Browser(services);
      await zoe.ask('POST', `/api/v1/join/${body.invitations[1].token}`, {
        body: { displayName: 'xX_z_Xx' },
      });
      const named = async () => {
        const { members } = (await staff().ask('GET', path('/members'))).body;
        const { rows } = (await staff().ask('GET', path('/gradebook?name=zo'))).body;
        const { people } = (await staff().ask('GET', path('/gradebook/export'))).body;
        const known = members.find(({ displayName }: { displayName: string }) => displayName === 'xX_z_Xx');
        return [known?.name, rows[0]?.name, people[0]?.name];
      };
      expect(await named()).toEqual(['Zoë', 'Zoë', 'Zoë']);
      await staff().ask('POST', path('/roster'), { body: { csv: 'name,student_id\nZoë Smith,18' } });
      expect(await named()).toEqual(['Zoë Smith', 'Zoë Smith', 'Zoë Smith']);
      expect((await zoe.ask('GET', '/api/v1/account/export')).body.classes).toMatchObject([
        { roster_name: 'Zoë Smith', section: 'Tuesday' },
      ]);
      expect((await zoe.ask('DELETE', '/api/v1/account')).status).toBeLessThan(300);
      expect(JSON.stringify((await staff().ask('GET', path('/members'))).body)).not.toContain('Zoë');
    });

    it('brings known people up to date when it comes again, and removes nobody', async () => {
      const first = await staff().ask('POST', path('/roster'), { body: { csv } });
      const joined = await new Browser(services).ask(
        'POST',
        `/api/v1/join/${first.body.invitations[1].token}`,
      );
      const again = await staff().ask('POST', path('/roster'), {
        body: { csv: 'name,student_id,section\nZoë Smith,18,Monday\nNew,19,Monday' },
      });
      expect(again.body).toMatchObject({ updated: 1, newSections: [], invitations: [{ name: 'New' }] });
      const { roster } = (await staff().ask('GET', path('/roster'))).body;
      expect(roster).toHaveLength(3);
      const { members } = (await staff().ask('GET', path('/members'))).body;
      const { sections } = (await staff().ask('GET', path(''))).body;
      expect(members.find(({ id }: { id: string }) => id === joined.body.memberId).sectionId).toBe(
        sections.find(({ name }: { name: string }) => name === 'Monday').id,
      );
    });

    it('is read whole or not at all, and says by line what is wrong', async () => {
      const attempt = async (text: string) =>
        (await staff().ask('POST', path('/roster'), { body: { csv: text } })).body.error;
      expect((await attempt('first,last\nA,B')).issues[0]).toMatchObject({ path: 'line 1' });
      const { issues } = await attempt('name,email,student_id\nA,nonsense,1\n,b@example.org,2\nC,,1');
      expect(issues.map(({ path }: { path: string }) => path)).toEqual(['line 2, email', 'line 3, name']);
      expect((await attempt('name,student_id\nA,1\nB,1')).message).toContain('line 2');
      expect((await staff().ask('GET', path('/roster'))).body.roster).toEqual([]);
    });
  });

  describe('people', () => {
    it('of staff are let in by name, and sign in anew with the short session', async () => {
      const assistant = await newPerson(services);
      const add = () =>
        staff().ask('POST', path('/members'), { body: { username: assistant.username, role: 'ta' } });
      expect((await add()).status).toBe(201);
      expect((await add()).status).toBe(422);
      expect((await assistant.browser.ask('GET', path(''))).status).toBe(401);
      const { body } = await staff().ask('POST', path('/members'), {
        body: { username: 'nobody-here', role: 'ta' },
      });
      expect(body.error.issues[0].path).toBe('username');
    });

    it('include an instructor at any time', async () => {
      const { members } = (await staff().ask('GET', path('/members'))).body;
      const self = `/members/${members[0].id}`;
      expect((await staff().ask('PUT', path(`${self}/role`), { body: { role: 'ta' } })).status).toBe(409);
      expect((await staff().ask('PATCH', path(self), { body: { status: 'removed' } })).status).toBe(409);
      expect((await staff().ask('DELETE', '/api/v1/account')).status).toBe(409);
    });

    it('leave, and come back as learners', async () => {
      const { browser } = await joinClass(services, lab);
      expect((await browser.ask('DELETE', path('/membership'))).status).toBe(204);
      expect((await browser.ask('GET', path(''))).status).toBe(404);
      expect((await browser.ask('POST', `/api/v1/join/${lab.code}`)).body.status).toBe('active');
    });

    it('get back in by a link of their instructor only with an account that was made for this class', async () => {
      const { memberId } = await joinClass(services, lab);
      const reset = (id: string) => staff().ask('POST', path(`/members/${id}/reset`));
      const { body } = await reset(memberId);
      const browser = new Browser(services);
      const use = (more: object) =>
        browser.ask('POST', '/api/v1/token', {
          body: { token: body.link.token, password: 'a sentence to keep', ...more },
        });
      expect((await use({})).body.error.issues[0].path).toBe('username');
      expect((await use({ username: `back-${database.kind}` })).status).toBe(201);
      expect((await browser.ask('GET', path(''))).body.role).toBe('learner');
      const victim = await newPerson(services);
      const added = await staff().ask('POST', path('/members'), {
        body: { username: victim.username, role: 'learner' },
      });
      expect((await reset(added.body.id)).status).toBe(403);
    });
  });

  describe('a class', () => {
    it('that is archived is read and not changed, until it is taken out', async () => {
      await staff().ask('PATCH', path(''), { body: { isArchived: true } });
      expect((await staff().ask('GET', path(''))).body).toMatchObject({
        isArchived: true,
        join: { isOpen: false },
      });
      expect((await staff().ask('POST', path('/sections'), { body: { name: 'S' } })).status).toBe(409);
      expect((await new Browser(services).ask('GET', `/api/v1/join/${lab.code}`)).status).toBe(404);
      await staff().ask('PATCH', path(''), { body: { isArchived: false } });
      expect((await staff().ask('POST', path('/sections'), { body: { name: 'S' } })).status).toBe(201);
    });

    it('has a time zone that exists', async () => {
      for (const timeZone of ['Mars/Olympus', 'CET ', "UTC'; drop table users; --"])
        expect((await staff().ask('PATCH', path(''), { body: { timeZone } })).status).toBe(422);
      expect((await staff().ask('PATCH', path(''), { body: { timeZone: 'Asia/Kathmandu' } })).status).toBe(
        204,
      );
    });

    it('is exported only to who has typed their password a short while ago', async () => {
      await joinClass(services, lab);
      const files = await staff().files(path('/export'));
      expect(JSON.parse(files['class.json']!)).toMatchObject({
        class: { id: lab.id },
        members: [{}, {}],
        assignments: [],
        overrides: [],
      });
      expect(Object.values(files).join('')).not.toContain(lab.code);
      later(11 * 60_000);
      expect((await staff().ask('GET', path('/export'))).body.error.code).toBe('confirm');
    });
  });
});
