import { beforeAll, describe, expect, it } from 'vitest';
import type { PasskeyAssertion } from '../../contracts/api/passkeys';
import { sweep } from '../accounts/sweep';
import { Browser, type TestServices, testServices } from '../testing/api';
import { type Situation, SoftAuthenticator } from '../testing/authenticator';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass, newPerson, PASSWORD, type Person } from '../testing/people';
import { relyingPartyAt } from './relying-party';

const MINUTE = 60_000;

describe('a relying party', () => {
  it('is a name that browsers reach by TLS, or this machine', () => {
    expect(relyingPartyAt('https://lab.example.org:8443')?.id).toBe('lab.example.org');
    expect(relyingPartyAt('http://localhost:3000')?.id).toBe('localhost');
    for (const origin of [
      'http://lab.example.org',
      'https://192.0.2.7',
      'https://[2001:db8::1]',
      'http://127.0.0.1',
    ])
      expect(relyingPartyAt(origin), origin).toBeNull();
  });
});

onBothDatabases((database) => {
  let services: TestServices;
  const later = (ms: number) => {
    services.at = new Date(services.at.getTime() + ms);
  };
  beforeAll(() => {
    services = testServices(database.db);
  });

  const challenge = async (browser: Browser, path = '/api/v1/session/passkey/challenge') =>
    (await browser.ask('POST', path)).body;
  const add = async (
    browser: Browser,
    key: SoftAuthenticator,
    situation: Situation = {},
    name = 'My key',
  ) => {
    const options = await challenge(browser, '/api/v1/account/passkeys/challenge');
    return browser.ask('POST', '/api/v1/account/passkeys', {
      body: { name, passkey: key.create(options, situation) },
    });
  };
  const owner = async (more = {}): Promise<Person & { key: SoftAuthenticator }> => {
    const person = await newPerson(services, more);
    const key = new SoftAuthenticator();
    expect((await add(person.browser, key)).status).toBe(201);
    return { ...person, key };
  };
  const signInWith = async (key: SoftAuthenticator, situation?: Situation, browser = new Browser(services)) =>
    browser.ask('POST', '/api/v1/session/passkey', {
      body: { passkey: key.get(await challenge(browser), situation) },
    });
  const account = async (browser: Browser) => (await browser.ask('GET', '/api/v1/account')).body;

  describe('a passkey', () => {
    it('signs in without a name, by a session as a password gives it', async () => {
      const { id, key } = await owner({ mayTeach: true });
      const browser = new Browser(services);
      const { status, headers } = await signInWith(key, {}, browser);
      expect(status).toBe(201);
      expect(headers.get('set-cookie')).toMatch(
        /^lab=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/,
      );
      expect((await account(browser)).me).toMatchObject({ id, hasPasskey: true });
      const [session] = await database.db.query(
        'select is_staff, confirmed_at, seen_at from sessions where user_id = $1 order by created_at desc limit 1',
        [id],
      );
      expect(session).toEqual({ is_staff: true, confirmed_at: services.at, seen_at: services.at });
      expect((await account(browser)).passkeys).toMatchObject([
        { id: key.id, name: 'My key', isSynced: false, usedAt: services.at.toISOString() },
      ]);
    });

    it('is asked for by options that name this host, and want the person verified', async () => {
      const { browser, id } = await owner();
      const fresh = await challenge(browser, '/api/v1/account/passkeys/challenge');
      expect(fresh).toMatchObject({
        rp: { id: 'lab.localhost' },
        user: { id: Buffer.from(id).toString('base64url') },
        attestation: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      expect(fresh.excludeCredentials).toHaveLength(1);
      expect(await challenge(browser)).toMatchObject({ rpId: 'lab.localhost', userVerification: 'required' });
    });

    it('confirms who one is, for what asks for it', async () => {
      const { browser, key } = await owner({ isAdmin: true });
      later(11 * MINUTE);
      const invite = () =>
        browser.ask('POST', '/api/v1/users', {
          body: { displayName: 'N', username: `n-${crypto.randomUUID().slice(0, 8)}` },
        });
      expect((await invite()).body.error.code).toBe('confirm');
      const before = browser.cookie;
      const passkey = key.get(await challenge(browser));
      expect((await browser.ask('POST', '/api/v1/session/confirm', { body: { passkey } })).status).toBe(200);
      expect(browser.cookie).not.toBe(before);
      expect((await invite()).status).toBe(201);
    });

    it('of somebody else confirms nothing', async () => {
      const { browser } = await owner();
      const { key: theirs } = await owner();
      later(11 * MINUTE);
      const passkey = theirs.get(await challenge(browser));
      const { status } = await browser.ask('POST', '/api/v1/session/confirm', { body: { passkey } });
      expect(status).toBe(422);
      expect((await browser.ask('POST', '/api/v1/account/passkeys/challenge')).body.error.code).toBe(
        'confirm',
      );
    });

    const refused: Record<string, Situation> = {
      'another origin': { origin: 'https://lab.localhost.evil.test' },
      'another port of the host': { origin: 'http://lab.localhost:8080' },
      'another relying party': { rpId: 'evil.test' },
      'somebody whom nobody has verified': { isVerified: false },
    };
    it.each(Object.entries(refused))(
      'is refused from %s, when it is made and when it is used',
      async (_, situation) => {
        const { browser, key } = await owner();
        expect((await add(browser, new SoftAuthenticator(), situation)).status).toBe(422);
        const { status, body } = await signInWith(key, situation);
        expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'sign-in' });
        expect((await signInWith(key)).status).toBe(201);
      },
    );

    it('is refused for another account, and with a signature of another key', async () => {
      const { key } = await owner();
      const { id: other, key: otherKey } = await owner();
      expect((await signInWith(key, { userHandle: other })).status).toBe(401);
      const options = await challenge(new Browser(services));
      const forged: PasskeyAssertion = { ...otherKey.get(options), id: key.id, rawId: key.id };
      const taken = { ...forged, response: { ...forged.response, userHandle: undefined } };
      const answer = await new Browser(services).ask('POST', '/api/v1/session/passkey', {
        body: { passkey: taken },
      });
      expect(answer.status).toBe(401);
      expect((await signInWith(new SoftAuthenticator(), { userHandle: other })).status).toBe(401);
    });

    it('is refused when its count goes back or stands still, which is a copy', async () => {
      const { key } = await owner();
      expect((await signInWith(key, { counter: 7 })).status).toBe(201);
      expect((await signInWith(key, { counter: 6 })).status).toBe(401);
      expect((await signInWith(key, { counter: 7 })).status).toBe(401);
      expect((await signInWith(key, { counter: 8 })).status).toBe(201);
    });

    it('may be one that never counts', async () => {
      const { key } = await owner();
      for (let time = 0; time < 2; time++) expect((await signInWith(key, { counter: 0 })).status).toBe(201);
    });
  });

  describe('a challenge', () => {
    it('is good once, whatever came of it', async () => {
      const { key, id } = await owner();
      const browser = new Browser(services);
      const options = await challenge(browser);
      const send = (situation?: Situation) =>
        browser.ask('POST', '/api/v1/session/passkey', { body: { passkey: key.get(options, situation) } });
      expect((await send({ origin: 'https://evil.test' })).status).toBe(401);
      expect((await send()).status).toBe(401);
      const again = await challenge(browser);
      const passkey = key.get(again);
      const both = await Promise.all(
        [1, 2].map(() => new Browser(services).ask('POST', '/api/v1/session/passkey', { body: { passkey } })),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
      expect((await account(browser)).error.code).toBe('sign-in');
      expect(id).toBeDefined();
    });

    it('is good for five minutes, and swept then', async () => {
      const { key } = await owner();
      const options = await challenge(new Browser(services));
      const old = await challenge(new Browser(services));
      later(5 * MINUTE + 1);
      const answer = await new Browser(services).ask('POST', '/api/v1/session/passkey', {
        body: { passkey: key.get(options) },
      });
      expect(answer.status).toBe(401);
      await sweep(database.db, services.at);
      expect(await database.db.query('select 1 from passkey_challenges')).toEqual([]);
      expect(old.challenge).not.toBe(options.challenge);
    });

    it('for one person adds no passkey to another, and one for a sign-in adds none at all', async () => {
      const { browser } = await newPerson(services);
      const { browser: other } = await newPerson(services);
      for (const options of [
        await challenge(other, '/api/v1/account/passkeys/challenge'),
        { ...(await challenge(other)), user: { id: 'eA' } },
      ]) {
        const passkey = new SoftAuthenticator().create(options);
        const { status } = await browser.ask('POST', '/api/v1/account/passkeys', {
          body: { name: 'x', passkey },
        });
        expect(status).toBe(422);
      }
    });

    it('nobody knows is none', async () => {
      const { key } = await owner();
      const passkey = key.get({ challenge: Buffer.from('my own').toString('base64url') });
      const { status } = await new Browser(services).ask('POST', '/api/v1/session/passkey', {
        body: { passkey },
      });
      expect(status).toBe(401);
    });
  });

  describe('the passkeys of an account', () => {
    it('are added and removed by whoever has just shown who they are, and are in the audit', async () => {
      const { id, browser, key } = await owner();
      later(11 * MINUTE);
      const path = `/api/v1/account/passkeys/${key.id}`;
      expect((await browser.ask('POST', '/api/v1/account/passkeys/challenge')).body.error.code).toBe(
        'confirm',
      );
      expect((await browser.ask('DELETE', path)).body.error.code).toBe('confirm');
      await browser.ask('POST', '/api/v1/session/confirm', { body: { password: PASSWORD } });
      expect((await browser.ask('DELETE', path)).status).toBe(204);
      expect((await signInWith(key)).status).toBe(401);
      const done = await database.db.query('select action from audit where actor_id = $1 order by at', [id]);
      expect(done.map(({ action }) => action)).toEqual(['passkeys.add', 'passkeys.remove']);
    });

    it('are named by their owner, and are nobody else’s to name or remove', async () => {
      const { browser, key } = await owner();
      const { browser: other } = await newPerson(services);
      const path = `/api/v1/account/passkeys/${key.id}`;
      expect((await browser.ask('PATCH', path, { body: { name: 'Desk' } })).status).toBe(204);
      expect((await other.ask('PATCH', path, { body: { name: 'Mine' } })).status).toBe(404);
      expect((await other.ask('DELETE', path)).status).toBe(404);
      expect((await account(browser)).passkeys).toMatchObject([{ name: 'Desk' }]);
    });

    it('cannot have one that is another’s already', async () => {
      const { key } = await owner();
      const { browser } = await newPerson(services);
      expect((await add(browser, key)).status).toBe(409);
    });

    it('keep the last way in', async () => {
      const { key, browser } = await owner({ passwordHash: undefined, username: undefined });
      const path = `/api/v1/account/passkeys/${key.id}`;
      expect((await browser.ask('DELETE', path)).status).toBe(409);
      expect((await account(browser)).passkeys).toHaveLength(1);
      await browser.ask('PATCH', '/api/v1/account', { body: { renewRecoveryCode: true } });
      expect((await browser.ask('DELETE', path)).status).toBe(204);
    });

    it('keep one of two that are removed at the same moment, when nothing else opens the account', async () => {
      const { key, browser } = await owner({ passwordHash: undefined, username: undefined });
      const second = new SoftAuthenticator();
      await add(browser, second);
      const both = await Promise.all(
        [key, second].map(({ id }) => browser.ask('DELETE', `/api/v1/account/passkeys/${id}`)),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    });

    it('go with the account, and sign in no longer when it is closed', async () => {
      const { id, browser, key } = await owner();
      await database.db.query('update users set disabled_at = now() where id = $1', [id]);
      expect((await signInWith(key)).status).toBe(401);
      await database.db.query('update users set disabled_at = null where id = $1', [id]);
      expect((await browser.ask('DELETE', '/api/v1/account')).status).toBe(204);
      expect(await database.db.query('select 1 from passkeys where user_id = $1', [id])).toEqual([]);
    });
  });

  describe('a session that was left open', () => {
    it('makes no recovery code and no first password for whoever finds it', async () => {
      const { browser } = await owner({ passwordHash: undefined, username: undefined });
      later(11 * MINUTE);
      for (const body of [{ renewRecoveryCode: true }, { username: 'eve-was-here', password: PASSWORD }])
        expect((await browser.ask('PATCH', '/api/v1/account', { body })).body.error.code).toBe('confirm');
    });

    it('is confirmed by a recovery code, which stays good', async () => {
      const lab = await newClass(services);
      const { browser, recoveryCode } = await joinClass(services, lab);
      later(11 * MINUTE);
      const confirm = (code: string) =>
        browser.ask('POST', '/api/v1/session/confirm', { body: { recoveryCode: code } });
      expect((await confirm('0000-0000-0000-0000-0000')).status).toBe(422);
      expect((await confirm(recoveryCode.toLowerCase())).status).toBe(200);
      expect((await add(browser, new SoftAuthenticator())).status).toBe(201);
      later(11 * MINUTE);
      expect((await confirm(recoveryCode)).status).toBe(200);
      const both = { recoveryCode, password: PASSWORD };
      expect((await browser.ask('POST', '/api/v1/session/confirm', { body: both })).status).toBe(422);
    });
  });
});
