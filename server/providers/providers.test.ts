import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SignInProvider } from '../../contracts/api/learner';
import { sweep } from '../accounts/sweep';
import { Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { PROVIDER_CLIENT, TestProvider } from '../testing/openid-provider';
import { newPerson, PASSWORD } from '../testing/people';

type Way = SignInProvider['way'];
const MINUTE = 60_000;
const WAYS = ['oidc', 'github'] as const;

let provider: TestProvider;
beforeAll(async () => {
  provider = await TestProvider.start();
});
afterAll(() => provider.stop());

onBothDatabases((database) => {
  let services: TestServices;
  let people = 100;
  const later = (ms: number) => {
    services.at = new Date(services.at.getTime() + ms);
  };

  beforeAll(() => {
    services = testServices(database.db, {
      oidc: { ...PROVIDER_CLIENT, issuer: provider.url, name: 'University' },
      github: { ...PROVIDER_CLIENT, url: provider.url },
    });
  });
  beforeEach(() => {
    provider.faults = {};
    provider.user = { sub: String(++people), name: 'Grace', email: `grace-${people}@example.org` };
  });

  const begin = (browser: Browser, way: Way, next?: string) =>
    browser.ask('POST', `/api/v1/sign-in-ways/${way}`, { body: { next } });
  const beginLink = (browser: Browser, way: Way) =>
    browser.ask('POST', '/api/v1/account/identities', { body: { way } });
  /** Comes back to the lab, and says where that sends the browser. */
  const comeBack = async (browser: Browser, url: URL) => {
    const { status, headers } = await browser.text(url.pathname + url.search);
    expect(status).toBe(303);
    return headers.get('location');
  };
  const signIn = async (way: Way, browser = new Browser(services)) => {
    const { body } = await begin(browser, way);
    return { browser, location: await comeBack(browser, await provider.visit(body.url)) };
  };
  const account = async (browser: Browser) => (await browser.ask('GET', '/api/v1/account')).body;
  const counts = async () =>
    (
      await database.db.query(
        'select (select count(*) from users) as users, (select count(*) from identities) as identities, (select count(*) from sessions) as sessions',
      )
    )[0];

  it('are told to the pages that show them, and are not there until they are set up', async () => {
    const browser = new Browser(services);
    expect((await browser.ask('GET', '/api/v1/sign-in-ways')).body).toEqual({
      passkeys: true,
      providers: [
        { way: 'oidc', name: 'University', issuer: provider.url },
        { way: 'github', name: 'GitHub', issuer: provider.url },
      ],
    });
    const plain = new Browser(testServices(database.db));
    expect((await plain.ask('GET', '/api/v1/sign-in-ways')).body.providers).toEqual([]);
    expect((await begin(plain, 'oidc')).status).toBe(404);
    expect((await plain.text('/api/v1/sign-in-ways/github/callback?state=x')).status).toBe(404);
  });

  describe.each(WAYS)('%s', (way) => {
    it('makes an account with nothing but a name the first time, and finds it the next', async () => {
      const first = await signIn(way);
      expect(first.location).toBe('/sign-in?outcome=done');
      const { me, identities } = await account(first.browser);
      expect(me).toMatchObject({
        displayName: 'Grace',
        username: null,
        isAdmin: false,
        mayTeach: false,
        hasPassword: false,
      });
      expect(identities).toMatchObject([{ provider: way, issuer: provider.url, subject: provider.user.sub }]);
      provider.user = { ...provider.user, name: 'Grace Hopper' };
      const again = await signIn(way);
      expect((await account(again.browser)).me).toMatchObject({ id: me.id, displayName: 'Grace' });
      const [kept] = await database.db.query('select email from users where id = $1', [me.id]);
      expect(kept).toEqual({ email: null });
    });

    it('never finds an account by an e-mail address or a name', async () => {
      const { id, browser } = await newPerson(services, { email: provider.user.email, displayName: 'Grace' });
      const elsewhere = await signIn(way);
      expect((await account(elsewhere.browser)).me.id).not.toBe(id);
      expect((await account(browser)).identities).toEqual([]);
    });

    it('links to the account that is signed in, from inside of it, after a confirmation', async () => {
      const { id, browser } = await newPerson(services);
      later(11 * MINUTE);
      expect((await beginLink(browser, way)).body.error.code).toBe('confirm');
      await browser.ask('POST', '/api/v1/session/confirm', { body: { password: PASSWORD } });
      const { body } = await beginLink(browser, way);
      expect(await comeBack(browser, await provider.visit(body.url))).toBe('/account?outcome=done');
      expect((await account((await signIn(way)).browser)).me.id).toBe(id);
      const [done] = await database.db.query('select action from audit where actor_id = $1', [id]);
      expect(done).toEqual({ action: 'identities.link' });
    });

    it('links nothing to whoever is signed in by the time it comes back', async () => {
      const { browser, id } = await newPerson(services);
      const { body } = await beginLink(browser, way);
      const { username } = await newPerson(services);
      await browser.ask('POST', '/api/v1/session', { body: { username, password: PASSWORD } });
      expect(await comeBack(browser, await provider.visit(body.url))).toBe('/account?outcome=expired');
      expect(await database.db.query('select 1 from identities where user_id = $1', [id])).toEqual([]);
      expect((await account(browser)).identities).toEqual([]);
    });

    it('takes no link from another account', async () => {
      const { browser: theirs } = await signIn(way);
      const { browser } = await newPerson(services);
      const { body } = await beginLink(browser, way);
      expect(await comeBack(browser, await provider.visit(body.url))).toBe('/account?outcome=taken');
      expect((await account(browser)).identities).toEqual([]);
      expect((await account(theirs)).identities).toHaveLength(1);
    });

    it('comes back to the browser that began it alone, once, and in time', async () => {
      const victim = new Browser(services);
      const attacker = new Browser(services);
      const before = await counts();
      // The attacker begins, and makes the victim's browser finish: it would be signed in as the attacker.
      const url = await provider.visit((await begin(attacker, way)).body.url);
      expect(await comeBack(victim, url)).toBe('/sign-in?outcome=expired');
      expect(await comeBack(attacker, url)).toBe('/sign-in?outcome=expired');
      // Mixed up: the answer to one question under the state of another.
      const first = await provider.visit((await begin(attacker, way)).body.url);
      const second = await provider.visit((await begin(victim, way)).body.url);
      second.searchParams.set('code', first.searchParams.get('code')!);
      expect(await comeBack(victim, second)).toBe('/sign-in?outcome=failed');
      second.searchParams.set('state', 'made-up');
      expect(await comeBack(victim, second)).toBe('/sign-in?outcome=expired');
      // Under the address of the other provider.
      const mixed = await provider.visit((await begin(victim, way)).body.url);
      mixed.pathname = mixed.pathname.replace(way, WAYS.find((other) => other !== way)!);
      expect(await comeBack(victim, mixed)).toBe('/sign-in?outcome=expired');
      // Too late.
      const late = await provider.visit((await begin(victim, way)).body.url);
      later(10 * MINUTE + 1);
      expect(await comeBack(victim, late)).toBe('/sign-in?outcome=expired');
      expect(await counts()).toEqual(before);
      await sweep(database.db, services.at);
      expect(await database.db.query('select 1 from sign_in_flows')).toEqual([]);
    });

    it('signs nobody in who does not agree, and says so', async () => {
      provider.faults = { isRefused: true };
      const before = await counts();
      expect((await signIn(way)).location).toBe('/sign-in?outcome=cancelled');
      expect(await counts()).toEqual(before);
    });

    it('makes one account of two browsers that come for the first time at once', async () => {
      const both = await Promise.all([signIn(way), signIn(way)]);
      const [one, other] = await Promise.all(both.map(({ browser }) => account(browser)));
      expect(one.me.id).toBe(other.me.id);
    });

    it('opens no account that was closed', async () => {
      const { browser } = await signIn(way);
      const { me } = await account(browser);
      await database.db.query('update users set disabled_at = now() where id = $1', [me.id]);
      expect((await signIn(way)).location).toBe('/sign-in?outcome=closed');
    });

    it('is no confirmation: who sits at the browser may not have been asked there', async () => {
      const { browser } = await signIn(way);
      expect((await browser.ask('DELETE', '/api/v1/account')).body.error.code).toBe('confirm');
    });

    it('is unlinked by its owner, unless it is the last way in', async () => {
      const { browser } = await signIn(way);
      const { me, identities } = await account(browser);
      const { provider: name, issuer, subject } = identities[0];
      const unlink = (by: Browser) =>
        by.ask('DELETE', '/api/v1/account/identities', { body: { provider: name, issuer, subject } });
      const confirmed = () =>
        database.db.query('update sessions set confirmed_at = $2 where user_id = $1', [me.id, services.at]);
      await confirmed();
      expect((await unlink((await newPerson(services)).browser)).status).toBe(404);
      expect((await unlink(browser)).status).toBe(409);
      expect((await account(browser)).identities).toHaveLength(1);
      await browser.ask('PATCH', '/api/v1/account', { body: { renewRecoveryCode: true } });
      expect((await unlink(browser)).status).toBe(204);
      expect((await account(browser)).identities).toEqual([]);
    });

    it('goes on with a page of the lab, and of no other host', async () => {
      const browser = new Browser(services);
      const { body } = await begin(browser, way, '/join/ABCD1234');
      expect(await comeBack(browser, await provider.visit(body.url))).toBe(
        '/sign-in?outcome=done&next=%2Fjoin%2FABCD1234',
      );
      for (const next of ['//evil.test', '/\t/evil.test', '/\\evil.test', 'https://evil.test'])
        expect((await begin(browser, way, next)).status, next).toBe(422);
    });
  });

  describe('oidc', () => {
    const wrong: Record<string, TestProvider['faults']> = {
      'another nonce': { claims: { nonce: 'of another question' } },
      'no nonce': { claims: { nonce: undefined } },
      'another issuer': { claims: { iss: 'https://evil.test' } },
      'another audience': { claims: { aud: 'another-lab' } },
      'a past': { claims: { exp: 1_000_000_000 } },
      'no subject': { claims: { sub: undefined } },
      'a key that is not published': { isForged: true },
    };
    it.each(Object.entries(wrong))('believes no ID token with %s', async (_, faults) => {
      provider.faults = faults;
      const before = await counts();
      expect((await signIn('oidc')).location).toBe('/sign-in?outcome=failed');
      expect(await counts()).toEqual(before);
    });

    it('asks for a name where the token has none, and does without', async () => {
      provider.faults = { isTerse: true };
      expect((await account((await signIn('oidc')).browser)).me.displayName).toBe('Grace');
      provider.user = { sub: String(++people) };
      expect((await account((await signIn('oidc')).browser)).me.displayName).toBe('Learner');
    });

    it('asks for no e-mail address, and shows its secrets to nobody', async () => {
      const { body } = await begin(new Browser(services), 'oidc');
      const asked = new URL(body.url).searchParams;
      expect(asked.get('scope')).toBe('openid profile');
      expect(asked.get('code_challenge_method')).toBe('S256');
      const [row] = await database.db.query<{ verifier: string }>(
        'select verifier from sign_in_flows order by expires_at desc limit 1',
      );
      expect(body.url).not.toContain(row!.verifier);
      expect(body.url).not.toContain(PROVIDER_CLIENT.clientSecret);
    });

    it('says so when the provider does not answer, and goes on when it does again', async () => {
      const fresh = testServices(database.db, {
        oidc: { ...PROVIDER_CLIENT, issuer: provider.url, name: `Not asked yet, ${database.kind}` },
      });
      provider.faults = { isDown: true };
      expect((await begin(new Browser(fresh), 'oidc')).status).toBe(503);
      provider.faults = {};
      expect((await begin(new Browser(fresh), 'oidc')).status).toBe(200);
      const browser = new Browser(services);
      const url = await provider.visit((await begin(browser, 'oidc')).body.url);
      provider.faults = { isDown: true };
      expect(await comeBack(browser, url)).toBe('/sign-in?outcome=unreachable');
    });
  });

  it('stay apart: the same subject at two providers is two people', async () => {
    const [one, other] = [await signIn('oidc'), await signIn('github')];
    expect((await account(one.browser)).me.id).not.toBe((await account(other.browser)).me.id);
  });
});
