import { asStorageError, NotWriterError } from './errors';
import type {
  Expectation,
  KeyedRecord,
  RecordDatabase,
  RecordKey,
  RecordReader,
  Table,
  Write,
} from './record-database';

/** The database port in memory: for tests, scratch pages, and browsers that refuse to store anything. */
export class MemoryDatabase implements RecordDatabase {
  readonly #records = new Map<string, { table: Table; key: RecordKey; value: unknown }>();
  /** Grows with each change. */
  #version = 0;
  /** Called before each transaction; a test makes it throw or wait. */
  beforeWrite: (writes: readonly Write[]) => void | Promise<void> = () => {};

  async get(table: Table, key: RecordKey): Promise<unknown> {
    return structuredClone(this.#records.get(idOf(table, key))?.value);
  }

  async getMany(table: Table, keys: readonly RecordKey[]): Promise<readonly unknown[]> {
    return keys.map((key) => structuredClone(this.#records.get(idOf(table, key))?.value));
  }

  async keys(table: Table, prefix: RecordKey): Promise<readonly RecordKey[]> {
    return this.#found(table, prefix).map(({ key }) => key);
  }

  async under(
    table: Table,
    prefix: RecordKey,
    after?: RecordKey,
    upTo?: RecordKey,
  ): Promise<readonly KeyedRecord[]> {
    return this.#found(table, prefix)
      .filter(({ key }) => after === undefined || compareKeys(key, after) > 0)
      .filter(({ key }) => upTo === undefined || compareKeys(key, upTo) <= 0)
      .map(({ key, value }) => structuredClone({ key, value }));
  }

  async read<Result>(
    _tables: readonly Table[],
    work: (reader: RecordReader) => Promise<Result>,
  ): Promise<Result> {
    for (;;) {
      const version = this.#version;
      const result = await work(this);
      if (version === this.#version) return result;
    }
  }

  async write(writes: readonly Write[], expect?: Expectation): Promise<void> {
    this.#apply(await this.#prepared(writes, expect));
  }

  async transact(
    _tables: readonly Table[],
    plan: (reader: RecordReader) => Promise<readonly Write[]>,
    expect?: Expectation,
  ): Promise<void> {
    for (;;) {
      const version = this.#version;
      const writes = await this.#prepared(await plan(this), expect);
      // What was read may have changed since: then it is read again.
      if (version === this.#version) return this.#apply(writes);
    }
  }

  close(): void {
    // Nothing is held open.
  }

  #found(table: Table, prefix: RecordKey) {
    return [...this.#records.values()]
      .filter((record) => record.table === table && beginsWith(record.key, prefix))
      .sort((a, b) => compareKeys(a.key, b.key));
  }

  /** A copy of writes that may be applied now. */
  async #prepared(writes: readonly Write[], expect?: Expectation): Promise<readonly Write[]> {
    try {
      await this.beforeWrite(writes);
    } catch (error) {
      throw asStorageError(error, 'saving');
    }
    if (expect !== undefined && this.#records.get(idOf(expect.table, expect.key))?.value !== expect.value)
      throw new NotWriterError();
    try {
      return structuredClone(writes);
    } catch (error) {
      throw asStorageError(error, 'saving');
    }
  }

  #apply(writes: readonly Write[]): void {
    this.#version++;
    for (const write of writes) {
      if (write.op === 'put') this.#records.set(idOf(write.table, write.key), write);
      else if (write.op === 'delete') this.#records.delete(idOf(write.table, write.key));
      else
        for (const [id, record] of this.#records)
          if (record.table === write.table && beginsWith(record.key, write.key)) this.#records.delete(id);
    }
  }
}

function idOf(table: Table, key: RecordKey): string {
  return JSON.stringify([table, ...key]);
}

function beginsWith(key: RecordKey, prefix: RecordKey): boolean {
  return prefix.every((part, index) => key[index] === part);
}

/** The order of IndexedDB: numbers before strings, part by part. */
function compareKeys(a: RecordKey, b: RecordKey): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x === y) continue;
    if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
