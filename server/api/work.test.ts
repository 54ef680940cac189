import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Browser, type TestServices, testServices } from '../testing/api';
import { onBothDatabases } from '../testing/databases';
import { joinClass, type Learner, newClass, type TestClass } from '../testing/people';
import { submissionOf, workOf } from '../testing/work';

const HOUR = 3_600_000;

interface Device {
  readonly stream: string;
  readonly secret: string;
}

const newDevice = (): Device => ({
  stream: crypto.randomUUID(),
  secret: crypto.randomUUID() + crypto.randomUUID(),
});

onBothDatabases((database) => {
  let services: TestServices;
  let lab: TestClass;
  let lea: Learner;

  beforeEach(async () => {
    services = testServices(database.db);
    lab = await newClass(services);
    lea = await joinClass(services, lab);
  });

  describe('sync', () => {
    const event = (n: number, more: object = {}) => ({
      kind: 'attempt',
      exercise: '1.1/a',
      clientAt: '2026-03-02T08:00:00Z',
      body: { n },
      ...more,
    });
    const events = (from: number, to: number) =>
      Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => event(from + index));
    const send = (browser: Browser, device: Device, from: number, list: object[], cursor = 0) =>
      browser.ask('POST', '/api/v1/sync', { body: { ...device, from, events: list, cursor } });
    const bodies = (pulled: { body: { n: number } }[]) => pulled.map(({ body }) => body.n);

    it('takes each event once, however often it is sent, and asks for what is missing', async () => {
      const phone = newDevice();
      expect((await send(lea.browser, phone, 1, events(1, 3))).body).toMatchObject({
        last: 3,
        gap: false,
        pulled: [],
      });
      expect((await send(lea.browser, phone, 1, events(1, 3))).body).toMatchObject({ last: 3, gap: false });
      expect((await send(lea.browser, phone, 6, events(6, 7))).body).toMatchObject({ last: 3, gap: true });
      expect((await send(lea.browser, phone, 2, events(2, 7))).body).toMatchObject({ last: 7, gap: false });
      const stored = await database.db.query<{ n: number }>(
        "select (body->>'n')::int as n from events where stream_id = $1 order by seq",
        [phone.stream],
      );
      expect(stored.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });

    it('gives each device what the others did, in one order, and to nobody else', async () => {
      const [phone, laptop] = [newDevice(), newDevice()];
      await send(lea.browser, phone, 1, events(1, 2));
      const first = (await send(lea.browser, laptop, 1, events(11, 12))).body;
      expect(bodies(first.pulled)).toEqual([1, 2]);
      expect(first.pulled[0]).toMatchObject({
        stream: phone.stream,
        seq: 1,
        clientAt: '2026-03-02T08:00:00.000Z',
      });
      expect((await send(lea.browser, laptop, 3, [], first.cursor)).body.pulled).toEqual([]);
      expect(bodies((await send(lea.browser, phone, 3, [], 0)).body.pulled)).toEqual([11, 12]);
      const stranger = await joinClass(services, lab);
      expect((await send(stranger.browser, newDevice(), 1, [])).body.pulled).toEqual([]);
      const stolen = await send(stranger.browser, phone, 3, events(3, 3));
      expect(stolen).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
      expect((await send(lea.browser, { ...phone, secret: newDevice().secret }, 3, [])).status).toBe(409);
    });

    it('tells a copied profile to go on with a log of its own', async () => {
      const phone = newDevice();
      await send(lea.browser, phone, 1, events(1, 2));
      expect((await send(lea.browser, phone, 2, [event(99), event(3)])).status).toBe(409);
      expect((await send(lea.browser, phone, 3, events(3, 3))).body.last).toBe(3);
    });

    it('refuses the log of another account than the session’s, also one that it has never seen', async () => {
      const account = async ({ browser }: typeof lea) =>
        (await browser.ask('GET', '/api/v1/session')).body.me.id as string;
      const stranger = await joinClass(services, lab);
      const phone = { ...newDevice(), account: await account(lea) };
      const refused = await send(stranger.browser, phone, 1, events(1, 2));
      expect(refused).toMatchObject({ status: 401, body: { error: { code: 'sign-in' } } });
      expect((await send(lea.browser, phone, 1, events(1, 2))).body.last).toBe(2);
    });

    it('gives much in parts', async () => {
      const [phone, laptop] = [newDevice(), newDevice()];
      for (let from = 1; from <= 451; from += 50)
        await send(lea.browser, phone, from, events(from, Math.min(from + 49, 460)));
      const seen: number[] = [];
      let cursor = 0;
      for (let hasMore = true; hasMore; ) {
        const { body } = await send(lea.browser, laptop, 1, [], cursor);
        seen.push(...bodies(body.pulled));
        ({ cursor, hasMore } = body);
      }
      expect(seen).toEqual(Array.from({ length: 460 }, (_, n) => n + 1));
    });

    it('begins anew with a server that was restored from an older backup', async () => {
      const [phone, laptop] = [newDevice(), newDevice()];
      await send(lea.browser, phone, 1, events(1, 2));
      const { body } = await send(lea.browser, laptop, 1, [], 900);
      expect(bodies(body.pulled)).toEqual([1, 2]);
      expect(body.cursor).toBe(2);
      expect((await send(lea.browser, phone, 900, [event(900)])).body).toMatchObject({ last: 2, gap: true });
    });

    it('sees that a cursor is of another history, also where the places are taken again', async () => {
      const [phone, laptop, tablet] = [newDevice(), newDevice(), newDevice()];
      await send(lea.browser, phone, 1, events(1, 2));
      const { cursor, mark } = (await send(lea.browser, laptop, 1, [])).body;
      expect(mark).toMatch(/^[0-9a-f]{32}$/);
      // As restored from a backup of before the phone's second event, whose place another device has taken since.
      await database.db.query('delete from events where stream_id = $1 and seq = 2', [phone.stream]);
      await database.db.query('update streams set last_seq = 1 where id = $1', [phone.stream]);
      await database.db.query(
        `update sync_heads h set last_place = 1, chain = (select chain from events e where e.user_id = h.user_id and place = 1)
         where user_id = (select user_id from streams where id = $1)`,
        [phone.stream],
      );
      await send(lea.browser, tablet, 1, [event(7)]);
      const again = await lea.browser.ask('POST', '/api/v1/sync', {
        body: { ...laptop, from: 1, events: [], cursor, mark },
      });
      expect(bodies(again.body.pulled)).toEqual([1, 7]);
      const known = await lea.browser.ask('POST', '/api/v1/sync', {
        body: { ...laptop, from: 1, events: [], cursor: again.body.cursor, mark: again.body.mark },
      });
      expect(known.body.pulled).toEqual([]);
    });

    it('loses nothing and doubles nothing, whatever answers get lost and whatever is sent at once', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({ device: fc.nat(1), size: fc.integer({ min: 0, max: 5 }), isLost: fc.boolean() }),
            { maxLength: 12 },
          ),
          async (steps) => {
            const { browser } = await joinClass(services, lab);
            const devices = [newDevice(), newDevice()].map((device) => ({
              device,
              made: 0,
              acked: 0,
              cursor: 0,
              seen: [] as string[],
            }));
            const push = async (state: (typeof devices)[number], isLost: boolean) => {
              const list = events(state.acked + 1, state.made);
              const { body } = await send(browser, state.device, state.acked + 1, list, state.cursor);
              if (isLost) return;
              state.acked = body.last;
              state.cursor = body.cursor;
              state.seen.push(
                ...body.pulled.map(({ stream, seq }: { stream: string; seq: number }) => `${stream} ${seq}`),
              );
            };
            for (const { device, size, isLost } of steps) {
              const state = devices[device]!;
              state.made += size;
              await Promise.all([push(state, isLost), ...(isLost ? [push(state, true)] : [])]);
            }
            for (const state of [...devices, ...devices]) await push(state, false);
            const stored = await database.db.query<{ stream_id: string; seqs: number[] }>(
              'select stream_id, array_agg(seq order by seq) as seqs from events where stream_id::text = any($1::text[]) group by 1',
              [devices.map(({ device }) => device.stream)],
            );
            for (const [index, { device, made, seen }] of devices.entries()) {
              const all = Array.from({ length: made }, (_, n) => n + 1);
              expect(stored.find(({ stream_id }) => stream_id === device.stream)?.seqs ?? []).toEqual(all);
              const other = devices[1 - index]!;
              expect(seen).toEqual(
                Array.from({ length: other.made }, (_, n) => `${other.device.stream} ${n + 1}`),
              );
            }
          },
        ),
        { numRuns: 8 },
      );
    });
  });

  describe('a submission', () => {
    const base = () => `/api/v1/classes/${lab.id}/assignments`;
    const assign = async (terms: object) =>
      (
        await lab.instructor.browser.ask('POST', base(), {
          body: { work: [{ kind: 'lesson', contentId: '1.1' }], terms },
        })
      ).body.ids[0] as string;
    const work = (more: Readonly<Record<string, unknown>> = {}) => submissionOf(more);
    const handIn = (assignment: string, body: object, browser = lea.browser) =>
      browser.ask('POST', `${base()}/${assignment}/submissions`, { body });

    it('gets a receipt that proves it, the same one when it is sent again', async () => {
      const assignment = await assign({});
      const sent = work();
      const first = await handIn(assignment, sent);
      expect(first).toMatchObject({ status: 201, body: { lateness: { state: 'on-time' } } });
      services.at = new Date(services.at.getTime() + 5_000);
      expect((await handIn(assignment, sent)).body.receipt).toEqual(first.body.receipt);
      const verify = async (receipt: object) =>
        (await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/receipts`, { body: receipt }))
          .body;
      expect(await verify(first.body.receipt)).toEqual({ isGenuine: true, isHere: true });
      expect(await verify({ ...first.body.receipt, receivedAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({
        isGenuine: false,
      });
      expect((await lea.browser.ask('GET', `${base()}/${assignment}/submissions`)).body.submissions).toEqual([
        { ...first.body, grading: { state: 'waiting', shown: 'all' } },
      ]);
    });

    it('with the id of another one is refused, whoever sends it', async () => {
      const assignment = await assign({});
      const sent = work();
      await handIn(assignment, sent);
      expect((await handIn(assignment, { ...sent, body: { work: workOf({}) } })).status).toBe(409);
      const kim = await joinClass(services, lab, 'Kim');
      expect((await handIn(assignment, sent, kim.browser)).status).toBe(409);
      expect((await kim.browser.ask('GET', `${base()}/${assignment}/submissions`)).body.submissions).toEqual(
        [],
      );
    });

    it('is dated by the server, whatever the client says, and kept after the closing date', async () => {
      const now = services.at.getTime();
      const assignment = await assign({
        dueAt: new Date(now + HOUR).toISOString(),
        closesAt: new Date(now + 24 * HOUR).toISOString(),
        latePolicy: { graceMinutes: 0, steps: [{ afterHours: 0, percentOff: 10 }] },
      });
      services.at = new Date(now + 2 * HOUR);
      const late = await handIn(
        assignment,
        work({ clientAt: '2026-01-01T00:00:00Z', receivedAt: '2026-01-01T00:00:00Z' }),
      );
      expect(late.body.receipt.receivedAt).toBe(services.at.toISOString());
      expect(late.body.lateness).toEqual({ state: 'late', lateBy: HOUR, percentOff: 10 });
      services.at = new Date(now + 24 * HOUR);
      expect((await handIn(assignment, work())).body.lateness).toMatchObject({
        state: 'closed',
        percentOff: 100,
      });
    });

    it('is one of so many, with a pause between, also when several are sent at once', async () => {
      const assignment = await assign({ maxAttempts: 2, cooldownSeconds: 60 });
      const both = await Promise.all([handIn(assignment, work()), handIn(assignment, work())]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 429]);
      expect(Number(both.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBe(60);
      services.at = new Date(services.at.getTime() + 60_000);
      expect((await handIn(assignment, work())).status).toBe(201);
      services.at = new Date(services.at.getTime() + 60_000);
      expect((await handIn(assignment, work())).body.error).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('All attempts'),
      });
      expect((await handIn(assignment, work({ exercise: '1.1/first-baseline' }))).status).toBe(201);
    });

    it('is not taken before it opens, nor for work that is not theirs', async () => {
      const assignment = await assign({ opensAt: new Date(services.at.getTime() + HOUR).toISOString() });
      expect((await handIn(assignment, work())).body.error.message).toContain('not opened');
      const { body: section } = await lab.instructor.browser.ask(
        'POST',
        `/api/v1/classes/${lab.id}/sections`,
        { body: { name: 'S' } },
      );
      const other = await assign({ sectionIds: [section.id] });
      expect((await handIn(other, work())).status).toBe(404);
      expect((await handIn(crypto.randomUUID(), work())).status).toBe(404);
      expect((await handIn(assignment, work(), lab.instructor.browser)).status).toBe(403);
    });

    it('and the log go with the account where they are its own, and stay where they are the class’s', async () => {
      const assignment = await assign({});
      await handIn(assignment, work());
      await lea.browser.ask('POST', '/api/v1/sync', {
        body: {
          ...newDevice(),
          from: 1,
          events: [{ kind: 'hint', clientAt: '2026-03-02T08:00:00Z', body: {} }],
          cursor: 0,
        },
      });
      const { body } = await lea.browser.ask('GET', '/api/v1/account/export');
      expect(body.results[0].work[0].submissions[0].receipt.id).toBe(body.submissions[0].id);
      expect(body).toMatchObject({ events: [{ kind: 'hint' }], submissions: [{ exercise: '1.1/framing' }] });
      expect((await lea.browser.ask('DELETE', '/api/v1/account')).status).toBe(204);
      const left = await database.db.query<{ n: number }>(
        'select count(*) as n from submissions where assignment_id = $1',
        [assignment],
      );
      expect(left).toEqual([{ n: 1 }]);
    });
  });
});
