import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPostgres, startPostgres, type TestPostgres } from '../../testing/postgres-server';
import { type GuardedDb, guarded } from '../guard';
import { openPostgres } from './driver';

const UNAVAILABLE = { code: 'db-unavailable' };

describe.skipIf(findPostgres() === null)('a PostgreSQL in trouble', () => {
  let postgres: TestPostgres;
  let db: GuardedDb;
  let acknowledged = 0;

  const insert = async (n: number) => {
    await db.query('insert into kept values ($1)', [n]);
    acknowledged = n;
  };
  const kept = async () => (await db.query<{ n: number }>('select max(n) as n from kept'))[0]!.n;

  beforeAll(async () => {
    // What was acknowledged has to outlive a kill.
    postgres = (await startPostgres({ durable: true }))!;
    db = guarded(
      await openPostgres({
        url: postgres.url('postgres'),
        connections: 2,
        timeouts: { connect: 300, answer: 600 },
      }),
    );
    await db.script('create table kept (n int primary key)');
  });
  afterAll(async () => {
    await db?.close();
    await postgres?.stop();
  });

  it('that ends a connection within a transaction undoes it, and gives the next call another connection', async () => {
    const ended = db.tx(async (queries) => {
      await queries.query('insert into kept values (1000)');
      await queries.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(ended).rejects.toMatchObject(UNAVAILABLE);
    const byAnother = db.tx(async (queries) => {
      await queries.query('insert into kept values (1001)');
      const [own] = await queries.query<{ pid: number }>('select pg_backend_pid() as pid');
      await endBackend(postgres, own!.pid);
      await queries.query('insert into kept values (1002)');
    });
    await expect(byAnother).rejects.toMatchObject(UNAVAILABLE);
    await insert(1);
    expect(await kept()).toBe(1);
  });

  it('that is killed and started again has all that was acknowledged, and the pool heals', async () => {
    for (let n = acknowledged + 1; n <= 20; n++) await insert(n);
    await postgres.kill();
    await expect(db.query('select 1')).rejects.toMatchObject(UNAVAILABLE);
    await expect(db.tx(async () => 'nothing')).rejects.toMatchObject(UNAVAILABLE);
    await postgres.start();
    expect(await kept()).toBe(20);
    await insert(21);
  });

  it('that is paused lets nobody wait for ever, and is used again when it goes on', async () => {
    await Promise.all([db.query('select pg_sleep(0.05)'), db.query('select pg_sleep(0.05)')]);
    postgres.pause();
    try {
      // More than it has connections: some wait for an answer, some for a connection.
      const calls = Array.from({ length: 12 }, (_, n) =>
        n % 2 === 0
          ? db.query('select 1')
          : db.tx((queries) => queries.query('insert into kept values (2000)')),
      );
      for (const { status, ...rest } of await Promise.allSettled(calls)) {
        expect(status).toBe('rejected');
        expect(rest).toMatchObject({ reason: UNAVAILABLE });
      }
      expect(db.waiting()).toBe(0);
    } finally {
      postgres.resume();
    }
    await insert(22);
    expect(await kept()).toBe(22);
  });
});

/** As an operator would, by a connection of its own. */
async function endBackend(postgres: TestPostgres, pid: number): Promise<void> {
  const other = guarded(await openPostgres({ url: postgres.url('postgres'), connections: 1 }));
  await other.query('select pg_terminate_backend($1)', [pid]);
  await other.close();
}
