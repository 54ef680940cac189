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

/**
 * Opens the database in `folder`, which must be there and be held by this process; `files` is how it is reached. One that has stopped
 * itself, as it does when its disk fails, is opened again by the next call; `onEnded` is told of it.
 */
export async function openPglite(
  folder: string,
  files = new DurableNodeFS(folder),
  onEnded?: (error: DbError) => void,
): Promise<PgliteDriver> {
  const open = () => PGlite.create({ fs: files, startParams: START, parsers: { [INT8]: parseInt8 } });
  let pg: PGlite | null = await open();
  let opening: Promise<PGlite> | undefined;

  const alive = async (): Promise<PGlite> => {
    if (files.ended !== null) {
      onEnded?.(files.ended);
      drop();
    }
    if (pg !== null) return pg;
    opening ??= open().finally(() => {
      opening = undefined;
    });
    try {
      pg = await opening;
      return pg;
    } catch (error) {
      drop();
      throw new DbError(
        'db-unavailable',
        `The embedded database in ${folder} stopped itself and does not open again (${messageOf(error)}). See that its disk has room and is sound.`,
      );
    }
  };
  const drop = () => {
    files.abandon();
    pg = null;
  };
  const client: Client = {
    query: async (...asked) => (await alive()).query(...asked),
    exec: async (...asked) => (await alive()).exec(...asked),
  };
  return {
    kind: 'pglite',
    width: 1,
    isPowerLossSafe: await probe(pg, files),
    outer: queriesOf(client),
    begin: async (work, { isolation }) =>
      (await alive()).transaction(async (transaction) => {
        if (isolation === 'snapshot')
          await transaction.exec('set transaction isolation level repeatable read');
        return work(queriesOf(transaction));
      }),
    close: async () => {
      if (files.ended === null) await pg?.close();
      else drop();
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
