import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setupToken } from '../accounts/setup';
import { sweep } from '../accounts/sweep';
import { Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';

const PASSWORD = 'a long enough sentence';

onBothDatabases((database) => {
  let services: TestServices;
  let admin: Browser;
  const start = new Date('2026-03-02T09:00:00Z').getTime();
  const later = (ms: number) => {
    services.at = new Date(services.at.getTime() + ms);
  };
  const invite = async (username: string, more: object = {}) => {
    const { body } = await admin.ask('POST', '/api/v1/users', {
      body: { displayName: `Name of ${username}`, username, ...more },
    });
    return body as { id: string; link: { token: string } };
  };
  const signedIn = async (username: string) => {
    const { id, link } = await invite(username);
    const browser = new Browser(services);
    const { status } = await browser.ask('POST', '/api/v1/token', {
      body: { token: link.token, password: PASSWORD },
    });
    expect(status).toBe(201);
    return { id, browser };
  };
  const me = async (browser: Browser) => (await browser.ask('GET', '/api/v1/session')).body.me;

  beforeAll(async () => {
    services = testServices(database.db);
    admin = new Browser(services);
    const token = setupToken(services.secrets);
    const account = { username: 'Ada', displayName: 'Ada', password: PASSWORD };
    const wrong = await admin.ask('POST', '/api/v1/setup', { body: { ...account, token: token.slice(1) } });
    expect(wrong.status).toBe(410);
    expect((await admin.ask('GET', '/api/v1/session')).body).toEqual({ me: null, needsSetup: true });
    const attempts = await Promise.all(
      ['ada', 'eve'].map((username) =>
        new Browser(services).ask('POST', '/api/v1/setup', { body: { ...account, username, token } }),
      ),
    );
    expect(attempts.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  beforeEach(async () => {
    later(10 * 60_000 + 1);
    // Whichever of the two was first.
    for (const username of ['ada', 'eve']) {
      const { status } = await admin.ask('POST', '/api/v1/session', {
        body: { username, password: PASSWORD },
      });
      if (status === 201) return;
    }
    throw new Error('There is no administrator.');
  });

  describe('the first account', () => {
    it('is made once by the link, and may do everything', async () => {
      expect(await me(admin)).toMatchObject({ isAdmin: true, mayTeach: true, hasPassword: true });
      expect((await admin.ask('GET', '/api/v1/session')).body.needsSetup).toBe(false);
    });

    it('cannot be erased while there is no other administrator', async () => {
      expect((await admin.ask('DELETE', '/api/v1/account')).status).toBe(409);
      const { id } = await me(admin);
      expect((await admin.ask('PATCH', `/api/v1/users/${id}`, { body: { isAdmin: false } })).status).toBe(
        409,
      );
      expect(await me(admin)).toMatchObject({ isAdmin: true });
    });
  });

  describe('a session', () => {
    it('is a cookie that scripts cannot read, of which the database has a hash', async () => {
      const browser = new Browser(services);
      await invite('hashed').then(({ link }) =>
        browser.ask('POST', '/api/v1/token', { body: { token: link.token, password: PASSWORD } }),
      );
      const again = await browser.ask('POST', '/api/v1/session', {
        body: { username: 'HASHED', password: PASSWORD },
      });
      expect(again.headers.get('set-cookie')).toMatch(
        /^lab=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/,
      );
      const rows = await database.db.query<{ hash: string }>(
        "select encode(token_sha256, 'hex') as hash from sessions s join users u on u.id = s.user_id where username = 'hashed'",
      );
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain(browser.cookie);
    });

    it('is bound to the host by its name where there is TLS', async () => {
      const { setCookie } = await import('../http/cookie');
      expect(setCookie('https://lab.example.org', 't', 9)).toBe(
        '__Host-lab=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=9; Secure',
      );
    });

    it('gets a new token at each sign-in, and the old one is worth nothing', async () => {
      const { browser } = await signedIn('rotating');
      const before = browser.cookie;
      await browser.ask('POST', '/api/v1/session', { body: { username: 'rotating', password: PASSWORD } });
      expect(browser.cookie).not.toBe(before);
      const old = new Browser(services);
      old.cookie = before;
      expect(await me(old)).toBeNull();
    });

    it('ends when it is not used: after half a day for staff, two weeks for learners, and after ninety days in any case', async () => {
      const { browser: staff } = await signedIn('idle-staff');
      const { id, browser: learner } = await signedIn('idle-learner');
      await admin.ask('PATCH', `/api/v1/users/${id}`, { body: { mayTeach: false } });
      await learner.ask('POST', '/api/v1/session', {
        body: { username: 'idle-learner', password: PASSWORD },
      });
      later(12 * 3_600_000 + 1);
      expect(await me(staff)).toBeNull();
      expect(await me(learner)).not.toBeNull();
      for (let day = 1; day < 90; day += 10) {
        later(10 * 86_400_000 - (day === 1 ? 12 * 3_600_000 + 1 : 0));
        expect((await me(learner)) !== null, `day ${day + 9}`).toBe(day + 9 <= 90);
      }
      later(1);
      expect(await me(learner)).toBeNull();
      expect(services.at.getTime()).toBeGreaterThan(start);
    });

    it('ends everywhere when asked, and with a new password everywhere else', async () => {
      const { browser } = await signedIn('many');
      const other = new Browser(services);
      await other.ask('POST', '/api/v1/session', { body: { username: 'many', password: PASSWORD } });
      const changed = await browser.ask('PATCH', '/api/v1/account', {
        body: { password: 'another long sentence', currentPassword: PASSWORD },
      });
      expect(changed.status).toBe(200);
      expect(await me(other)).toBeNull();
      expect(await me(browser)).not.toBeNull();
      await other.ask('POST', '/api/v1/session', {
        body: { username: 'many', password: 'another long sentence' },
      });
      const left = await browser.ask('DELETE', '/api/v1/session', { body: { everywhere: true } });
      expect(left.headers.get('set-cookie')).toMatch(/^lab=; .*Max-Age=0/);
      expect(await me(other)).toBeNull();
    });
  });

  describe('a sign-in', () => {
    it('tells nothing about what was wrong', async () => {
      await signedIn('quiet');
      const browser = new Browser(services);
      const answers = [];
      for (const body of [
        { username: 'quiet', password: 'wrong' },
        { username: 'nobody-at-all', password: 'wrong' },
      ])
        answers.push(await browser.ask('POST', '/api/v1/session', { body }));
      expect(answers[0]).toMatchObject({ status: 401 });
      expect(answers[0]!.body).toEqual(answers[1]!.body);
    });

    it('is tried five times a minute for one account, with longer waits, and never locked out', async () => {
      const { browser } = await signedIn('tried');
      const attempt = (password: string) =>
        new Browser(services).ask('POST', '/api/v1/session', { body: { username: 'tried', password } });
      const flood = async () => {
        const statuses = [];
        for (let n = 0; n < 6; n++) statuses.push((await attempt('wrong')).status);
        return statuses;
      };
      expect(await flood()).toEqual([401, 401, 401, 401, 401, 429]);
      const first = await attempt(PASSWORD);
      expect(first.status).toBe(429);
      expect(Number(first.headers.get('retry-after'))).toBe(60);
      later(60_000);
      await flood();
      expect(Number((await attempt(PASSWORD)).headers.get('retry-after'))).toBe(120);
      later(120_000);
      expect((await attempt(PASSWORD)).status).toBe(201);
      expect(await me(browser)).not.toBeNull();
    });

    it('is tried twenty times a minute from one address', async () => {
      const browser = new Browser(services);
      const statuses = new Set<number>();
      for (let n = 0; n < 20; n++)
        statuses.add(
          (await browser.ask('POST', '/api/v1/session', { body: { username: `name-${n}`, password: 'x' } }))
            .status,
        );
      expect([...statuses]).toEqual([401]);
      const beyond = await browser.ask('POST', '/api/v1/session', {
        body: { username: 'name-x', password: 'x' },
      });
      expect(beyond.status).toBe(429);
      const rows = await database.db.query<{ key: string }>('select key from rate_limits');
      expect(rows.some(({ key }) => key.includes('10.0.') || key.includes('name-'))).toBe(false);
    });
  });

  describe('a password', () => {
    it('is long and not among the common ones, whatever it is made of', async () => {
      const { link } = await invite('chooser');
      const browser = new Browser(services);
      const attempt = (password: string) =>
        browser.ask('POST', '/api/v1/token', { body: { token: link.token, password } });
      expect((await attempt('short1!')).body.error.message).toContain('at least 8');
      expect((await attempt('password123')).body.error.message).toContain('everyone tries first');
      expect((await attempt('PassWord123')).status).toBe(422);
      expect((await attempt('x'.repeat(257))).status).toBe(422);
      expect((await attempt('ünï cödé 🎭 ok')).status).toBe(201);
      expect((await attempt('used up by then')).status).toBe(410);
    });

    it('is kept as argon2id and shown nowhere', async () => {
      const [row] = await database.db.query("select password_hash from users where username = 'chooser'");
      expect(row).toEqual({ password_hash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/) });
      expect(JSON.stringify((await admin.ask('GET', '/api/v1/users')).body)).not.toContain('argon2');
    });
  });

  describe('a link for a password', () => {
    it('is good for an hour, once, and ends all sessions of its owner', async () => {
      const { id, browser } = await signedIn('forgetful');
      const reset = async () =>
        (await admin.ask('POST', `/api/v1/users/${id}/reset`)).body.link as {
          token: string;
          expiresAt: string;
        };
      const first = await reset();
      const second = await reset();
      expect(new Date(second.expiresAt).getTime() - services.at.getTime()).toBe(3_600_000);
      const use = (token: string) =>
        new Browser(services).ask('POST', '/api/v1/token', {
          body: { token, password: 'a third long sentence' },
        });
      expect((await use(first.token)).status).toBe(410);
      const twice = await Promise.all([use(second.token), use(second.token)]);
      expect(twice.map(({ status }) => status).sort()).toEqual([201, 410]);
      expect(await me(browser)).toBeNull();
      const third = await reset();
      later(3_600_000);
      expect((await use(third.token)).status).toBe(410);
    });
  });

  describe('what needs a recent password', () => {
    it('is refused ten minutes after it was given, until it is given again', async () => {
      const body = { displayName: 'Late', username: 'late-one' };
      later(10 * 60_000 + 1);
      const refused = await admin.ask('POST', '/api/v1/users', { body });
      expect(refused).toMatchObject({ status: 403, body: { error: { code: 'confirm' } } });
      expect((await admin.ask('POST', '/api/v1/session/confirm', { body: { password: 'no' } })).status).toBe(
        422,
      );
      const before = admin.cookie;
      expect(
        (await admin.ask('POST', '/api/v1/session/confirm', { body: { password: PASSWORD } })).status,
      ).toBe(200);
      expect(admin.cookie).not.toBe(before);
      expect((await admin.ask('POST', '/api/v1/users', { body })).status).toBe(201);
    });
  });

  describe('an account', () => {
    it('that is disabled cannot sign in, and its sessions have ended', async () => {
      const { id, browser } = await signedIn('disabled');
      await admin.ask('PATCH', `/api/v1/users/${id}`, { body: { isDisabled: true } });
      expect(await me(browser)).toBeNull();
      const attempt = () =>
        browser.ask('POST', '/api/v1/session', { body: { username: 'disabled', password: PASSWORD } });
      expect((await attempt()).status).toBe(401);
      await admin.ask('PATCH', `/api/v1/users/${id}`, { body: { isDisabled: false } });
      expect((await attempt()).status).toBe(201);
    });

    it('is exported whole and erased so that nothing tells whose it was', async () => {
      const { id, browser } = await signedIn('leaving');
      const { body } = await browser.ask('GET', '/api/v1/account/export');
      expect(body).toMatchObject({ account: { id, username: 'leaving' }, classes: [] });
      expect(JSON.stringify(body)).not.toContain('argon2');
      expect((await browser.ask('DELETE', '/api/v1/account')).status).toBe(204);
      expect(browser.cookie).toBeNull();
      const left = await database.db.query(
        `select username, display_name, email, password_hash, recovery_sha256, is_admin, may_teach from users where id = '${id}'`,
      );
      expect(left).toEqual([
        {
          username: null,
          display_name: 'Former member',
          email: null,
          password_hash: null,
          recovery_sha256: null,
          is_admin: false,
          may_teach: false,
        },
      ]);
      expect((await invite('leaving')).id).toBeDefined();
    });

    it('has a name of its own: two that ask for one at once get it once', async () => {
      const body = { displayName: 'Twin', username: 'twin' };
      const twins = await Promise.all([1, 2].map(() => admin.ask('POST', '/api/v1/users', { body })));
      expect(twins.map(({ status }) => status).sort()).toEqual([201, 422]);
      expect(twins.find(({ status }) => status === 422)?.body.error.issues).toEqual([
        { path: 'username', message: 'twin is taken. Choose another name.' },
      ]);
    });
  });

  describe('a request', () => {
    it.each([
      ['from another site', { origin: 'https://evil.example' }, 403, 'wrong-origin'],
      ['that a form could send', { 'content-type': 'text/plain' }, 415, 'wrong-type'],
      ['without an origin', { origin: '' }, 403, 'wrong-origin'],
    ])('%s changes nothing', async (_, headers, status, code) => {
      const before = await me(admin);
      const answer = await admin.ask('PATCH', '/api/v1/account', {
        body: { displayName: 'Mallory' },
        headers,
      });
      expect(answer).toMatchObject({ status, body: { error: { code } } });
      expect(await me(admin)).toEqual(before);
    });

    it('is believed when the browser says that it is of the same origin', async () => {
      const headers = { origin: '', 'sec-fetch-site': 'same-origin' };
      expect((await admin.ask('PATCH', '/api/v1/account', { headers })).status).toBe(200);
    });

    it('that is too large, no JSON or of another form is refused with what is wrong', async () => {
      const large = JSON.stringify({ displayName: 'x'.repeat(300_000) });
      expect((await admin.ask('PATCH', '/api/v1/account', { body: large })).status).toBe(413);
      expect((await admin.ask('PATCH', '/api/v1/account', { body: '{' })).body.error.code).toBe(
        'bad-request',
      );
      const wrong = await admin.ask('PATCH', '/api/v1/account', { body: { displayName: 7 } });
      expect(wrong.body.error.issues).toEqual([{ path: 'displayName', message: expect.any(String) }]);
      expect((await admin.ask('PATCH', '/api/v1/users/not-an-id')).status).toBe(404);
      expect(wrong.headers.get('cache-control')).toBe('no-store');
    });
  });

  it('forgets what has run out, and nothing else', async () => {
    const { id, browser } = await signedIn('swept');
    const { link } = (await admin.ask('POST', `/api/v1/users/${id}/reset`)).body;
    await sweep(database.db, services.at);
    expect(await me(browser)).not.toBeNull();
    await sweep(database.db, new Date(services.at.getTime() + 2 * 86_400_000));
    expect(await me(browser)).toBeNull();
    expect(await database.db.query('select 1 from one_time_tokens where user_id = $1', [id])).toEqual([]);
    expect(link.token).toBeDefined();
    expect(await database.db.query('select 1 from rate_limits')).toEqual([]);
  });

  it('says how it is', async () => {
    expect((await new Browser(services).ask('GET', '/api/health')).body).toMatchObject({
      ok: true,
      requestsWaiting: 0,
      database: { kind: database.kind, waiting: 0 },
      migration: expect.stringMatching(/^\d{4}-/),
      lastBackup: null,
    });
  });
});
