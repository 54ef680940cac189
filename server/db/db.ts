import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What can stand for `$1`, `$2`, … JSON is passed as text (`JSON.stringify`) so that both drivers take it the same way. */
export type SqlParam = string | number | boolean | null | Date | Uint8Array | readonly string[];

/** The typed query builder over one handle. */
export type Orm = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Whatever can be asked: the database itself, or one transaction of it. */
export interface Queries {
  /**
   * Runs one statement and returns its rows. `bigint` arrives as a number (an error beyond 2^53), `timestamptz` as a
   * `Date`, `jsonb` as its value, `bytea` as bytes.
   *
   * @throws DbError that names the constraint or the SQL state, never the parameters.
   */
  query<Row extends object = Record<string, unknown>>(
    sql: string,
    params?: readonly SqlParam[],
  ): Promise<readonly Row[]>;
  /** Runs a script of several statements without parameters. */
  script(sql: string): Promise<void>;
  /** Typed queries by table; for reports write SQL. */
  readonly orm: Orm;
}

export type DbKind = 'pglite' | 'postgresql';

export interface Db extends Queries {
  readonly kind: DbKind;
  /**
   * Runs `work` in one transaction: committed when it resolves (on disk by then), rolled back when it rejects. `work` may
   * run again when the database asked for it (deadlock, serialization), so it must have no other effects.
   * Inside it only the handle that it is given may be used; the outer one throws.
   */
  tx<T>(work: (queries: Queries) => Promise<T>, options?: TxOptions): Promise<T>;
  close(): Promise<void>;
}

export interface TxOptions {
  /** `snapshot`: every statement sees the database as it was at the first one. */
  readonly isolation?: 'read committed' | 'snapshot';
}
