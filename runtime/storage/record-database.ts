/** The tables of the database; each maps a key to a plain value. */
export const TABLES = [
  'workspaces',
  'workspaceEvents',
  'timeline',
  'keyframes',
  'blobs',
  'writers',
  'runs',
  'attempts',
  'documents',
  'progress',
  'settings',
  'cache',
  'backups',
  'syncStreams',
  'syncEvents',
  'syncStamps',
  'syncDrafts',
  'handIns',
] as const;

export type Table = (typeof TABLES)[number];

/** A key is a list of parts; keys that begin alike lie together, so that a lesson's records can be read at once. */
export type RecordKey = readonly (string | number)[];

/** A record with its key. */
export interface KeyedRecord {
  readonly key: RecordKey;
  readonly value: unknown;
}

/** One change of a transaction. `delete-under` takes every record whose key begins with `key`. */
export type Write =
  | { readonly op: 'put'; readonly table: Table; readonly key: RecordKey; readonly value: unknown }
  | { readonly op: 'delete'; readonly table: Table; readonly key: RecordKey }
  | { readonly op: 'delete-under'; readonly table: Table; readonly key: RecordKey };

/** What a record must be for a transaction to go through: it is looked at inside the transaction. */
export interface Expectation {
  readonly table: Table;
  readonly key: RecordKey;
  readonly value: string;
}

/** Reading, in a transaction of its own or in that of a larger change. */
export interface RecordReader {
  get(table: Table, key: RecordKey): Promise<unknown>;
  /** The values of many keys, in their order; undefined where there is none. */
  getMany(table: Table, keys: readonly RecordKey[]): Promise<readonly unknown[]>;
  /** The keys that begin with `prefix`, in order. */
  keys(table: Table, prefix: RecordKey): Promise<readonly RecordKey[]>;
  /**
   * The records whose key begins with `prefix`, in the order of their keys; with `after`, only later keys, with `upTo`,
   * only keys up to that one.
   */
  under(
    table: Table,
    prefix: RecordKey,
    after?: RecordKey,
    upTo?: RecordKey,
  ): Promise<readonly KeyedRecord[]>;
}

/**
 * The port to the browser's database: a few tables of records and transactions that happen whole or not at all.
 * Values are copied on the way in and out (structured clone). Every method rejects with a StagecraftError.
 */
export interface RecordDatabase extends RecordReader {
  /** Reads of `tables` as they are at one moment. `work` may await its reader and nothing else, and may be called again. */
  read<Result>(tables: readonly Table[], work: (reader: RecordReader) => Promise<Result>): Promise<Result>;
  /**
   * Applies `writes` in one transaction; resolves once they are on disk.
   * @throws NotWriterError when `expect` does not hold, and then nothing is written.
   */
  write(writes: readonly Write[], expect?: Expectation): Promise<void>;
  /**
   * Reads, and writes what `plan` then returns, in one transaction over `tables`: nothing changes in between. `plan` may
   * await its reader and nothing else, and may be called again.
   * @throws NotWriterError as `write`
   */
  transact(
    tables: readonly Table[],
    plan: (reader: RecordReader) => Promise<readonly Write[]>,
    expect?: Expectation,
  ): Promise<void>;
  close(): void;
}
