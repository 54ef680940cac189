import type { LessonInFile, ProgressFile } from '../../contracts/progress-file';
import type { BlobRef } from '../../contracts/stored-records';
import type { FileContent } from '../../engine/core/files';
import { sha256Hex } from '../../engine/core/hash';
import { isBlobRef, isKeptApart } from './content/content-refs';
import type { CourseStorage } from './course-storage';
import { type Blobs, exportLesson } from './export-lesson';
import { lessonWrites } from './lesson-writes';
import { storedSlugs } from './progress-file';
import { type ReadOptions, readProgressFile } from './read-progress-file';
import type { Write } from './record-database';

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
  readonly lessons: readonly {
    readonly slug: string;
    readonly lesson: LessonInFile | null;
    /** What the lesson refers to. */
    readonly blobs?: Blobs;
  }[];
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
      const here = known.has(lesson.slug)
        ? (await exportLesson(lesson.slug, storage.lesson(lesson.slug))).lesson
        : null;
      return changeOf(lesson, here);
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
      taken.map(async ({ slug }) =>
        known.has(slug)
          ? { slug, ...(await exportLesson(slug, storage.lesson(slug))) }
          : { slug, lesson: null },
      ),
    ),
  };
  const { lessons, blobs, learnerSeed } = plan.file.payload;
  await database.write([
    { op: 'put', table: 'backups', key: [course, backupId], value: backup },
    ...lessons
      .filter(({ slug }) => slugs.has(slug))
      .flatMap((lesson) => lessonWrites(course, lesson.slug, lesson, blobs, newId)),
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
    ...backup.lessons.flatMap(({ slug, lesson, blobs = {} }) =>
      lessonWrites(course, slug, lesson, blobs, newId),
    ),
    ...(backup.learnerSeed === null ? [] : [seedWrite(course, backup.learnerSeed)]),
    { op: 'delete', table: 'backups', key: [course, backupId] },
  ]);
  return backup.lessons.map(({ slug }) => slug);
}

function seedWrite(course: string, value: string): Write {
  return { op: 'put', table: 'settings', key: [course, 'learner-seed'], value };
}

function changeOf(lesson: LessonInFile, here: LessonInFile | null): LessonChange {
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

/** JSON with sorted keys; large contents as the ids of their blobs, whether they lie apart or not. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) return isKeptApart(part) ? idOf(part) : part;
    if (isBlobRef(part as BlobRef)) return (part as BlobRef).$blob;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function idOf(content: FileContent): string {
  return `${typeof content === 'string' ? 't' : 'b'}${sha256Hex(content)}`;
}
