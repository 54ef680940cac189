import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Orm, Queries } from '../db';
import { DbError, isUnavailable } from '../errors';
import type { Driver } from '../guard';
import { parseInt8 } from '../int8';

const INT8 = 20;

/** The oldest PostgreSQL whose dialect the code keeps to. */
export const OLDEST_POSTGRESQL = 15;

export interface PostgresOptions {
  readonly url: string;
  /** Connections that this server holds at most. */
  readonly connections?: number;
  /** Milliseconds. */
  readonly timeouts?: Partial<typeof TIMEOUTS>;
  /** Told of a connection that broke while nobody used it; the pool replaces it. */
  readonly onIdleError?: (error: Error) => void;
}

/** After `statement` the server ends a statement; after `answer` it is taken for paused or gone, and the connection is given up. */
const TIMEOUTS = { connect: 5_000, statement: 15_000, answer: 20_000 };

/**
 * Opens a pool of connections to a PostgreSQL server.
 *
 * @throws DbError `db-version` when the server is too old; what the driver throws when it cannot be reached.
 */
export async function openPostgres({
  url,
  connections = 10,
  timeouts,
  onIdleError,
}: PostgresOptions): Promise<Driver> {
  const { connect, statement, answer } = { ...TIMEOUTS, ...timeouts };
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, parseInt8);
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    connectionTimeoutMillis: connect,
    idleTimeoutMillis: 30_000,
    statement_timeout: statement,
    query_timeout: answer,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'stagecraft',
    // A session variable of the URL wins; without one, times are written in UTC on every server.
    options: '-c timezone=UTC',
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => onIdleError?.(error));
  try {
    await refuseOld(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgresql',
    width: connections,
    outer: queriesOf(pool),
    begin: (work, { isolation }) => inTransaction(pool, work, isolation === 'snapshot'),
    close: () => pool.end(),
  };
}

async function refuseOld(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < OLDEST_POSTGRESQL)
    throw new DbError(
      'db-version',
      `The server of DATABASE_URL is PostgreSQL ${version}; the lab needs ${OLDEST_POSTGRESQL} or later.`,
      { found: version },
    );
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (queries: Queries) => Promise<T>,
  isSnapshot: boolean,
): Promise<T> {
  const client = await pool.connect();
  // A connection whose end cannot be known (it broke, or the rollback failed) is not used again.
  let broken: Error | undefined;
  // Without a listener a connection that breaks inside of a transaction would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query(isSnapshot ? 'begin isolation level repeatable read' : 'begin');
    const result = await work(queriesOf(client));
    const { command } = await client.query('commit');
    // An error that `work` swallowed has ended the transaction already; the server then answers `commit` by a rollback.
    if (command !== 'COMMIT')
      throw new DbError('db-query', 'The transaction was rolled back: a statement in it had failed.');
    return result;
  } catch (error) {
    // On a connection that does not answer, the rollback would wait as long again; the server does it when the connection ends.
    if (isUnavailable(error)) broken ??= error as Error;
    else
      await client.query('rollback').catch((failure: Error) => {
        broken ??= failure;
      });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function queriesOf(handle: pg.Pool | pg.PoolClient): Queries {
  let orm: Orm | undefined;
  return {
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await handle.query<Row>(sql, [...params])).rows,
    script: async (sql) => {
      await handle.query(sql);
    },
    get orm() {
      orm ??= drizzle({ client: handle }) as unknown as Orm;
      return orm;
    },
  };
}
