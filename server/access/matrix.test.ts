import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeOneTimeToken } from '../accounts/one-time-tokens';
import { setupToken } from '../accounts/setup';
import { routeOf } from '../http/serve';
import { Browser, type Method, servedRoutes, type TestServices, testServices } from '../testing/api';
import { SoftAuthenticator } from '../testing/authenticator';
import { onBothDatabases } from '../testing/databases';
import { joinClass, newClass, newPerson, PASSWORD, type TestClass } from '../testing/people';
import { submissionOf } from '../testing/work';
import { type Action, POLICY } from './policy';

/** Who asks. All but the first two ask about the class that they have a part in, unless it says otherwise. */
const ROLES = [
  'nobody',
  'someone',
  'teacher',
  'learner',
  'pending',
  'assistant',
  'assistant of a section',
  'assistant who exports',
  'instructor',
  'instructor of another class',
  'admin',
  'admin who has not confirmed',
] as const;
type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;
const SIGNED_IN = ROLES.filter((role) => role !== 'nobody');
const CONFIRMED = SIGNED_IN.filter((role) => role !== 'admin who has not confirmed');
const ADMIN: readonly Role[] = ['admin'];
const ANY_ADMIN: readonly Role[] = ['admin', 'admin who has not confirmed'];
const ASSISTANTS: readonly Role[] = ['assistant', 'assistant of a section', 'assistant who exports'];
const LEADS: readonly Role[] = ['instructor', ...ANY_ADMIN];
const STAFF: readonly Role[] = [...LEADS, ...ASSISTANTS];
/** Who sees a learner that is in no section. */
const IN_NO_SECTION = STAFF.filter((role) => role !== 'assistant of a section');

/**
 * Who may do what, once more and by hand: beside the rules, not derived from them. A new route has to be decided here, or
 * this test does not pass.
 */
const MAY: Record<string, readonly Role[]> = {
  'GET /api/health': EVERYONE,
  // Of no role: for whoever has METRICS_TOKEN.
  'GET /api/metrics': [],
  'POST /api/v1/setup': EVERYONE,
  'GET /api/v1/session': EVERYONE,
  'POST /api/v1/session': EVERYONE,
  'DELETE /api/v1/session': SIGNED_IN,
  'POST /api/v1/session/confirm': SIGNED_IN,
  'POST /api/v1/session/recover': EVERYONE,
  'POST /api/v1/session/passkey/challenge': EVERYONE,
  'POST /api/v1/session/passkey': EVERYONE,
  'GET /api/v1/sign-in-ways': EVERYONE,
  'POST /api/v1/sign-in-ways/[way]': EVERYONE,
  'GET /api/v1/sign-in-ways/[way]/callback': EVERYONE,
  'POST /api/v1/token': EVERYONE,
  // For whom a registered platform vouches, which the tests of launches hold: these come with nothing, and get in nobody.
  'GET /lti/login': [],
  'POST /lti/login': [],
  'POST /lti/launch': [],
  'GET /lti/jwks': EVERYONE,
  'GET /api/v1/lti/platforms': ANY_ADMIN,
  'POST /api/v1/lti/platforms': ADMIN,
  'PUT /api/v1/lti/platforms/[platformId]': ADMIN,
  'DELETE /api/v1/lti/platforms/[platformId]': ADMIN,
  // It is somebody else's: its owner may, which the tests of launches hold.
  'POST /api/v1/lti/choices/[choiceId]': [],
  'GET /api/v1/classes/[classId]/lti': STAFF,
  'POST /api/v1/classes/[classId]/lti/scores': LEADS,
  'POST /api/v1/classes/[classId]/lti/people': LEADS,
  'PUT /api/v1/classes/[classId]/lti/links/[linkId]': LEADS,
  'GET /api/v1/account': SIGNED_IN,
  'PATCH /api/v1/account': SIGNED_IN,
  'DELETE /api/v1/account': CONFIRMED,
  'POST /api/v1/account/passkeys/challenge': CONFIRMED,
  'POST /api/v1/account/passkeys': CONFIRMED,
  'PATCH /api/v1/account/passkeys/[passkeyId]': SIGNED_IN,
  'DELETE /api/v1/account/passkeys/[passkeyId]': CONFIRMED,
  'POST /api/v1/account/identities': CONFIRMED,
  'DELETE /api/v1/account/identities': CONFIRMED,
  'GET /api/v1/account/export': SIGNED_IN,
  'GET /api/v1/users': ANY_ADMIN,
  'POST /api/v1/users': ADMIN,
  'PATCH /api/v1/users/[userId]': ADMIN,
  'POST /api/v1/users/[userId]/reset': ADMIN,
  'GET /api/v1/classes': SIGNED_IN,
  'POST /api/v1/classes': ['teacher', 'instructor', 'instructor of another class', ...ANY_ADMIN],
  'GET /api/v1/classes/[classId]': [...STAFF, 'learner'],
  'PATCH /api/v1/classes/[classId]': LEADS,
  'POST /api/v1/classes/[classId]/copy': LEADS,
  'POST /api/v1/classes/[classId]/code': LEADS,
  'GET /api/v1/classes/[classId]/export': ['instructor', 'admin', 'assistant who exports'],
  'GET /api/v1/join/[key]': EVERYONE,
  'POST /api/v1/join/[key]': EVERYONE,
  'POST /api/v1/classes/[classId]/sections': LEADS,
  'PATCH /api/v1/classes/[classId]/sections/[sectionId]': LEADS,
  'DELETE /api/v1/classes/[classId]/sections/[sectionId]': LEADS,
  'GET /api/v1/classes/[classId]/members': STAFF,
  'POST /api/v1/classes/[classId]/members': ['instructor', 'admin'],
  'PATCH /api/v1/classes/[classId]/members/[memberId]': LEADS,
  'PUT /api/v1/classes/[classId]/members/[memberId]/role': ['instructor', 'admin'],
  'POST /api/v1/classes/[classId]/members/[memberId]/reset': ['instructor', 'admin'],
  'DELETE /api/v1/classes/[classId]/membership': ['learner', ...ASSISTANTS],
  'GET /api/v1/classes/[classId]/roster': STAFF,
  'POST /api/v1/classes/[classId]/roster': LEADS,
  'POST /api/v1/classes/[classId]/roster/preview': LEADS,
  'GET /api/v1/classes/[classId]/assignments': [...STAFF, 'learner'],
  'POST /api/v1/classes/[classId]/assignments': LEADS,
  'PUT /api/v1/classes/[classId]/assignments': LEADS,
  'PATCH /api/v1/classes/[classId]/assignments/[assignmentId]': LEADS,
  'DELETE /api/v1/classes/[classId]/assignments/[assignmentId]': LEADS,
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/submissions': ['learner'],
  'POST /api/v1/classes/[classId]/assignments/[assignmentId]/submissions': ['learner'],
  'GET /api/v1/classes/[classId]/own-work': ['learner'],
  'POST /api/v1/artifacts': SIGNED_IN,
  'POST /api/v1/artifacts/missing': SIGNED_IN,
  'PUT /api/v1/classes/[classId]/assignments/[assignmentId]/grades/[memberId]': [
    ...LEADS,
    'assistant',
    'assistant who exports',
  ],
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/regrades': LEADS,
  'POST /api/v1/classes/[classId]/assignments/[assignmentId]/regrades': LEADS,
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/regrades/[regradeId]': LEADS,
  'POST /api/v1/classes/[classId]/assignments/[assignmentId]/regrades/[regradeId]': LEADS,
  'DELETE /api/v1/classes/[classId]/assignments/[assignmentId]/regrades/[regradeId]': LEADS,
  'POST /api/v1/classes/[classId]/receipts': STAFF,
  'GET /api/v1/certificates': SIGNED_IN,
  'POST /api/v1/certificates': SIGNED_IN,
  'GET /api/v1/certificates/[certificateId]': EVERYONE,
  // It is somebody else's: its owner may, which the tests of certificates hold.
  'DELETE /api/v1/certificates/[certificateId]': ANY_ADMIN,
  'GET /api/v1/certificate-keys': EVERYONE,
  'POST /api/v1/sync': SIGNED_IN,
  'GET /api/v1/classes/[classId]/gradebook': STAFF,
  'GET /api/v1/classes/[classId]/gradebook/export': ['instructor', 'admin', 'assistant who exports'],
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/people/[person]': IN_NO_SECTION,
  'PUT /api/v1/classes/[classId]/assignments/[assignmentId]/people/[person]/grade': IN_NO_SECTION,
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/people/[person]/submissions/[submissionId]':
    IN_NO_SECTION,
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/anonymous': STAFF,
  'POST /api/v1/classes/[classId]/assignments/[assignmentId]/reveal': LEADS,
  'GET /api/v1/classes/[classId]/assignments/[assignmentId]/similar': STAFF,
  'GET /api/v1/classes/[classId]/insights': STAFF,
  'GET /api/v1/classes/[classId]/as-learner': STAFF,
  'GET /api/v1/classes/[classId]/overrides': STAFF,
  'POST /api/v1/classes/[classId]/overrides': LEADS,
  'POST /api/v1/classes/[classId]/overrides/many': LEADS,
  'DELETE /api/v1/classes/[classId]/overrides/[overrideId]': LEADS,
};

describe('app', () => {
  it('has no handler that does not go through can(), and decides each route here', async () => {
    const served = await servedRoutes();
    for (const { method, path, handler } of served)
      expect(routeOf(handler)?.action, `${method} ${path} is not made by serve()`).toBeDefined();
    expect(served.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(MAY).sort());
    const used = new Set(served.map(({ handler }) => routeOf(handler)?.action));
    expect(Object.keys(POLICY).filter((action) => !used.has(action as Action))).toEqual([]);
  });
});

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let other: TestClass;
  let section: string;
  const browsers = {} as Record<Role, Browser>;

  /** Someone who joins by the code that the class has by now. */
  async function newLearner() {
    const [row] = await services.db.query<{ code: string }>(
      'update classes set joins_per_hour = 5000, is_join_open = true where id = $1 returning join_code as code',
      [lab.id],
    );
    return joinClass(services, { code: row!.code });
  }

  /** A class with everyone who has a part in it. */
  async function people(): Promise<void> {
    services = testServices(database.db, {
      github: { clientId: 'lab', clientSecret: 'secret', url: 'https://github.test' },
    });
    lab = await newClass(services);
    other = await newClass(services);
    const { body } = await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/sections`, {
      body: { name: 'Monday' },
    });
    section = body.id;
    for (const role of ROLES) browsers[role] = await make(role);
  }

  /** Someone of the role, new in the class. */
  async function make(role: Role): Promise<Browser> {
    switch (role) {
      case 'nobody':
        return new Browser(services);
      case 'someone':
        return (await newPerson(services)).browser;
      case 'teacher':
        return (await newPerson(services, { mayTeach: true })).browser;
      case 'learner':
        return (await newLearner()).browser;
      case 'pending':
        return member('learner', "status = 'pending'");
      case 'assistant':
        return member('ta');
      case 'assistant of a section':
        return member('ta', 'sees_all_sections = false');
      case 'assistant who exports':
        return member('ta', 'may_export = true');
      case 'instructor':
        return member('instructor', 'may_export = false', { mayTeach: true });
      case 'instructor of another class':
        return member('instructor', undefined, { mayTeach: true }, other);
      case 'admin':
        return (await newPerson(services, { isAdmin: true })).browser;
      case 'admin who has not confirmed': {
        const { id, browser } = await newPerson(services, { isAdmin: true });
        await services.db.query(
          "update sessions set confirmed_at = confirmed_at - interval '11 minutes' where user_id = $1",
          [id],
        );
        return browser;
      }
    }
  }

  /** Someone who is in the class, with the session that they got before: its length is not what is asked here. */
  async function member(
    role: string,
    terms = "status = 'active'",
    account: object = {},
    { id: classId } = lab,
  ): Promise<Browser> {
    const { id, browser } = await newPerson(services, account);
    const memberId = crypto.randomUUID();
    await services.db.query(
      `insert into members (id, class_id, user_id, role, status, created_at) values ($1, $2, $3, $4, 'active', now())`,
      [memberId, classId, id, role],
    );
    await services.db.query(`update members set ${terms} where id = $1`, [memberId]);
    if (terms.startsWith('sees'))
      await services.db.query('insert into ta_sections values ($1, $2, $3)', [classId, memberId, section]);
    return browser;
  }

  /** What the path and the body of a request name, made anew so that it can be done. */
  async function requestTo(
    method: Method,
    path: string,
    asker: Browser,
  ): Promise<{ path: string; body: object }> {
    const staff = lab.instructor.browser;
    const base = `/api/v1/classes/${lab.id}`;
    const learner = /\[memberId\]|\[person\]|\/overrides(\/many)?$/.test(path) ? await newLearner() : null;
    const ids =
      path.includes('assignment') || path.includes('override')
        ? ((
            await staff.ask('POST', `${base}/assignments`, {
              body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
            })
          ).body.ids as string[])
        : [];
    const override = { assignmentIds: ids, sectionIds: [section], reason: 'ill', isExcused: true };
    let overrideId = '';
    if (path.includes('[overrideId]')) {
      await staff.ask('POST', `${base}/overrides`, { body: override });
      const { overrides } = (await staff.ask('GET', `${base}/overrides`)).body;
      overrideId = overrides.at(-1).id;
    }
    const sectionId = path.includes('[sectionId]')
      ? (await staff.ask('POST', `${base}/sections`, { body: { name: crypto.randomUUID() } })).body.id
      : section;
    const someone =
      path.startsWith('/api/v1/users') ||
      path === '/api/v1/token' ||
      path.endsWith('/members') ||
      path.includes('[certificateId]') ||
      path === '/api/v1/session'
        ? await newPerson(services)
        : null;
    const all = path.endsWith('/assignments')
      ? (await staff.ask('GET', `${base}/assignments`)).body.assignments.map(({ id }: { id: string }) => id)
      : [];
    const certificateId = crypto.randomUUID();
    if (path.includes('[certificateId]'))
      await services.db.query(
        "insert into certificates (id, user_id, scope, jws, issued_at) values ($1, $2, 'course', '', now())",
        [certificateId, someone!.id],
      );
    const regradeId = crypto.randomUUID();
    if (path.includes('[regradeId]'))
      await services.db.query(
        `insert into regrades (id, class_id, assignment_id, grader_version, state, started_by, started_at)
         values ($1, $2, $3, '1', 'open', $4, now())`,
        [regradeId, lab.id, ids[0]!, lab.instructor.id],
      );
    const platform = () => ({
      name: 'LMS',
      issuer: 'https://lms.test',
      clientId: crypto.randomUUID(),
      deploymentIds: ['1'],
      authorizationUrl: 'https://lms.test/auth',
      tokenUrl: 'https://lms.test/token',
      jwksUrl: 'https://lms.test/jwks',
    });
    const own = await ownWaysOf(path, asker);
    const name = () => `n-${crypto.randomUUID().slice(0, 8)}`;
    const bodies: Record<string, () => Promise<object> | object> = {
      'POST /api/v1/setup': () => ({
        token: setupToken(services.secrets),
        username: name(),
        displayName: 'A',
        password: PASSWORD,
      }),
      'POST /api/v1/session': () => ({ username: someone?.username, password: PASSWORD }),
      'POST /api/v1/session/passkey': async () => {
        const { browser } = await newPerson(services);
        const key = await addPasskey(browser);
        const { body } = await browser.ask('POST', '/api/v1/session/passkey/challenge');
        return { passkey: key.get(body) };
      },
      'POST /api/v1/account/passkeys': async () => {
        const { status, body } = await asker.ask('POST', '/api/v1/account/passkeys/challenge');
        const options = status === 200 ? body : { challenge: 'x', user: { id: 'x' } };
        return { name: 'key', passkey: new SoftAuthenticator().create(options) };
      },
      'PATCH /api/v1/account/passkeys/[passkeyId]': () => ({ name: 'key' }),
      'POST /api/v1/account/identities': () => ({ way: 'github' }),
      'DELETE /api/v1/account/identities': () => own.identity,
      'POST /api/v1/session/confirm': () => ({ password: PASSWORD }),
      'POST /api/v1/session/recover': async () => ({ code: (await newLearner()).recoveryCode }),
      'POST /api/v1/token': async () => {
        const link = await services.db.tx((queries) =>
          makeOneTimeToken(queries, 'reset', someone!.id, null, services.now()),
        );
        return { token: link.token, password: PASSWORD };
      },
      'POST /api/v1/lti/platforms': platform,
      'PUT /api/v1/lti/platforms/[platformId]': platform,
      'POST /api/v1/lti/choices/[choiceId]': () => ({ work: [{ kind: 'lesson', contentId: '1.1' }] }),
      'PUT /api/v1/classes/[classId]/lti/links/[linkId]': () => ({ assignmentId: null }),
      'POST /api/v1/users': () => ({ displayName: 'N', username: name() }),
      'POST /api/v1/classes': () => ({ name: 'New', timeZone: 'UTC' }),
      'POST /api/v1/classes/[classId]/copy': () => ({ name: 'Copy', shiftDays: 7 }),
      'POST /api/v1/join/[key]': () => ({ displayName: 'N' }),
      'POST /api/v1/classes/[classId]/sections': () => ({ name: name() }),
      'PATCH /api/v1/classes/[classId]/sections/[sectionId]': () => ({ name: name() }),
      'POST /api/v1/classes/[classId]/members': () => ({ username: someone?.username, role: 'ta' }),
      'PUT /api/v1/classes/[classId]/members/[memberId]/role': () => ({ role: 'learner' }),
      'POST /api/v1/classes/[classId]/roster': () => ({ csv: 'name\nA' }),
      'POST /api/v1/classes/[classId]/roster/preview': () => ({ csv: 'name\nA' }),
      'POST /api/v1/classes/[classId]/assignments': () => ({ work: [{ kind: 'lesson', contentId: '1.1' }] }),
      'PUT /api/v1/classes/[classId]/assignments': () => ({ assignmentIds: all }),
      'POST /api/v1/classes/[classId]/assignments/[assignmentId]/submissions': () => submissionOf(),
      'POST /api/v1/artifacts/missing': () => ({ sha256: [] }),
      'POST /api/v1/artifacts': () => ({
        artifacts: [
          {
            sha256: createHash('sha256').update('a').digest('hex'),
            base64: Buffer.from('a').toString('base64'),
          },
        ],
      }),
      'PUT /api/v1/classes/[classId]/assignments/[assignmentId]/grades/[memberId]': () => ({
        points: 10,
        reason: 'seen in class',
      }),
      'POST /api/v1/classes/[classId]/receipts': () => ({
        id: crypto.randomUUID(),
        assignmentId: crypto.randomUUID(),
        memberId: crypto.randomUUID(),
        exercise: 'e',
        sha256: '0'.repeat(64),
        receivedAt: services.now().toISOString(),
        signature: '0'.repeat(64),
      }),
      'POST /api/v1/certificates': () => ({ scope: 'course', name: 'Ada', consent: true }),
      'POST /api/v1/sync': () => ({
        stream: crypto.randomUUID(),
        secret: 's'.repeat(43),
        from: 1,
        events: [],
        cursor: 0,
      }),
      'PUT /api/v1/classes/[classId]/assignments/[assignmentId]/people/[person]/grade': () => ({
        points: 5,
        reason: 'spoken',
      }),
      'POST /api/v1/classes/[classId]/overrides': () => ({ ...override, memberIds: [learner?.memberId] }),
      'POST /api/v1/classes/[classId]/overrides/many': () => ({
        exceptions: [{ ...override, memberIds: [learner?.memberId] }],
      }),
    };
    if (/\/(anonymous|reveal)$/.test(path))
      await services.db.query('update assignments set is_anonymous = true where id::text = any($1::text[])', [
        ids,
      ]);
    const lti = await ltiFor(path);
    const submissionId = crypto.randomUUID();
    if (path.includes('[submissionId]'))
      await services.db.query(
        `insert into submissions (id, class_id, assignment_id, member_id, exercise, content_version, received_at, client_at,
           client_ahead_ms, body, body_sha256)
         values ($1, $2, $3, $4, '1.1/framing', '1', now(), now(), 0, '{"work":{"format":1,"dataSeed":"s","files":{}}}', '')`,
        [submissionId, lab.id, ids[0]!, learner!.memberId],
      );
    const [code] = await services.db.query<{ join_code: string }>(
      'select join_code from classes where id = $1',
      [lab.id],
    );
    const filled = path
      .replace('[classId]', lab.id)
      .replace('[memberId]', learner?.memberId ?? '')
      .replace('[person]', learner?.memberId ?? '')
      .replace('[submissionId]', submissionId)
      .replace('[sectionId]', sectionId)
      .replace('[assignmentId]', ids[0] ?? '')
      .replace('[overrideId]', overrideId)
      .replace('[regradeId]', regradeId)
      .replace('[userId]', someone?.id ?? '')
      .replace('[certificateId]', certificateId)
      .replace('[platformId]', lti.platformId)
      .replace('[linkId]', lti.linkId)
      .replace('[choiceId]', lti.choiceId)
      .replace('[passkeyId]', own.passkeyId)
      .replace('[way]', 'github')
      .replace('[key]', code?.join_code ?? '');
    return { path: filled, body: (await bodies[`${method} ${path}`]?.()) ?? {} };
  }

  /** A platform with a course that is the class, where a path names something of it. */
  async function ltiFor(path: string) {
    const ids = { platformId: '', linkId: '', choiceId: '' };
    if (!/\[(platformId|linkId|choiceId)\]/.test(path)) return ids;
    const platformId = crypto.randomUUID();
    const contextId = crypto.randomUUID();
    const linkId = crypto.randomUUID();
    const choiceId = crypto.randomUUID();
    const by = lab.instructor.id;
    await services.db.query(
      `insert into lti_platforms (id, name, issuer, client_id, authorization_url, token_url, jwks_url, created_by, created_at)
       values ($1, 'LMS', 'https://lms.test', $2, '', '', '', $3, now())`,
      [platformId, crypto.randomUUID(), by],
    );
    await services.db.query("insert into lti_deployments values ($1, '1')", [platformId]);
    await services.db.query(
      `insert into lti_contexts (id, platform_id, deployment_id, context_id, class_id, created_at)
       values ($1, $2, '1', 'course', $3, now())`,
      [contextId, platformId, lab.id],
    );
    await services.db.query(
      `insert into lti_links (id, class_id, context_id, resource_link_id, title, created_at) values ($1, $2, $3, '1', 'Link', now())`,
      [linkId, lab.id, contextId],
    );
    await services.db.query(
      `insert into lti_choices (id, context_id, user_id, return_url, takes_many, created_at) values ($1, $2, $3, '', true, now())`,
      [choiceId, contextId, by],
    );
    return { platformId, linkId, choiceId };
  }

  async function addPasskey(browser: Browser): Promise<SoftAuthenticator> {
    const key = new SoftAuthenticator();
    const { body } = await browser.ask('POST', '/api/v1/account/passkeys/challenge');
    await browser.ask('POST', '/api/v1/account/passkeys', { body: { name: 'k', passkey: key.create(body) } });
    return key;
  }

  /** A passkey and an account elsewhere of whoever asks, where the path is about them, and a password beside them. */
  async function ownWaysOf(path: string, asker: Browser) {
    const passkeyId = crypto.randomUUID();
    const identity = { provider: 'github', issuer: 'https://github.test', subject: passkeyId };
    const { me } = (await asker.ask('GET', '/api/v1/session')).body;
    if (path.startsWith('/api/v1/account/') && me !== null) {
      await services.db.query(
        `insert into passkeys (id, user_id, name, public_key, counter, is_synced, created_at)
         values ($1, $2, 'k', '', 0, false, now())`,
        [passkeyId, me.id],
      );
      await services.db.query("insert into identities values ('github', $2, $3, $1, now())", [
        me.id,
        identity.issuer,
        identity.subject,
      ]);
    }
    return { passkeyId, identity };
  }

  /** What a refusal must leave as it is. */
  const state = async () =>
    JSON.stringify(
      await services.db.query(
        `select (select count(*) from users) as users, (select count(*) from sessions) as sessions,
           (select count(*) from passkeys) as passkeys, (select count(*) from identities) as identities,
           (select count(*) from classes) as classes, (select count(*) from audit) as audit,
           (select jsonb_agg(to_jsonb(m) order by id) from members m where class_id = $1)::text as members,
           (select jsonb_agg(to_jsonb(a) order by id) from assignments a where class_id = $1)::text as assignments`,
        [lab.id],
      ),
    );

  beforeAll(people);

  describe.each(Object.entries(MAY))('%s', (key, allowed) => {
    const [method, path] = key.split(' ') as [Method, string];
    // It is answered by a conflict or not at all once there is an administrator, whoever asks.
    const past = path === '/api/v1/setup' ? [410] : [];

    it(`is for ${allowed.length} of ${ROLES.length} roles`, async () => {
      let request: Awaited<ReturnType<typeof requestTo>> | undefined;
      for (const role of ROLES) {
        // What is of one account is asked for by its owner.
        if (path.startsWith('/api/v1/account/')) request = undefined;
        request ??= await requestTo(method, path, browsers[role]);
        const before = allowed.includes(role) ? '' : await state();
        const { status, body } = await send(browsers[role], method, request);
        if (allowed.includes(role)) {
          // One's own account may be kept by what rests on it, and a guest has no password to confirm; that is no question of role.
          const ok =
            status < 300 ||
            past.includes(status) ||
            status === 409 ||
            (path.endsWith('/callback') && status === 303) ||
            (path.endsWith('/confirm') && status === 422);
          expect(ok, `${role}: ${status} ${JSON.stringify(body)}`).toBe(true);
        } else {
          expect(
            path.startsWith('/lti/') ? [422] : [401, 403, 404],
            `${role}: ${JSON.stringify(body)}`,
          ).toContain(status);
          expect(await state(), `${role} was refused, and something changed`).toBe(before);
        }
        if (!allowed.includes(role)) continue;
        // What was done once cannot be done again.
        request = undefined;
        if (changesWhoAsks(key)) browsers[role] = await make(role);
      }
    });
  });

  it('shows an assistant of a section nobody of another one', async () => {
    await people();
    const everyone = (await browsers.assistant.ask('GET', `/api/v1/classes/${lab.id}/members`)).body.members;
    expect(everyone.length).toBeGreaterThan(5);
    const { members } = (
      await browsers['assistant of a section'].ask('GET', `/api/v1/classes/${lab.id}/members`)
    ).body;
    expect(members).toEqual([]);
    const { memberId } = await newLearner();
    await lab.instructor.browser.ask('PATCH', `/api/v1/classes/${lab.id}/members/${memberId}`, {
      body: { sectionId: section },
    });
    const seen = (await browsers['assistant of a section'].ask('GET', `/api/v1/classes/${lab.id}/members`))
      .body.members;
    expect(seen.map(({ id }: { id: string }) => id)).toEqual([memberId]);
  });
});

/** Forms of other sites are answered by pages. */
async function send(browser: Browser, method: Method, { path, body }: { path: string; body: object }) {
  if (path === '/lti/jwks' || !path.startsWith('/lti/')) return browser.ask(method, path, { body });
  const { status, text } = await (method === 'GET' ? browser.text(path) : browser.form(path, {}));
  return { status, body: text };
}

/** Whether being allowed takes the session or the part in the class from the one who asked. */
function changesWhoAsks(key: string): boolean {
  return /^(DELETE \/api\/v1\/(session|account)|POST \/api\/v1\/(session|token|session\/\w+)|DELETE .*membership|POST .*\/join\/)/.test(
    key,
  );
}
