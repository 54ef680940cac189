import { type IDBPDatabase, openDB } from 'idb';
import { asStorageError, NotWriterError } from './errors';
import { latestVersion, MIGRATIONS, type Migration, migrate } from './migrations';
import type { Expectation, KeyedRecord, RecordDatabase, RecordKey, Table, Write } from './record-database';

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

  async under(table: Table, prefix: RecordKey, after?: RecordKey): Promise<readonly KeyedRecord[]> {
    const range = rangeUnder(prefix, after);
    return this.#attempt('reading', async (database) => {
      const store = database.transaction(table).store;
      const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      return keys.map((key, index) => ({ key: key as unknown as RecordKey, value: values[index] }));
    });
  }

  async write(writes: readonly Write[], expect?: Expectation): Promise<void> {
    const tables = new Set<string>(writes.map(({ table }) => table));
    if (expect !== undefined) tables.add(expect.table);
    await this.#attempt('saving', async (database) => {
      const transaction = database.transaction([...tables], 'readwrite', { durability: 'strict' });
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
        for (const write of writes) {
          const store = transaction.objectStore(write.table);
          const request =
            write.op === 'put'
              ? store.put(write.value, [...write.key])
              : store.delete(write.op === 'delete' ? [...write.key] : rangeUnder(write.key));
          // A request that fails aborts the transaction, and `done` rejects with its error.
          request.catch(() => {});
        }
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

function abortQuietly(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // The transaction has already been aborted by the failure itself.
  }
}

/** Every key that begins with `prefix`: an array sorts after all strings and numbers, so `[…prefix, []]` ends the range. */
function rangeUnder(prefix: RecordKey, after?: RecordKey): IDBKeyRange {
  const end = [...prefix, []];
  return after === undefined
    ? IDBKeyRange.bound([...prefix], end)
    : IDBKeyRange.bound([...after], end, true, false);
}
