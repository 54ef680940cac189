import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db, Queries, TxOptions } from './db';
import { DbError, isRetryable, toDbError } from './errors';

/** What a driver has to bring: the rest (errors, nesting, admission, running again) is the same for both. */
export interface Driver {
  readonly kind: Db['kind'];
  /** How many transactions it can run at once. */
  readonly width: number;
  readonly outer: Queries;
  begin<T>(work: (queries: Queries) => Promise<T>, options: TxOptions): Promise<T>;
  close(): Promise<void>;
}

/** From so many waiting calls on the database is full: whoever only begins is told to come back. */
const QUEUE_LIMIT = 64;

/** What was let in goes on waiting beyond that, or whoever needs many calls would never come through; up to so many times as many. */
const ROOM_FOR_ADMITTED = 4;

const TRIES = 4;

/**
 * A database of which nothing can deadlock itself and nothing piles up without end: the outer handle throws inside of a
 * transaction (on one connection it would wait for itself for ever), it says when it is full, and well beyond that the next
 * call is refused with `db-busy`.
 */
export function guarded(driver: Driver, queueLimit = QUEUE_LIMIT): GuardedDb {
  const inside = new AsyncLocalStorage<true>();
  let current = 0;

  const refuseNested = () => {
    if (inside.getStore())
      throw new DbError(
        'db-nested',
        'The database was asked by its outer handle inside of a transaction. Use the handle that the transaction was given.',
      );
  };
  const admitted = async <T>(work: () => Promise<T>): Promise<T> => {
    refuseNested();
    if (current >= driver.width + ROOM_FOR_ADMITTED * queueLimit)
      throw new DbError('db-busy', `${current} requests wait for the database. Come back in a moment.`, {
        waiting: current,
      });
    current++;
    try {
      return await work();
    } catch (error) {
      throw toDbError(error);
    } finally {
      current--;
    }
  };
  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (attempt >= TRIES || !isRetryable(error)) throw error;
      }
    }
  };

  return {
    kind: driver.kind,
    waiting: () => Math.max(0, current - driver.width),
    isFull: () => current >= driver.width + queueLimit,
    query: (sql, params) => admitted(() => driver.outer.query(sql, params)),
    script: (sql) => admitted(() => driver.outer.script(sql)),
    get orm() {
      refuseNested();
      return driver.outer.orm;
    },
    tx: (work, options = {}) =>
      admitted(() => again(() => driver.begin((queries) => inside.run(true, () => work(queries)), options))),
    close: () => driver.close(),
  };
}

export interface GuardedDb extends Db {
  /** How many calls wait for their turn now. */
  waiting(): number;
  /** Whether so many wait that nothing new should begin. */
  isFull(): boolean;
}
