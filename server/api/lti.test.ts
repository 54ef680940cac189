import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { secretsFrom } from '../config/secrets';
import { createLabKeys } from '../lti/lab-keys';
import { beginLogin, finishLaunch, newCourse, type TestCourse, tokenOf } from '../lti/testing/course';
import { INSTRUCTOR, LEARNER } from '../lti/testing/platform-stub';
import { Browser, ORIGIN } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { newClass, newPerson } from '../testing/people';

const TA = 'http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant';
const LESSON = { custom: { lesson: '1.1' } };

onBothDatabases((database) => {
  let course: TestCourse;

  beforeAll(async () => {
    course = await newCourse(database.db);
  });

  const me = async (browser: Browser) => (await browser.ask('GET', '/api/v1/session')).body.me;
  const classesOf = async (browser: Browser) => (await browser.ask('GET', '/api/v1/classes')).body.classes;

  describe('a launch', () => {
    it('is for nobody but an instructor as long as the course has no class', async () => {
      const { lea, launch } = await newCourse(database.db);
      const { status, text, browser } = await launch(lea);
      expect([status, await me(browser)]).toEqual([404, null]);
      expect(text).toContain('when your instructor opens the link for the first time');
    });

    it('asks the platform who sits there', async () => {
      const { asked, nonce, state } = await beginLogin(new Browser(course.services), course.platform);
      expect(asked.origin + asked.pathname).toBe(`${course.platform.origin}/auth`);
      expect(Object.fromEntries(asked.searchParams)).toEqual({
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: course.platform.clientId,
        redirect_uri: `${ORIGIN}/lti/launch`,
        login_hint: 'whoever',
        nonce,
        state,
      });
    });

    it('of an instructor makes the class of the course, once', async () => {
      const { ada, launch } = course;
      const first = await launch(ada);
      expect(first.path).toMatch(/^\/teach\/[0-9a-f-]{36}$/);
      expect(await me(first.browser)).toMatchObject({
        displayName: 'Ada Lovelace',
        isAdmin: false,
        mayTeach: false,
      });
      const again = await launch(ada);
      expect(again.path).toBe(first.path);
      expect(await classesOf(again.browser)).toMatchObject([{ name: 'Statistics 2', role: 'instructor' }]);
      const { body } = await again.browser.ask('GET', `/api/v1/classes/${first.path!.split('/')[2]}`);
      expect(body.join.isOpen).toBe(false);
    });

    it('of a learner ends in the lesson of the link, which it assigns', async () => {
      const { lea, launch } = course;
      const { path, browser } = await launch(lea, LESSON);
      expect(path).toBe('/learn/01-before-mlops/01-understand-the-problem');
      const [{ id, role }] = await classesOf(browser);
      expect(role).toBe('learner');
      const { assignments } = (await browser.ask('GET', `/api/v1/classes/${id}/assignments`)).body;
      expect(assignments).toMatchObject([{ kind: 'lesson', contentId: '1.1', points: 100 }]);
      // Another link to the same lesson is the same work; one that names nothing opens the class.
      expect((await launch(lea, { ...LESSON, link: 'link-2' })).path).toBe(path);
      expect((await launch(lea, { link: 'link-3', custom: { lesson: '77.1' } })).path).toBe(`/class/${id}`);
      expect((await browser.ask('GET', `/api/v1/classes/${id}/assignments`)).body.assignments).toHaveLength(
        1,
      );
    });

    it('knows people by issuer and subject, never by their address', async () => {
      const known = await newPerson(course.services, { email: 'max@school.test', mayTeach: true });
      const max = { sub: 'max', name: 'Max', email: 'max@school.test', roles: [LEARNER] };
      const first = await me((await course.launch(max)).browser);
      expect(first.id).not.toBe(known.id);
      const renamed = { ...max, name: 'Maxine', email: undefined };
      expect((await me((await course.launch(renamed)).browser)).id).toBe(first.id);
      const other = await newCourse(database.db);
      await other.launch(other.ada);
      expect((await me((await other.launch(max)).browser)).id).not.toBe(first.id);
    });

    it('is good for people whose name the platform keeps to itself', async () => {
      const { browser } = await course.launch({ sub: 'withheld', roles: [LEARNER] });
      expect(await me(browser)).toMatchObject({ displayName: 'Unnamed person' });
    });

    it.each([
      ['no role', []],
      ['an unknown one', ['urn:x:Dean']],
      ['one of the institution', ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor']],
      ['one of the system', ['http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator']],
    ])('with %s makes a learner', async (name, roles) => {
      const { browser } = await course.launch({ sub: `by ${name}`, roles });
      expect(await classesOf(browser)).toMatchObject([{ role: 'learner' }]);
    });

    it('follows a role that the platform changes, and leaves one that was set here', async () => {
      const { launch, ada } = course;
      const tom = { sub: 'tom', name: 'Tom', roles: [LEARNER] };
      await launch(tom);
      const { browser: staff, path } = await launch(ada);
      const classId = path!.split('/')[2];
      const roleOfTom = async () => {
        const { members } = (await staff.ask('GET', `/api/v1/classes/${classId}/members`)).body;
        return members.find(({ displayName }: { displayName: string }) => displayName === 'Tom');
      };
      await launch({ ...tom, roles: [INSTRUCTOR, TA] });
      expect(await roleOfTom()).toMatchObject({ role: 'ta' });
      const { id } = await roleOfTom();
      await staff.ask('PUT', `/api/v1/classes/${classId}/members/${id}/role`, { body: { role: 'learner' } });
      await launch({ ...tom, roles: [INSTRUCTOR, TA] });
      expect(await roleOfTom()).toMatchObject({ role: 'learner' });
      await staff.ask('PATCH', `/api/v1/classes/${classId}/members/${id}`, { body: { status: 'removed' } });
      expect((await launch(tom)).status).toBe(403);
    });

    it('never takes the last instructor from a class', async () => {
      const { launch, ada } = await newCourse(database.db);
      await launch(ada);
      const { browser } = await launch({ ...ada, roles: [LEARNER] });
      expect(await classesOf(browser)).toMatchObject([{ role: 'instructor' }]);
    });

    it('of somebody whose account was closed is refused', async () => {
      const eve = { sub: 'eve', roles: [LEARNER] };
      const { id } = await me((await course.launch(eve)).browser);
      await course.admin.browser.ask('PATCH', `/api/v1/users/${id}`, { body: { isDisabled: true } });
      const { status, browser } = await course.launch(eve);
      expect([status, await me(browser)]).toEqual([403, null]);
    });

    it('that comes in a frame is offered a window of its own, and begins nothing', async () => {
      const fields = { iss: course.platform.origin, login_hint: '"><script>', client_id: 'c' };
      const { status, text, headers } = await new Browser(course.services).form('/lti/login', fields, {
        'sec-fetch-dest': 'iframe',
      });
      expect([status, headers.get('set-cookie')]).toEqual([200, null]);
      expect(text).toContain('target="_blank"');
      expect(text).not.toContain('"><script>');
    });

    it('of a platform that is not registered is refused', async () => {
      const { status, text } = await new Browser(course.services).form('/lti/login', {
        iss: 'https://evil.test',
        login_hint: 'x',
      });
      expect(status).toBe(400);
      expect(text).toContain('not registered');
    });
  });

  describe('a launch is good once, and only where it began', () => {
    const start = async () => {
      const browser = new Browser(course.services);
      const { nonce, state } = await beginLogin(browser, course.platform);
      return { browser, fields: { id_token: await tokenOf(course.platform, course.lea, nonce), state } };
    };

    it('not a second time', async () => {
      const { browser, fields } = await start();
      expect((await finishLaunch(browser, fields)).status).toBe(303);
      expect((await finishLaunch(browser, fields)).status).toBe(400);
    });

    it('not in another browser', async () => {
      const { browser, fields } = await start();
      const other = new Browser(course.services);
      expect((await finishLaunch(other, fields)).status).toBe(400);
      // One that has begun a launch of its own neither.
      await beginLogin(other, course.platform);
      expect((await finishLaunch(other, fields)).status).toBe(400);
      expect(await me(other)).toBeNull();
      expect((await finishLaunch(browser, fields)).status).toBe(303);
    });

    it('not with the token of another login', async () => {
      const one = await start();
      const two = await start();
      expect((await finishLaunch(one.browser, { ...one.fields, id_token: two.fields.id_token })).status).toBe(
        400,
      );
      // The state is used up by it.
      expect((await finishLaunch(one.browser, one.fields)).status).toBe(400);
    });

    it('not after ten minutes, nor with an unknown state', async () => {
      const { browser, fields } = await start();
      expect((await finishLaunch(browser, { ...fields, state: 'made-up' })).status).toBe(400);
      course.later(601);
      expect((await finishLaunch(browser, fields)).status).toBe(400);
    });

    it('beside another one of the same browser', async () => {
      const { browser, fields } = await start();
      await beginLogin(browser, course.platform);
      expect((await finishLaunch(browser, fields)).status).toBe(303);
    });

    it('and says what the platform answered in place of a token', async () => {
      const { browser, fields } = await start();
      const answer = { error: 'login_required', error_description: 'Sign in there', state: fields.state };
      expect((await finishLaunch(browser, answer)).text).toContain('Sign in there');
    });
  });

  describe('links for a course', () => {
    it('are chosen by an instructor, and signed for the platform', async () => {
      const { launch, ada, platform, lea } = course;
      const { path, browser } = await launch(ada, { message: 'choice' });
      const choiceId = /^\/teach\/choose\/([0-9a-f-]{36})$/.exec(path!)![1];
      const body = {
        work: [
          { kind: 'lesson', contentId: '1.2' },
          { kind: 'module', contentId: '2' },
        ],
      };
      const answer = await browser.ask('POST', `/api/v1/lti/choices/${choiceId}`, { body });
      expect(answer.status).toBe(200);
      expect(answer.body.returnUrl).toBe(`${platform.origin}/chosen`);
      const claims = await platform.readChoice(answer.body.jwt);
      expect(claims['https://purl.imsglobal.org/spec/lti-dl/claim/data']).toBe('csrf-of-the-platform');
      expect(claims['https://purl.imsglobal.org/spec/lti-dl/claim/content_items']).toMatchObject([
        {
          type: 'ltiResourceLink',
          url: `${ORIGIN}/lti/launch`,
          custom: { lesson: '1.2' },
          lineItem: { scoreMaximum: 100, resourceId: 'lesson:1.2' },
          window: { targetName: '_blank' },
        },
        { custom: { module: '2' } },
      ]);
      expect((await browser.ask('POST', `/api/v1/lti/choices/${choiceId}`, { body })).status).toBe(410);
      const learner = await launch(lea);
      expect((await learner.browser.ask('POST', `/api/v1/lti/choices/${choiceId}`, { body })).status).toBe(
        404,
      );
      expect((await launch(lea, { message: 'choice' })).status).toBe(403);
    });
  });

  describe('the key of the lab', () => {
    it('is in the database, sealed; one that another secret has sealed is published and not used', async () => {
      const { services } = course;
      const { keys } = (await new Browser(services).ask('GET', '/lti/jwks')).body;
      expect(keys).toEqual([expect.objectContaining({ kty: 'RSA', alg: 'RS256', use: 'sig' })]);
      expect(keys[0]).not.toHaveProperty('d');
      const others = createLabKeys(services.db, secretsFrom('another secret of 32 characters!'));
      const header = JSON.parse(Buffer.from((await others.sign({})).split('.')[0]!, 'base64url').toString());
      expect(header.kid).not.toBe(keys[0].kid);
      const kids = (await others.publicSet()).keys.map((key) => (key as { kid: string }).kid);
      expect(kids.sort()).toEqual([header.kid, keys[0].kid].sort());
      // The one before still signs with its own.
      const own = await services.platforms.labKeys.sign({ sub: 'x' });
      expect(decodeJwt(own).sub).toBe('x');
    });
  });

  describe('a platform', () => {
    it('is registered once, and asked over https alone', async () => {
      const { admin, platform } = await newCourse(database.db);
      const { registration } = platform;
      const path = '/api/v1/lti/platforms';
      expect((await admin.browser.ask('POST', path, { body: registration })).status).toBe(422);
      const plain = { ...registration, clientId: 'b', tokenUrl: 'http://lms.test/token' };
      const { status, body } = await admin.browser.ask('POST', path, { body: plain });
      expect([status, body.error.issues]).toMatchObject([422, [{ path: 'tokenUrl' }]]);
    });

    it('that is taken away lets nobody in any more; the class stays', async () => {
      const { admin, platform, launch, ada, services } = await newCourse(database.db);
      const { browser } = await launch(ada, LESSON);
      const { platforms } = (await admin.browser.ask('GET', '/api/v1/lti/platforms')).body;
      const { id } = platforms.find(({ issuer }: { issuer: string }) => issuer === platform.origin);
      expect((await admin.browser.ask('DELETE', `/api/v1/lti/platforms/${id}`)).status).toBe(204);
      const login = { iss: platform.origin, login_hint: 'x' };
      expect((await new Browser(services).form('/lti/login', login)).status).toBe(400);
      expect(await classesOf(browser)).toHaveLength(1);
    });
  });

  it('leaves classes that have nothing to do with a platform as they are', async () => {
    const { id, instructor } = await newClass(course.services);
    const { body } = await instructor.browser.ask('GET', `/api/v1/classes/${id}/lti`);
    expect(body).toEqual({ courses: [], links: [], scores: [] });
  });
});
