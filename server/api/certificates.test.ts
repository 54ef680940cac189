import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requiredExercises } from '../certificates/required';
import { type Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, newPerson, PASSWORD, type TestClass } from '../testing/people';

const required = requiredExercises('course');
const asking = { scope: 'course', name: 'Ada Lovelace', consent: true };

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let assignmentId: string;
  let ada: Learner;

  const issue = (browser: Browser, body: object = asking) =>
    browser.ask('POST', '/api/v1/certificates', { body });
  const look = (browser: Browser, id: string) => browser.ask('GET', `/api/v1/certificates/${id}`);

  /** A result of the grader for work that was handed in, as the queue writes it. */
  async function graded(
    { memberId }: Pick<Learner, 'memberId'>,
    exercise: string,
    { outcome = 'passed', trust = 'verified', isCounted = true } = {},
  ): Promise<void> {
    const id = randomUUID();
    const now = services.now();
    await services.db.query(
      `insert into submissions (id, class_id, assignment_id, member_id, exercise, content_version, received_at, client_at,
         client_ahead_ms, body, body_sha256)
       values ($1, $2, $3, $4, $5, '3', $6, $6, 0, '{}', '')`,
      [id, lab.id, assignmentId, memberId, exercise, now],
    );
    const parts = [
      {
        id: 'c',
        label: 'The rubric',
        weight: 1,
        outcome,
        did: 'Gave 31 of 33 points.',
        expected: '',
        seen: '',
      },
    ];
    await services.db.query(
      `insert into results (submission_id, grader_version, outcome, score, parts, trust, seed, content_version, took_ms, made_at)
       values ($1, 'g1', $2, 1, $3::jsonb, $4, 's', '3', 1, $5)`,
      [id, outcome, JSON.stringify(parts), trust, now],
    );
    if (isCounted) await services.db.query("insert into counted_results values ($1, 'g1')", [id]);
  }

  const passAll = async (learner: Learner, but?: string) => {
    for (const { id } of required) if (id !== but) await graded(learner, id);
  };

  beforeAll(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    const { body } = await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/assignments`, {
      body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
    });
    assignmentId = body.ids[0];
  });

  beforeEach(async () => {
    await services.db.query(
      "update assignments set release_policy = 'at-once', due_at = null, released_at = null where id = $1",
      [assignmentId],
    );
    ada = await joinClass(services, lab, 'Ada');
  });

  describe('a certificate', () => {
    it('is issued of what the server has graded, and shown to anybody who has its address', async () => {
      await passAll(ada);
      const { body: before } = await ada.browser.ask('GET', '/api/v1/certificates');
      expect(before.standings[0]).toEqual({
        scope: 'course',
        passed: required.length,
        outOf: required.length,
        missing: [],
        certificate: null,
      });
      const { status, body } = await issue(ada.browser);
      expect([status, body.certificate?.name]).toEqual([201, 'Ada Lovelace']);
      const { body: shown } = await look((await newPerson(services)).browser, body.certificate.id);
      expect(shown).toMatchObject({ state: 'valid', certificate: body.certificate });
      expect(shown.certificate.exercises).toHaveLength(required.length);
      expect(shown.certificate.exercises[0]).toEqual({
        id: required[0]!.id,
        title: required[0]!.title,
        passedAt: services.now().toISOString(),
        contentVersion: '3',
        graderVersion: 'g1',
        trust: 'verified',
      });
      expect(shown.certificate.issuer).toBe(services.config.publicOrigin);
      const { body: keys } = await ada.browser.ask('GET', '/api/v1/certificate-keys');
      expect(keys.keys).toEqual([shown.key]);
      const { body: after } = await ada.browser.ask('GET', '/api/v1/certificates');
      expect(after.standings[0].certificate.id).toBe(body.certificate.id);
    });

    it('is refused while one exercise has not passed, and says which', async () => {
      const missing = required.at(-1)!;
      await passAll(ada, missing.id);
      const { status, body } = await issue(ada.browser);
      expect(status).toBe(409);
      expect(body.error.message).toContain(missing.title);
    });

    it.each([
      ['failed', { outcome: 'failed' }],
      ['was in error', { outcome: 'error' }],
      ['does not count yet', { isCounted: false }],
    ])('does not count what %s', async (_, result) => {
      const missing = required[0]!;
      await passAll(ada, missing.id);
      await graded(ada, missing.id, result);
      expect((await issue(ada.browser)).status).toBe(409);
    });

    it('says of what rests on own text or records that it does', async () => {
      const weak = required[0]!;
      await passAll(ada, weak.id);
      await graded(ada, weak.id, { trust: 'self-reported' });
      const { body } = await issue(ada.browser);
      expect(body.certificate.exercises.map(({ trust }: { trust: string }) => trust)).toEqual([
        'self-reported',
        ...required.slice(1).map(() => 'verified'),
      ]);
    });

    it('waits for the date that holds for the person, not for the one that holds for others', async () => {
      await passAll(ada);
      const hour = 3_600_000;
      const at = (ms: number) => new Date(services.now().getTime() + ms);
      await services.db.query(
        "update assignments set release_policy = 'after-due', due_at = $2 where id = $1",
        [assignmentId, at(-hour)],
      );
      const extend = (dueAt: Date) =>
        services.db.query(
          `insert into overrides (id, class_id, assignment_id, member_id, due_at, extra_attempts, is_excused, reason, made_by, created_at)
           values ($1, $2, $3, $4, $5, 0, false, 'was ill', $6, $7)`,
          [randomUUID(), lab.id, assignmentId, ada.memberId, dueAt, lab.instructor.id, services.now()],
        );
      await extend(at(hour));
      expect((await issue(ada.browser)).status).toBe(409);
      const before = services.at;
      services.at = at(2 * hour);
      expect((await issue(ada.browser)).status).toBe(201);
      services.at = before;
    });

    it('takes nothing of what a client claims', async () => {
      await passAll(ada, required[0]!.id);
      const claims = { exercises: [{ id: required[0]!.id }], findings: [], passed: 999, trust: 'verified' };
      expect((await issue(ada.browser, { ...asking, ...claims })).status).toBe(409);
    });

    it('is not of somebody else’s work', async () => {
      await passAll(ada);
      const eve = await joinClass(services, lab, 'Eve');
      expect((await issue(eve.browser)).status).toBe(409);
    });

    it('tells no grade before its time', async () => {
      await passAll(ada);
      const policies: readonly (readonly [string, Date | null, Date | null, number])[] = [
        ['when-released', null, null, 409],
        ['when-released', null, new Date(services.now().getTime() - 1), 201],
        ['after-due', new Date(services.now().getTime() + 1_000), null, 409],
        ['after-due', new Date(services.now().getTime() - 1_000), null, 201],
        ['score-only', null, null, 201],
      ];
      for (const [policy, due, released, expected] of policies) {
        await services.db.query(
          'update assignments set release_policy = $2, due_at = $3, released_at = $4 where id = $1',
          [assignmentId, policy, due, released],
        );
        expect([policy, (await issue(ada.browser)).status]).toEqual([policy, expected]);
      }
    });

    it('needs a name and consent', async () => {
      await passAll(ada);
      for (const body of [
        { ...asking, consent: false },
        { ...asking, name: '  ' },
        { scope: 'course', name: 'A' },
      ])
        expect((await issue(ada.browser, body)).status).toBe(422);
    });

    it('is replaced by the next one, and the address of the first says so', async () => {
      await passAll(ada);
      const first = (await issue(ada.browser)).body.certificate;
      const second = (await issue(ada.browser, { ...asking, name: 'A. Lovelace' })).body.certificate;
      expect((await look(ada.browser, first.id)).body).toEqual({
        state: 'revoked',
        revokedAt: services.now().toISOString(),
        why: 'replaced',
      });
      expect((await look(ada.browser, second.id)).body.certificate.name).toBe('A. Lovelace');
    });

    it('is one only, however often it is asked for at once', async () => {
      await passAll(ada);
      await Promise.all(Array.from({ length: 4 }, () => issue(ada.browser)));
      const [row] = await services.db.query<{ standing: number; all: number }>(
        `select count(*) filter (where revoked_at is null)::int as standing, count(*)::int as "all" from certificates c
         join members m on m.user_id = c.user_id where m.id = $1`,
        [ada.memberId],
      );
      expect(row).toEqual({ standing: 1, all: 4 });
    });

    it('is revoked by its owner or an administrator, and by nobody else; then its name is shown to nobody', async () => {
      await passAll(ada);
      for (const [who, expected, why] of [
        [(await newPerson(services)).browser, 404, null],
        [lab.instructor.browser, 404, null],
        [ada.browser, 204, 'owner'],
        [(await newPerson(services, { isAdmin: true })).browser, 204, 'operator'],
      ] as const) {
        const { id } = (await issue(ada.browser)).body.certificate;
        expect((await who.ask('DELETE', `/api/v1/certificates/${id}`)).status).toBe(expected);
        const { body } = await look(ada.browser, id);
        expect(body).toMatchObject(why === null ? { state: 'valid' } : { state: 'revoked', why });
        if (why !== null) expect(JSON.stringify(body)).not.toContain('Lovelace');
      }
    });

    it('goes with the account', async () => {
      const owner = await newPerson(services);
      await owner.browser.ask('POST', `/api/v1/join/${lab.code}`);
      const [member] = await services.db.query<{ id: string }>(
        'select id from members where user_id = $1 and class_id = $2',
        [owner.id, lab.id],
      );
      await passAll({ ...ada, memberId: member!.id });
      const { id } = (await issue(owner.browser)).body.certificate;
      const { body: exported } = await owner.browser.ask('GET', '/api/v1/account/export');
      expect(exported.certificates).toMatchObject([{ id, scope: 'course' }]);
      await owner.browser.ask('POST', '/api/v1/session/confirm', { body: { password: PASSWORD } });
      expect((await owner.browser.ask('DELETE', '/api/v1/account')).status).toBe(204);
      expect((await look(ada.browser, id)).status).toBe(404);
      const left = await services.db.query('select 1 from certificates where user_id = $1', [owner.id]);
      expect(left).toEqual([]);
    });

    it('is not valid when what is stored was changed, or is another one’s', async () => {
      await passAll(ada);
      const { id } = (await issue(ada.browser)).body.certificate;
      const { jws } = (await look(ada.browser, id)).body;
      const [head, payload, signature] = jws.split('.');
      const said = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const forged = Buffer.from(JSON.stringify({ ...said, name: 'Eve' })).toString('base64url');
      const store = (text: string) =>
        services.db.query('update certificates set jws = $2 where id = $1', [id, text]);
      await store(`${head}.${forged}.${signature}`);
      expect((await look(ada.browser, id)).body).toEqual({ state: 'broken' });
      const eve = await joinClass(services, lab, 'Eve');
      await passAll(eve);
      const other = (await issue(eve.browser)).body.certificate;
      await store((await look(eve.browser, other.id)).body.jws);
      expect((await look(ada.browser, id)).body).toEqual({ state: 'broken' });
    });

    it('is not there under an id that was never issued', async () => {
      expect((await look(ada.browser, randomUUID())).status).toBe(404);
      expect((await look(ada.browser, 'nonsense')).status).toBe(404);
    });
  });
});
