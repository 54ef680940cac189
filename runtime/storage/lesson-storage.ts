import type {
  DocumentKind,
  LessonProgress,
  StoredAttempt,
  StoredRun,
  WorkspaceEventRecord,
  WorkspaceRecord,
} from '../../contracts/stored-records';
import { foldEvents } from '../../engine/workspace/apply';
import type { WorkspaceEvent } from '../../engine/workspace/events';
import { eventSize } from '../../engine/workspace/log';
import type { RecordDatabase, RecordKey, Write } from './record-database';

/** How many finished runs of a lesson are kept. */
export const KEPT_RUNS = 20;

/** A workspace as it is stored now: snapshot and log folded together. */
export interface StoredWorkspace extends WorkspaceRecord {
  /** How long the log behind the snapshot is. */
  readonly log: { readonly events: number; readonly size: number };
}

/** Everything stored about a lesson. */
export interface StoredLesson {
  /** Null until the learner's first change. */
  readonly workspace: StoredWorkspace | null;
  /** Newest first. */
  readonly runs: readonly StoredRun[];
  /** Newest first. */
  readonly attempts: readonly StoredAttempt[];
  readonly documents: Readonly<Record<DocumentKind, Readonly<Record<string, unknown>>>>;
  readonly progress: LessonProgress | null;
}

/** What is saved of a workspace at once. */
export interface WorkspaceBatch {
  readonly token: string;
  readonly events: readonly WorkspaceEvent[];
  /** The number of the first of `events`. */
  readonly firstSeq: number;
  readonly at: number;
  /** Given: the log is compacted into this snapshot, which includes `events`. */
  readonly snapshot?: WorkspaceRecord;
}

/** The records of one lesson of one course. Every method rejects with a StagecraftError that says what failed. */
export class LessonStorage {
  readonly #db: RecordDatabase;
  readonly #key: readonly [course: string, slug: string];
  /** A token whose claim did not get through. */
  #owed: string | null = null;

  constructor(db: RecordDatabase, course: string, slug: string) {
    this.#db = db;
    this.#key = [course, slug];
  }

  async load(): Promise<StoredLesson> {
    const [workspace, runs, attempts, documents, progress] = await Promise.all([
      this.loadWorkspace(),
      this.#db.under('runs', this.#key),
      this.#db.under('attempts', this.#key),
      this.loadDocuments(),
      this.#db.get('progress', this.#key) as Promise<LessonProgress | undefined>,
    ]);
    return {
      workspace,
      runs: runs.map(({ value }) => value as StoredRun).sort((a, b) => b.startedAt - a.startedAt),
      attempts: attempts
        .map(({ value }) => value as StoredAttempt)
        .sort((a, b) => b.report.startedAt - a.report.startedAt),
      documents,
      progress: progress ?? null,
    };
  }

  async loadWorkspace(): Promise<StoredWorkspace | null> {
    const record = (await this.#db.get('workspaces', this.#key)) as WorkspaceRecord | undefined;
    if (record === undefined) return null;
    const tail = await this.#db.under('workspaceEvents', this.#key, [...this.#key, record.seq]);
    const events = tail.map(({ value }) => value as WorkspaceEventRecord);
    const last = tail.at(-1);
    return {
      ...record,
      model: foldEvents(
        // Work that was stored before there were links and empty folders has no marks.
        { ...record.model, marks: record.model.marks ?? {} },
        events.map(({ event }) => event),
      ),
      seq: last === undefined ? record.seq : Number(last.key.at(-1)),
      updatedAt: events.at(-1)?.at ?? record.updatedAt,
      log: { events: events.length, size: events.reduce((sum, { event }) => sum + eventSize(event), 0) },
    };
  }

  async loadDocuments(): Promise<StoredLesson['documents']> {
    const documents: Record<DocumentKind, Record<string, unknown>> = {
      prediction: {},
      recall: {},
      hints: {},
      replay: {},
      'change-request': {},
      editor: {},
      tuning: {},
    };
    for (const { key, value } of await this.#db.under('documents', this.#key)) {
      const [, , kind, id] = key;
      const kept = documents[kind as DocumentKind];
      if (kept !== undefined) kept[String(id)] = value;
    }
    return documents;
  }

  /**
   * Takes the pen: from now on only batches with this token are saved. Returns the token before it. When it fails, as
   * on a full disk, the next batch with this token claims it in its own transaction.
   */
  async claim(token: string): Promise<string | null> {
    this.#owed = token;
    const before = await this.writer();
    await this.#db.write([{ op: 'put', table: 'writers', key: this.#key, value: token }]);
    this.#owed = null;
    return before;
  }

  /** Who holds the pen. */
  async writer(): Promise<string | null> {
    return ((await this.#db.get('writers', this.#key)) as string | undefined) ?? null;
  }

  /** @throws NotWriterError when another tab took the pen; nothing is written then. */
  async saveWorkspace(batch: WorkspaceBatch): Promise<void> {
    const key = this.#key;
    const writes: Write[] =
      batch.snapshot === undefined
        ? batch.events.map((event, index) => ({
            op: 'put',
            table: 'workspaceEvents',
            key: [...key, batch.firstSeq + index],
            value: { event, at: batch.at } satisfies WorkspaceEventRecord,
          }))
        : [
            { op: 'delete-under', table: 'workspaceEvents', key },
            { op: 'put', table: 'workspaces', key, value: batch.snapshot },
          ];
    if (this.#owed !== batch.token)
      return this.#db.write(writes, { table: 'writers', key, value: batch.token });
    await this.#db.write([...writes, { op: 'put', table: 'writers', key, value: batch.token }]);
    this.#owed = null;
  }

  /** Adds a run and drops those beyond the newest `KEPT_RUNS`. */
  async saveRun(run: StoredRun): Promise<void> {
    const known = await this.#db.under('runs', this.#key);
    const dropped = known
      .map(({ key, value }) => ({ key, startedAt: (value as StoredRun).startedAt }))
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(KEPT_RUNS - 1);
    await this.#db.write([
      ...dropped.map(({ key }): Write => ({ op: 'delete', table: 'runs', key })),
      { op: 'put', table: 'runs', key: [...this.#key, run.runId], value: run },
    ]);
  }

  async saveAttempt(attempt: StoredAttempt): Promise<void> {
    await this.#put('attempts', [...this.#key, attempt.report.attemptId], attempt);
  }

  async saveDocument(kind: DocumentKind, id: string, value: unknown): Promise<void> {
    await this.#put('documents', [...this.#key, kind, id], value);
  }

  async loadProgress(): Promise<LessonProgress | null> {
    return ((await this.#db.get('progress', this.#key)) as LessonProgress | undefined) ?? null;
  }

  async saveProgress(progress: LessonProgress): Promise<void> {
    await this.#put('progress', this.#key, progress);
  }

  /** What was computed once and may be computed again; not exported. */
  async cached(name: string): Promise<unknown> {
    return this.#db.get('cache', [...this.#key, name]);
  }

  async saveCached(name: string, value: unknown): Promise<void> {
    await this.#put('cache', [...this.#key, name], value);
  }

  async #put(table: 'attempts' | 'documents' | 'progress' | 'cache', key: RecordKey, value: unknown) {
    await this.#db.write([{ op: 'put', table, key, value }]);
  }
}
