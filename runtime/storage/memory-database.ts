import { asStorageError, NotWriterError } from './errors';
import type { Expectation, KeyedRecord, RecordDatabase, RecordKey, Table, Write } from './record-database';

/** The database port in memory: for tests, scratch pages, and browsers that refuse to store anything. */
export class MemoryDatabase implements RecordDatabase {
  readonly #records = new Map<string, { table: Table; key: RecordKey; value: unknown }>();
  /** Called before each transaction; a test makes it throw or wait. */
  beforeWrite: (writes: readonly Write[]) => void | Promise<void> = () => {};

  async get(table: Table, key: RecordKey): Promise<unknown> {
    return structuredClone(this.#records.get(idOf(table, key))?.value);
  }

  async under(table: Table, prefix: RecordKey, after?: RecordKey): Promise<readonly KeyedRecord[]> {
    return [...this.#records.values()]
      .filter((record) => record.table === table && beginsWith(record.key, prefix))
      .filter((record) => after === undefined || compareKeys(record.key, after) > 0)
      .sort((a, b) => compareKeys(a.key, b.key))
      .map(({ key, value }) => structuredClone({ key, value }));
  }

  async write(writes: readonly Write[], expect?: Expectation): Promise<void> {
    try {
      await this.beforeWrite(writes);
    } catch (error) {
      throw asStorageError(error, 'saving');
    }
    if (expect !== undefined && this.#records.get(idOf(expect.table, expect.key))?.value !== expect.value)
      throw new NotWriterError();
    let copies: readonly Write[];
    try {
      copies = structuredClone(writes);
    } catch (error) {
      throw asStorageError(error, 'saving');
    }
    for (const write of copies) {
      if (write.op === 'put') this.#records.set(idOf(write.table, write.key), write);
      else if (write.op === 'delete') this.#records.delete(idOf(write.table, write.key));
      else
        for (const [id, record] of this.#records)
          if (record.table === write.table && beginsWith(record.key, write.key)) this.#records.delete(id);
    }
  }

  close(): void {
    // Nothing is held open.
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
