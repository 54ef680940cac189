import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { asStorageError, NotWriterError } from './errors';
import { latestVersion, MIGRATIONS, type Migration, migrate } from './migrations';
import type {
  Expectation,
  KeyedRecord,
  RecordDatabase,
  RecordKey,
  RecordReader,
  Table,
  Write,
} from './record-database';

export const DATABASE_NAME = 'stagecraft';

/**
 * The database port over IndexedDB. It opens when it is first needed, and again after the browser closed it or a newer
 * page upgraded it, so that one failure is not the end.
 */
export class IndexedDatabase implements RecordDatabase {
  readonly #name: string;
  readonly #migrations: readonly Migration[];
  #opening: Promise<IDBPDatabase> | null = null;

  constructor(name = DATABASE_NAME, migrations = MIGRATIONS) {
    this.#name = name;
    this.#migrations = migrations;
  }

  async get(table: Table, key: RecordKey): Promise<unknown> {
    return this.#attempt('reading', (database) => database.get(table, [...key]));
  }

  async getMany(table: Table, keys: readonly RecordKey[]): Promise<readonly unknown[]> {
    return this.read([table], (reader) => reader.getMany(table, keys));
  }

  async keys(table: Table, prefix: RecordKey): Promise<readonly RecordKey[]> {
    return this.read([table], (reader) => reader.keys(table, prefix));
  }

  async under(
    table: Table,
    prefix: RecordKey,
    after?: RecordKey,
    upTo?: RecordKey,
  ): Promise<readonly KeyedRecord[]> {
    return this.read([table], (reader) => reader.under(table, prefix, after, upTo));
  }

  async read<Result>(
    tables: readonly Table[],
    work: (reader: RecordReader) => Promise<Result>,
  ): Promise<Result> {
    return this.#attempt('reading', (database) => work(readerOf(database.transaction([...tables]))));
  }

  async write(writes: readonly Write[], expect?: Expectation): Promise<void> {
    const tables = [...new Set(writes.map(({ table }) => table))];
    await this.transact(tables, async () => writes, expect);
  }

  async transact(
    tables: readonly Table[],
    plan: (reader: RecordReader) => Promise<readonly Write[]>,
    expect?: Expectation,
  ): Promise<void> {
    const scope = new Set<string>(expect === undefined ? tables : [...tables, expect.table]);
    await this.#attempt('saving', async (database) => {
      const transaction = database.transaction([...scope], 'readwrite', { durability: 'strict' });
      const done = transaction.done;
      // It is awaited below, unless something is thrown before.
      done.catch(() => {});
      if (expect !== undefined) {
        const found: unknown = await transaction.objectStore(expect.table).get([...expect.key]);
        if (found !== expect.value) {
          transaction.abort();
          throw new NotWriterError();
        }
      }
      try {
        await applyWrites(transaction, await plan(readerOf(transaction)));
      } catch (error) {
        // A value that cannot be stored is refused at once, and what was asked before it must not be kept either.
        transaction.abort();
        throw error;
      }
      await done;
    });
  }

  close(): void {
    this.#opening?.then(
      (database) => database.close(),
      () => {},
    );
    this.#opening = null;
  }

  async #attempt<Result>(doing: string, use: (database: IDBPDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await use(await this.#open());
    } catch (error) {
      throw asStorageError(error, doing);
    }
  }

  #open(): Promise<IDBPDatabase> {
    if (this.#opening !== null) return this.#opening;
    const forget = () => {
      this.#opening = null;
    };
    const opening = openDB(this.#name, latestVersion(this.#migrations), {
      upgrade: (database, from, _to, transaction) => {
        // Opening fails when the upgrade does, and that failure is the one that is reported.
        transaction.done.catch(() => {});
        // idb awaits nothing here: a rejection must abort the upgrade, or a half-migrated database would be opened.
        migrate(this.#migrations, from, database, transaction).catch(() => abortQuietly(transaction));
      },
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    this.#opening = opening;
    return opening;
  }
}

type Stores = Pick<IDBPTransaction<unknown, string[], IDBTransactionMode>, 'objectStore'>;

/** Reads within a transaction. */
function readerOf(transaction: Stores): RecordReader {
  const store = (table: Table) => transaction.objectStore(table);
  const keysIn = async (table: Table, range: IDBKeyRange) =>
    (await store(table).getAllKeys(range)) as unknown as readonly RecordKey[];
  return {
    get: (table, key) => store(table).get([...key]),
    getMany: (table, keys) => Promise.all(keys.map((key) => store(table).get([...key]))),
    keys: (table, prefix) => keysIn(table, rangeUnder(prefix)),
    under: async (table, prefix, after, upTo) => {
      const range = rangeUnder(prefix, after, upTo);
      const [keys, values] = await Promise.all([keysIn(table, range), store(table).getAll(range)]);
      return keys.map((key, index) => ({ key, value: values[index] }));
    },
  };
}

/** So much is copied into the database at once; then the page may draw and hear its keys. */
const AT_ONCE = 2_000_000;

async function applyWrites(
  transaction: IDBPTransaction<unknown, string[], 'readwrite'>,
  writes: readonly Write[],
): Promise<void> {
  let given = 0;
  for (const write of writes) {
    const store = transaction.objectStore(write.table);
    const request: Promise<unknown> =
      write.op === 'put'
        ? store.put(write.value, [...write.key])
        : store.delete(write.op === 'delete' ? [...write.key] : rangeUnder(write.key));
    // A request that fails aborts the transaction, and its `done` rejects with the error.
    request.catch(() => {});
    given += sizeOf(write);
    if (given < AT_ONCE) continue;
    given = 0;
    // As long as a request of its own is awaited, the transaction stays open.
    await request;
  }
}

/** Roughly how much a write copies: contents alone can be large. */
function sizeOf(write: Write): number {
  const value = write.op === 'put' ? write.value : null;
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
}

function abortQuietly(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // The transaction has already been aborted by the failure itself.
  }
}

/** Every key that begins with `prefix`: an array sorts after all strings and numbers, so `[…prefix, []]` ends the range. */
function rangeUnder(prefix: RecordKey, after?: RecordKey, upTo?: RecordKey): IDBKeyRange {
  const end = upTo === undefined ? [...prefix, []] : [...upTo];
  return after === undefined
    ? IDBKeyRange.bound([...prefix], end)
    : IDBKeyRange.bound([...after], end, true, false);
}
