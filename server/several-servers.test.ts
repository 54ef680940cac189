import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { countAgainst } from './accounts/rate-limit';
import { type GuardedDb, guarded } from './db/guard';
import { readMigrations } from './db/migrate/read-migrations';
import { migrateToLatest } from './db/open';
import { openPostgres } from './db/postgres/driver';
import { finishJob, renewJob, takeJob } from './grading/queue';
import { Browser, type TestServices, testServices } from './testing/api';
import { newPostgresDatabase } from './testing/databases';
import { joinClass, newClass, newPerson, PASSWORD } from './testing/people';
import { submissionOf } from './testing/work';

describe.skipIf(inject('postgresUrl') === null)('three servers on one PostgreSQL', () => {
  let dbs: readonly GuardedDb[];
  let servers: readonly TestServices[];
  let applied: readonly string[];

  beforeAll(async () => {
    const url = await newPostgresDatabase('nothing');
    dbs = await Promise.all([1, 2, 3].map(async () => guarded(await openPostgres({ url, connections: 3 }))));
    // They start at once, and find no table.
    applied = (await Promise.all(dbs.map(migrateToLatest))).flat();
    servers = dbs.map((db) => testServices(db));
  });
  afterAll(async () => {
    for (const db of dbs) await db.close();
  });

  /** The same browser, behind a balancer that sends it to each of them. */
  const everywhere = ({ cookie }: Browser): readonly Browser[] =>
    servers.map((services) => Object.assign(new Browser(services), { cookie }));

  it('make the tables once', () => {
    expect([...applied].sort()).toEqual(readMigrations().map(({ id }) => id));
  });

  it('know who has signed in at another one, and who has signed out', async () => {
    const { browser, username } = await newPerson(servers[0]!);
    const all = everywhere(browser);
    const who = () =>
      Promise.all(
        all.map(async (each) => (await each.ask('GET', '/api/v1/session')).body.me?.username ?? null),
      );
    expect(await who()).toEqual([username, username, username]);
    expect((await all[2]!.ask('DELETE', '/api/v1/session', { body: {} })).status).toBe(204);
    for (const each of all) each.cookie = browser.cookie;
    expect(await who()).toEqual([null, null, null]);
  });

  it('count tries together, also those that come at the same moment', async () => {
    const limit = { name: 'tried', subject: 'somebody', most: 10, windowSeconds: 60 };
    const tries = Array.from({ length: 30 }, (_, n) => countAgainst(servers[n % 3]!, [limit]));
    const ended = await Promise.allSettled(tries);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);

    const { username } = await newPerson(servers[0]!);
    const guesses = Array.from({ length: 12 }, (_, n) =>
      new Browser(servers[n % 3]!).ask('POST', '/api/v1/session', {
        body: { username, password: `guess ${n}` },
      }),
    );
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    // Whoever knows the password waits as well, at each of them.
    const right = { body: { username, password: PASSWORD } };
    expect((await new Browser(servers[1]!).ask('POST', '/api/v1/session', right)).status).toBe(429);
  });

  it('take the same events once, though each of them is sent them', async () => {
    const { browser } = await joinClass(servers[0]!, await newClass(servers[0]!));
    const body = {
      stream: randomUUID(),
      secret: 'b'.repeat(64),
      from: 1,
      events: [1, 2, 3].map((n) => ({
        kind: 'draft',
        exercise: null,
        clientAt: '2026-03-02T09:00:00.000Z',
        body: { n },
      })),
      cursor: 0,
    };
    const browsers = everywhere(browser);
    const answers = await Promise.all(
      [...browsers, ...browsers].map((each) => each.ask('POST', '/api/v1/sync', { body })),
    );
    expect(answers.map(({ status, body: { last } }) => [status, last])).toEqual(Array(6).fill([200, 3]));
    expect(
      await dbs[0]!.query('select seq from events where stream_id = $1 order by seq', [body.stream]),
    ).toEqual([1, 2, 3].map((seq) => ({ seq })));
  });

  it('share the work of grading, and take over what a server that is gone had leased', async () => {
    const lab = await newClass(servers[0]!);
    const { body: made } = await lab.instructor.browser.ask('POST', `/api/v1/classes/${lab.id}/assignments`, {
      body: { work: [{ kind: 'lesson', contentId: '1.1' }] },
    });
    for (let n = 0; n < 2; n++) {
      const { browser } = await joinClass(servers[n]!, lab, `Learner ${n}`);
      const path = `/api/v1/classes/${lab.id}/assignments/${made.ids[0]}/submissions`;
      expect((await browser.ask('POST', path, { body: submissionOf() })).status).toBe(201);
    }
    const take = (n: number) => dbs[n]!.tx((queries) => takeJob(queries, `server ${n}`));
    const taken = await Promise.all([take(0), take(1), take(2)]);
    const holders = [0, 1, 2].filter((n) => taken[n] !== null);
    expect(new Set(holders.map((n) => taken[n]!.id)).size).toBe(2);
    const [gone, other] = holders as [number, number];
    expect(await finishJob(dbs[other]!, taken[other]!, `server ${other}`, servers[other]!.now())).toBe(true);
    // While the lease lasts nobody else has it.
    expect(await take(other)).toBeNull();
    const lost = taken[gone]!;
    await dbs[other]!.query(
      "update grading_jobs set lease_until = now() - interval '1 second' where id = $1",
      [lost.id],
    );
    const [idle] = [0, 1, 2].filter((n) => n !== gone && n !== other) as [number];
    const again = await Promise.all([take(other), take(idle)]);
    const heirs = again.filter((job) => job !== null);
    expect(heirs).toHaveLength(1);
    expect(heirs[0]).toMatchObject({ id: lost.id, tries: 2 });
    // It was not dead, only slow: what it comes with now is refused.
    expect(await renewJob(dbs[gone]!, lost, `server ${gone}`)).toBe(false);
    expect(await finishJob(dbs[gone]!, lost, `server ${gone}`, servers[gone]!.now())).toBe(false);
  });
});
