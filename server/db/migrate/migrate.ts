import type { Db, Queries } from '../db';
import { DbError } from '../errors';
import type { Migration } from './read-migrations';

/** Any number of its own: the advisory lock that only migrations take. */
const LOCK = 7_264_301;

const TABLE = `
create table if not exists schema_migrations (
  id text primary key,
  sha256 text not null,
  at timestamptz not null default now()
)`;

/**
 * Brings the schema up to date and returns the ids that it applied. Several servers may start at once: each file is one
 * transaction under an advisory lock, and whoever comes second finds it done. Migrations only expand or contract, so
 * a server of the version before goes on working beside them; ids that this version does not know are let be.
 *
 * @param until apply no later one than this id; absent: all.
 * @throws DbError `db-migration` when an applied file has changed since.
 */
export async function migrate(
  db: Db,
  migrations: readonly Migration[],
  until?: string,
): Promise<readonly string[]> {
  const wanted =
    until === undefined
      ? migrations
      : migrations.slice(0, 1 + migrations.findIndex(({ id }) => id === until));
  const applied: string[] = [];
  for (const migration of wanted) {
    const isNew = await db.tx(async (queries) => {
      await queries.query('select pg_advisory_xact_lock($1)', [LOCK]);
      await queries.script(TABLE);
      return applyOnce(queries, migration);
    });
    if (isNew) applied.push(migration.id);
  }
  return applied;
}

/** The ids that were applied, in order; empty before the first. */
export async function appliedMigrations(queries: Queries): Promise<readonly string[]> {
  const [table] = await queries.query<{ name: string | null }>(
    "select to_regclass('schema_migrations')::text as name",
  );
  if (table?.name == null) return [];
  const rows = await queries.query<{ id: string }>('select id from schema_migrations order by id');
  return rows.map(({ id }) => id);
}

async function applyOnce(queries: Queries, { id, sql, sha256 }: Migration): Promise<boolean> {
  const [done] = await queries.query<{ sha256: string }>(
    'select sha256 from schema_migrations where id = $1',
    [id],
  );
  if (done?.sha256 === sha256) return false;
  if (done !== undefined)
    throw new DbError(
      'db-migration',
      `The migration ${id} was applied in another form than it has now. Put its file back as it was; a change is a new migration.`,
      { id },
    );
  await queries.script(sql);
  await queries.query('insert into schema_migrations (id, sha256) values ($1, $2)', [id, sha256]);
  return true;
}
