import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { messageOf } from '../../../engine/core/errors';
import type { Orm, Queries } from '../db';
import { DbError } from '../errors';
import type { Driver } from '../guard';
import { parseInt8 } from '../int8';
import { DurableNodeFS } from './durable-fs';

const INT8 = 20;

/** `-F` would switch fsync off. `fdatasync`, the usual way to sync the log, does nothing in PGlite, so it is `fsync`. */
const START = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...[
    'fsync=on',
    'wal_sync_method=fsync',
    'full_page_writes=on',
    'shared_buffers=16MB',
    'timezone=UTC',
  ].flatMap((setting) => ['-c', setting]),
];

export interface PgliteDriver extends Driver {
  /** Whether a commit was seen to reach the disk when the database was opened. */
  readonly isPowerLossSafe: boolean;
}

export interface PgliteOptions {
  /** Told when the database has stopped itself. */
  readonly onEnded?: (error: DbError) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now?: () => number;
}

/** To open costs a second of the processor, and a disk that is full is so for a while (ms). */
const AGAIN_AFTER = 1_000;

/**
 * Opens the database in `folder`, which must be there and be held by this process; `files` is how it is reached. One that has stopped
 * itself, as it does when its disk fails, is opened again by the next call.
 *
 * @throws DbError `db-unavailable` when it does not open.
 */
export async function openPglite(
  folder: string,
  files = new DurableNodeFS(folder),
  { onEnded, now = () => performance.now() }: PgliteOptions = {},
): Promise<PgliteDriver> {
  const open = async () => {
    try {
      return await PGlite.create({ fs: files, startParams: START, parsers: { [INT8]: parseInt8 } });
    } catch (error) {
      files.abandon();
      throw new DbError(
        'db-unavailable',
        `The embedded database in ${folder} does not open: ${messageOf(error)}. See that its disk has room and is sound.`,
      );
    }
  };
  let pg: PGlite | null = await open();
  const isPowerLossSafe = await probe(pg, files).catch((error: unknown) => {
    files.abandon();
    throw error;
  });

  let opening: Promise<PGlite> | undefined;
  let failure: { readonly at: number; readonly error: unknown } | undefined;
  const alive = async (): Promise<PGlite> => {
    if (pg !== null && files.ended !== null) {
      onEnded?.(files.ended);
      files.abandon();
      pg = null;
    }
    if (pg !== null) return pg;
    if (failure !== undefined && now() - failure.at < AGAIN_AFTER) throw failure.error;
    opening ??= open().finally(() => {
      opening = undefined;
    });
    try {
      pg = await opening;
    } catch (error) {
      failure = { at: now(), error };
      throw error;
    }
    failure = undefined;
    return pg;
  };
  const client: Client = {
    query: async (...asked) => (await alive()).query(...asked),
    exec: async (...asked) => (await alive()).exec(...asked),
  };
  return {
    kind: 'pglite',
    width: 1,
    isPowerLossSafe,
    outer: queriesOf(client),
    begin: async (work, { isolation }) =>
      (await alive()).transaction(async (transaction) => {
        if (isolation === 'snapshot')
          await transaction.exec('set transaction isolation level repeatable read');
        return work(queriesOf(transaction));
      }),
    close: async () => {
      if (files.ended === null) await pg?.close();
      else files.abandon();
    },
  };
}

/** Commits one row and looks whether that called fsync: the hook is on PGlite's inside, which an update may change. */
async function probe(pg: PGlite, files: DurableNodeFS): Promise<boolean> {
  await pg.exec('create table if not exists durability_probe (id int primary key, at timestamptz not null)');
  const before = files.syncs;
  await pg.query(
    'insert into durability_probe values (1, now()) on conflict (id) do update set at = excluded.at',
  );
  return files.syncs > before;
}

/** What a database and a transaction of it have in common. */
type Client = Pick<PGlite, 'query' | 'exec'>;

function queriesOf(handle: Client): Queries {
  let orm: Orm | undefined;
  return {
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await handle.query<Row>(sql, [...params])).rows,
    script: async (sql) => {
      await handle.exec(sql);
    },
    get orm() {
      // A transaction has the methods that drizzle asks of a client.
      orm ??= drizzle({ client: handle as PGlite }) as unknown as Orm;
      return orm;
    },
  };
}
