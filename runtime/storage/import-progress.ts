import type { LessonInFile, ProgressFile } from '../../contracts/progress-file';
import type { CourseStorage } from './course-storage';
import type { StoredLesson } from './lesson-storage';
import { lessonForFile, storedSlugs } from './progress-file';
import { type ReadOptions, readProgressFile } from './read-progress-file';
import type { RecordKey, Write } from './record-database';

/** What an import would do to one lesson. */
export interface LessonChange {
  readonly slug: string;
  /** `new`: nothing is here; `same`: nothing differs; `differs`: both have work, and one must give way. */
  readonly state: 'new' | 'same' | 'differs';
  /** Which of the two was worked on later. */
  readonly newer: 'file' | 'here';
  readonly here: LessonSummary | null;
  readonly file: LessonSummary;
}

/** A few figures of a lesson's work. */
export interface LessonSummary {
  readonly status: 'not-started' | 'started' | 'done';
  /** In [0, 1]. */
  readonly credit: number;
  readonly files: number;
  readonly attempts: number;
  /** Milliseconds since the Unix epoch. */
  readonly workedAt: number;
}

/** A checked file, compared with what is stored. Nothing has been changed yet. */
export interface ImportPlan {
  readonly file: ProgressFile;
  readonly lessons: readonly LessonChange[];
}

/** `replace`: the file wins wherever both have work; `keep-newer`: whichever was worked on later stays. */
export type ImportPolicy = 'replace' | 'keep-newer';

/** What an import did. */
export interface ImportResult {
  /** Gives what was replaced back: see `undoImport`. */
  readonly backupId: string;
  readonly added: readonly string[];
  readonly replaced: readonly string[];
  /** Lessons of the file that were left as they are here. */
  readonly kept: readonly string[];
}

/** The work that an import replaced, or that was erased. */
export interface Backup {
  readonly at: number;
  readonly learnerSeed: string | null;
  /** As it was, by slug; null: nothing was stored. */
  readonly lessons: readonly { readonly slug: string; readonly lesson: LessonInFile | null }[];
}

/**
 * Reads a file, checks all of it and says what importing it would change.
 * @throws ProgressFileError, and nothing is changed
 */
export async function planImport(
  storage: CourseStorage,
  bytes: Uint8Array<ArrayBuffer>,
  options?: ReadOptions,
): Promise<ImportPlan> {
  const file = await readProgressFile(bytes, storage.course, options);
  const known = new Set(await storedSlugs(storage));
  const lessons = await Promise.all(
    file.payload.lessons.map(async (lesson): Promise<LessonChange> => {
      const stored = known.has(lesson.slug) ? await storage.lesson(lesson.slug).load() : null;
      return changeOf(lesson, stored);
    }),
  );
  return { file, lessons };
}

/**
 * Carries an import out in one transaction, after keeping what it replaces. Open tabs of those lessons must be told
 * (`{ type: 'replaced' }`), since the pen of each is taken from them.
 */
export async function applyImport(
  storage: CourseStorage,
  plan: ImportPlan,
  policy: ImportPolicy,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): Promise<ImportResult> {
  const { course, database } = storage;
  const taken = plan.lessons.filter(
    ({ state, newer }) =>
      state === 'new' || (state === 'differs' && (policy === 'replace' || newer === 'file')),
  );
  const slugs = new Set(taken.map(({ slug }) => slug));
  const backupId = newId();
  const seed = await storage.setting('learner-seed');
  const known = new Set(await storedSlugs(storage));
  const backup: Backup = {
    at: now,
    learnerSeed: typeof seed === 'string' ? seed : null,
    lessons: await Promise.all(
      taken.map(async ({ slug }) => ({
        slug,
        lesson: known.has(slug) ? lessonForFile(slug, await storage.lesson(slug).load()) : null,
      })),
    ),
  };
  const { lessons, learnerSeed } = plan.file.payload;
  await database.write([
    { op: 'put', table: 'backups', key: [course, backupId], value: backup },
    ...lessons
      .filter(({ slug }) => slugs.has(slug))
      .flatMap((lesson) => lessonWrites(course, lesson.slug, lesson, newId)),
    ...(learnerSeed === null ? [] : [seedWrite(course, learnerSeed)]),
  ]);
  const named = (state: LessonChange['state']) =>
    taken.filter((one) => one.state === state).map(({ slug }) => slug);
  return {
    backupId,
    added: named('new'),
    replaced: named('differs'),
    kept: plan.lessons.filter(({ slug }) => !slugs.has(slug)).map(({ slug }) => slug),
  };
}

/** The imports that can be undone, newest first. */
export async function importBackups(
  storage: CourseStorage,
): Promise<readonly { readonly id: string; readonly at: number; readonly slugs: readonly string[] }[]> {
  const records = await storage.database.under('backups', [storage.course]);
  return records
    .map(({ key, value }) => {
      const { at, lessons } = value as Backup;
      return { id: String(key[1]), at, slugs: lessons.map(({ slug }) => slug) };
    })
    .sort((a, b) => b.at - a.at);
}

/** Puts back what an import replaced, in one transaction. Returns the slugs of the lessons, or null: no such backup. */
export async function undoImport(
  storage: CourseStorage,
  backupId: string,
  newId: () => string,
): Promise<readonly string[] | null> {
  const { course, database } = storage;
  const backup = (await database.get('backups', [course, backupId])) as Backup | undefined;
  if (backup === undefined) return null;
  await database.write([
    ...backup.lessons.flatMap(({ slug, lesson }) => lessonWrites(course, slug, lesson, newId)),
    ...(backup.learnerSeed === null ? [] : [seedWrite(course, backup.learnerSeed)]),
    { op: 'delete', table: 'backups', key: [course, backupId] },
  ]);
  return backup.lessons.map(({ slug }) => slug);
}

function seedWrite(course: string, value: string): Write {
  return { op: 'put', table: 'settings', key: [course, 'learner-seed'], value };
}

/** Puts one lesson's records in place of all that is stored of it; takes the pen from any tab that holds it. */
export function lessonWrites(
  course: string,
  slug: string,
  lesson: LessonInFile | null,
  newId: () => string,
): Write[] {
  const key: RecordKey = [course, slug];
  const cleared = (
    ['workspaces', 'workspaceEvents', 'runs', 'attempts', 'documents', 'progress'] as const
  ).map((table): Write => ({ op: 'delete-under', table, key }));
  const pen: Write = { op: 'put', table: 'writers', key, value: newId() };
  if (lesson === null) return [...cleared, pen];
  return [
    ...cleared,
    pen,
    ...(lesson.workspace === null ? [] : [put('workspaces', key, lesson.workspace)]),
    ...(lesson.progress === null ? [] : [put('progress', key, lesson.progress)]),
    ...lesson.runs.map((run) => put('runs', [...key, run.runId], run)),
    ...lesson.attempts.map((attempt) => put('attempts', [...key, attempt.report.attemptId], attempt)),
    ...lesson.documents.map(({ kind, id, value }) => put('documents', [...key, kind, id], value)),
  ];
}

function put(table: Extract<Write, { op: 'put' }>['table'], key: RecordKey, value: unknown): Write {
  return { op: 'put', table, key, value };
}

function changeOf(lesson: LessonInFile, stored: StoredLesson | null): LessonChange {
  const here = stored === null ? null : lessonForFile(lesson.slug, stored);
  const file = summaryOf(lesson);
  if (here === null) return { slug: lesson.slug, state: 'new', newer: 'file', here: null, file };
  const summary = summaryOf(here);
  return {
    slug: lesson.slug,
    state: fingerprint(here) === fingerprint(lesson) ? 'same' : 'differs',
    newer: file.workedAt > summary.workedAt ? 'file' : 'here',
    here: summary,
    file,
  };
}

function summaryOf(lesson: LessonInFile): LessonSummary {
  return {
    status: lesson.progress?.status ?? 'not-started',
    credit: lesson.progress?.credit ?? 0,
    files: Object.keys(lesson.workspace?.model.files ?? {}).length,
    attempts: lesson.attempts.length,
    workedAt: Math.max(
      0,
      lesson.workspace?.updatedAt ?? 0,
      ...lesson.runs.map(({ startedAt }) => startedAt),
      ...lesson.attempts.map(({ report }) => report.finishedAt),
      ...lesson.documents.map((document) =>
        document.kind === 'prediction'
          ? document.value.lockedAt
          : document.kind === 'recall'
            ? document.value.at
            : 0,
      ),
    ),
  };
}

/** What makes two lessons' work the same: everything but where and when the learner last looked. */
function fingerprint(lesson: LessonInFile): string {
  const { progress, documents, workspace } = lesson;
  return canonical({
    files: workspace?.model.files ?? null,
    past: workspace?.model.past ?? null,
    runs: lesson.runs.map(({ runId }) => runId).sort(),
    attempts: lesson.attempts.map(({ report }) => report.attemptId).sort(),
    documents: documents
      .filter(({ kind }) => kind !== 'editor')
      .sort((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1)),
    exercises: progress?.exercises ?? {},
  });
}

/** JSON with sorted keys; bytes as lists of numbers. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return [...part];
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
