import { eq, sql } from 'drizzle-orm';
import { customType, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases';
import { DbError, isUniqueBroken } from './errors';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const things = pgTable('things', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  at: timestamp({ withTimezone: true }),
  body: bytea(),
});

const ID = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

onBothDatabases((database) => {
  beforeAll(async () => {
    await database.db.script(
      'create table things (id uuid primary key, name text not null unique, at timestamptz, body bytea, j jsonb);' +
        'create table parts (id int primary key, thing uuid references things (id))',
    );
  });

  it('gives the same values of the same types', async () => {
    const at = new Date('2026-03-02T09:00:00.123Z');
    const [row] = await database.db.query(
      'insert into things values ($1, $2, $3, $4, $5) returning *, 42::bigint as big, 1.50::numeric as n, array[1, 2] as list',
      [ID(1), 'one', at, new Uint8Array([0, 255]), JSON.stringify({ a: [1, null] })],
    );
    expect(row).toMatchObject({
      id: ID(1),
      name: 'one',
      at,
      j: { a: [1, null] },
      big: 42,
      n: '1.50',
      list: [1, 2],
    });
    expect([...(row as { body: Uint8Array }).body]).toEqual([0, 255]);
    await expect(database.db.query('select 9007199254740993::bigint as big')).rejects.toThrow(/beyond/);
    expect(await database.db.query('select $1::text[] as list', [['a', 'b']])).toEqual([
      { list: ['a', 'b'] },
    ]);
  });

  it('gives typed rows by drizzle, inside and outside of a transaction', async () => {
    const at = new Date('2026-03-02T09:00:00Z');
    await database.db.tx(async (queries) => {
      await queries.orm.insert(things).values({ id: ID(2), name: 'two', at, body: new Uint8Array([7]) });
    });
    const [row] = await database.db.orm
      .select()
      .from(things)
      .where(eq(things.id, ID(2)));
    expect(row).toMatchObject({ name: 'two', at });
    expect([...row!.body!]).toEqual([7]);
  });

  it('keeps all of a transaction or nothing, also with many at once', async () => {
    const attempt = (n: number) =>
      database.db.tx(async (queries) => {
        await queries.query('insert into things (id, name) values ($1, $2)', [ID(100 + n), `many ${n}`]);
        if (n % 2 === 1) throw new RangeError('odd');
      });
    const ended = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => attempt(n)));
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    const [count] = await database.db.query("select count(*) as n from things where name like 'many %'");
    expect(count).toEqual({ n: 10 });
  });

  it('refuses the outer handle inside of a transaction, where it would wait for itself', async () => {
    const nested = database.db.tx(async () => database.db.query('select 1'));
    await expect(nested).rejects.toMatchObject({ code: 'db-nested' });
    await expect(database.db.tx(async () => database.db.orm.execute(sql`select 1`))).rejects.toMatchObject({
      code: 'db-nested',
    });
  });

  it('does not keep a transaction whose failed statement was swallowed', async () => {
    await database.db
      .tx(async (queries) => {
        await queries.query('insert into things (id, name) values ($1, $2)', [ID(300), 'swallowed']);
        await queries.query('select 1 / 0').catch(() => undefined);
      })
      .catch(() => undefined);
    expect(await database.db.query("select id from things where name = 'swallowed'")).toEqual([]);
  });

  describe('its errors', () => {
    it('name what was broken and never a parameter', async () => {
      const insert = () =>
        database.db.query('insert into things (id, name) values ($1, $2)', [
          crypto.randomUUID(),
          'secret-name',
        ]);
      await insert();
      const broken = await insert().catch((error: unknown) => error);
      expect(isUniqueBroken(broken, 'things_name_key')).toBe(true);
      expect(isUniqueBroken(broken, 'another')).toBe(false);
      expect(JSON.stringify(broken)).not.toContain('secret-name');
      const byOrm = await database.db.orm
        .insert(things)
        .values({ id: crypto.randomUUID(), name: 'secret-name' })
        .catch((error: unknown) => error);
      // drizzle's own error carries the statement; the transaction's does not.
      expect(byOrm).toBeInstanceOf(Error);
      const inTx = await database.db
        .tx((queries) => queries.orm.insert(things).values({ id: crypto.randomUUID(), name: 'secret-name' }))
        .catch((error: unknown) => error);
      expect(isUniqueBroken(inTx)).toBe(true);
      expect(String(inTx)).not.toContain('secret-name');
    });

    it('of a value that does not fit do not repeat it', async () => {
      const wrong = await database.db
        .query('select $1::text::uuid', ['my-secret'])
        .catch((error: unknown) => error);
      expect(wrong).toMatchObject({ code: 'db-query', data: { state: '22P02' } });
      expect(String(wrong)).not.toContain('my-secret');
    });

    it('tell a reference that is not there, and a statement that is wrong', async () => {
      await expect(database.db.query('insert into parts values (1, $1)', [ID(9)])).rejects.toMatchObject({
        code: 'db-reference',
        data: { constraint: 'parts_thing_fkey' },
      });
      const wrong = await database.db.query('select nonsense').catch((error: unknown) => error);
      expect(wrong).toBeInstanceOf(DbError);
      expect(wrong).toMatchObject({ code: 'db-query' });
    });
  });
});
