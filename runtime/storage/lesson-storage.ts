import type {
  AttemptRecordOnDisk,
  DocumentKind,
  LessonProgress,
  StoredAttempt,
  StoredRun,
} from '../../contracts/stored-records';
import type { GradeReport } from '../../engine/grading/types';
import { AttemptStorage } from './attempt-storage';
import { ContentRefs } from './content/content-refs';
import { type Forgotten, forgetTimeline } from './forget-timeline';
import type { RecordDatabase, RecordKey, Write } from './record-database';
import type { SavedBatch, StoredWorkspace, WorkspaceBatch } from './stored-workspace';
import { TimelineStorage } from './timeline-storage';
import { WorkspaceStorage } from './workspace-storage';

/** How many finished runs of a lesson are kept. */
export const KEPT_RUNS = 20;

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

/** The records of one lesson of one course. Every method rejects with a StagecraftError that says what failed. */
export class LessonStorage {
  readonly #db: RecordDatabase;
  readonly #key: readonly [course: string, slug: string];
  /** What is known of the contents that the records refer to. */
  readonly refs = new ContentRefs();
  readonly timeline: TimelineStorage;
  readonly #workspace: WorkspaceStorage;
  readonly #attempts: AttemptStorage;
  /** A token whose claim did not get through. */
  #owed: string | null = null;

  constructor(db: RecordDatabase, course: string, slug: string) {
    this.#db = db;
    this.#key = [course, slug];
    this.timeline = new TimelineStorage(db, this.#key);
    this.#workspace = new WorkspaceStorage(db, this.#key, this.refs);
    this.#attempts = new AttemptStorage(db, this.#key, this.refs);
  }

  async load(): Promise<StoredLesson> {
    // First, so that attempts share the contents that the workspace holds.
    const workspace = await this.loadWorkspace();
    const [runs, attempts, documents, progress] = await Promise.all([
      this.#db.under('runs', this.#key),
      this.#attempts.load(),
      this.loadDocuments(),
      this.#db.get('progress', this.#key) as Promise<LessonProgress | undefined>,
    ]);
    return {
      workspace,
      runs: runs.map(({ value }) => value as StoredRun).sort((a, b) => b.startedAt - a.startedAt),
      attempts,
      documents,
      progress: progress ?? null,
    };
  }

  loadWorkspace(): Promise<StoredWorkspace | null> {
    return this.#workspace.load();
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
      terminal: {},
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

  /** Whether the pen was claimed and is not stored yet: another's, or none, still stands there. */
  get owesClaim(): boolean {
    return this.#owed !== null;
  }

  /** Who holds the pen. */
  async writer(): Promise<string | null> {
    return ((await this.#db.get('writers', this.#key)) as string | undefined) ?? null;
  }

  /** @throws NotWriterError when another tab took the pen; nothing is written then. */
  async saveWorkspace(batch: WorkspaceBatch): Promise<SavedBatch> {
    const { writes, saved, done } = await this.#workspace.plan(batch);
    const pen = { table: 'writers', key: this.#key, value: batch.token } as const;
    if (this.#owed !== batch.token) await this.#db.write(writes, pen);
    else {
      await this.#db.write([...writes, { op: 'put', ...pen }]);
      this.#owed = null;
    }
    done();
    return saved;
  }

  /** See `forgetTimeline`. What was freed is known to be gone. */
  async forgetTimeline(token: string, first: number): Promise<Forgotten> {
    const forgotten = await forgetTimeline(this.#db, this.#key, token, first);
    this.refs.forgetDisk();
    this.refs.onDisk(forgotten.live);
    return forgotten;
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

  /** The verdicts on the attempts, newest first, without the files that they judged. */
  async loadReports(): Promise<readonly GradeReport[]> {
    const records = await this.#db.under('attempts', this.#key);
    return records
      .map(({ value }) => (value as AttemptRecordOnDisk).report)
      .sort((a, b) => b.startedAt - a.startedAt);
  }

  async saveAttempt(attempt: StoredAttempt): Promise<void> {
    await this.#attempts.save(attempt);
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

  async #put(table: 'documents' | 'progress' | 'cache', key: RecordKey, value: unknown) {
    await this.#db.write([{ op: 'put', table, key, value }]);
  }
}
