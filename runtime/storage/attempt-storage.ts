import type { AttemptRecordOnDisk, StoredAttempt } from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import { blobsOfTree } from './content/blob-ids';
import type { ContentRefs } from './content/content-refs';
import { openedTree, storedTree } from './content/workspace-codec';
import type { RecordDatabase, RecordKey, Write } from './record-database';

/** The graded attempts of one lesson. Their files are mostly those of the workspace, so they share its blobs. */
export class AttemptStorage {
  readonly #db: RecordDatabase;
  readonly #key: RecordKey;
  readonly #refs: ContentRefs;

  constructor(db: RecordDatabase, key: RecordKey, refs: ContentRefs) {
    this.#db = db;
    this.#key = key;
    this.#refs = refs;
  }

  /** Newest first. @throws MissingBlobError */
  async load(): Promise<readonly StoredAttempt[]> {
    const { records, blobs } = await this.#db.read(['attempts', 'blobs'], async (reader) => {
      const found = await reader.under('attempts', this.#key);
      const attempts = found.map(({ value }) => value as AttemptRecordOnDisk);
      const ids = new Set<string>();
      for (const attempt of attempts) blobsOfTree(attempt, ids);
      const wanted = [...ids].filter((id) => this.#refs.contentOf(id) === undefined);
      const values = await reader.getMany('blobs', wanted.map(this.#blobKey));
      return { records: attempts, blobs: wanted.map((id, i) => [id, values[i]] as const) };
    });
    const read = new Map(blobs);
    return records
      .map(({ report, files, marks }): StoredAttempt => {
        const tree = openedTree({ files, marks }, (stored) => {
          if (typeof stored === 'string' || stored instanceof Uint8Array) return stored;
          return (read.get(stored.$blob) as FileContent | undefined) ?? this.#refs.content(stored);
        });
        return { report, files: tree.files, ...(marks && { marks }) };
      })
      .sort((a, b) => b.report.startedAt - a.report.startedAt);
  }

  /** Any tab may save one, so what is there already is looked up in the same transaction. */
  async save({ report, files, marks }: StoredAttempt): Promise<void> {
    const prepared = await this.#refs.prepare(Object.values(files));
    const tree = storedTree({ files, marks: marks ?? {} }, prepared.stored);
    const ids = [...blobsOfTree(tree)];
    const value: AttemptRecordOnDisk = { report, ...tree };
    await this.#db.transact(['attempts', 'blobs'], async (reader) => {
      const known = new Set((await reader.keys('blobs', this.#key)).map((key) => key.at(-1)));
      const missing = ids.filter((id) => !known.has(id));
      return [
        ...missing.map((id): Write => {
          const key = this.#blobKey(id);
          return { op: 'put', table: 'blobs', key, value: prepared.contentOf(id) };
        }),
        { op: 'put', table: 'attempts', key: [...this.#key, report.attemptId], value },
      ];
    });
  }

  readonly #blobKey = (id: string): RecordKey => [...this.#key, id];
}
