import type { LessonInFile, ProgressFile, ProjectInFile } from '../../contracts/progress-file';
import { changeOf, type LessonChange, type ProjectChange, projectChangeOf } from './compare-work';
import type { CourseStorage } from './course-storage';
import { type Blobs, exportLesson } from './export-lesson';
import { lessonWrites } from './lesson-writes';
import { storedSlugs } from './progress-file';
import { exportProject, projectWrites } from './project-transfer';
import { type ReadOptions, readProgressFile } from './read-progress-file';
import type { Write } from './record-database';

/** A checked file, compared with what is stored. Nothing has been changed yet. */
export interface ImportPlan {
  readonly file: ProgressFile;
  readonly lessons: readonly LessonChange[];
  readonly projects: readonly ProjectChange[];
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
  /** The ids of the projects of the Studio that were added or replaced, and of those that were left as they are here. */
  readonly projects: { readonly taken: readonly string[]; readonly kept: readonly string[] };
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
  /** Projects as they were, by id; null: there was none. Absent in backups from before they were carried. */
  readonly projects?: readonly {
    readonly id: string;
    readonly project: ProjectInFile | null;
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
  const projects = await Promise.all(
    file.payload.projects.map(async (project) => {
      const here = await exportProject(storage.database, project.card.id);
      return projectChangeOf(project, here?.project ?? null);
    }),
  );
  return { file, lessons, projects };
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
  const isTaken = ({ state, newer }: LessonChange) =>
    state === 'new' || (state === 'differs' && (policy === 'replace' || newer === 'file'));
  const taken = plan.lessons.filter(isTaken);
  const ids = new Set(plan.projects.filter(isTaken).map(({ slug }) => slug));
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
    projects: await Promise.all(
      [...ids].map(async (id) => ({ id, project: null, ...(await exportProject(database, id)) })),
    ),
  };
  const { lessons, projects, blobs, learnerSeed } = plan.file.payload;
  await database.write([
    { op: 'put', table: 'backups', key: [course, backupId], value: backup },
    ...lessons
      .filter(({ slug }) => slugs.has(slug))
      .flatMap((lesson) => lessonWrites(course, lesson.slug, lesson, blobs, newId)),
    ...projects
      .filter(({ card }) => ids.has(card.id))
      .flatMap((project) => projectWrites(project.card.id, project, blobs, newId)),
    ...(learnerSeed === null ? [] : [seedWrite(course, learnerSeed)]),
  ]);
  const named = (state: LessonChange['state']) =>
    taken.filter((one) => one.state === state).map(({ slug }) => slug);
  return {
    backupId,
    added: named('new'),
    replaced: named('differs'),
    kept: plan.lessons.filter(({ slug }) => !slugs.has(slug)).map(({ slug }) => slug),
    projects: {
      taken: [...ids],
      kept: plan.projects.filter(({ slug }) => !ids.has(slug)).map(({ slug }) => slug),
    },
  };
}

/** An import or erasing that can be undone. */
export interface BackupSummary {
  readonly id: string;
  readonly at: number;
  readonly slugs: readonly string[];
  /** The ids of projects of the Studio. */
  readonly projects: readonly string[];
}

/** The imports that can be undone, newest first. */
export async function importBackups(storage: CourseStorage): Promise<readonly BackupSummary[]> {
  const records = await storage.database.under('backups', [storage.course]);
  return records
    .map(({ key, value }) => ({ id: String(key[1]), at: (value as Backup).at, ...namesIn(value as Backup) }))
    .sort((a, b) => b.at - a.at);
}

/**
 * Puts back what an import replaced, in one transaction. Returns the slugs of the lessons and the ids of the projects, or
 * null: no such backup.
 */
export async function undoImport(
  storage: CourseStorage,
  backupId: string,
  newId: () => string,
): Promise<Pick<BackupSummary, 'slugs' | 'projects'> | null> {
  const { course, database } = storage;
  const backup = (await database.get('backups', [course, backupId])) as Backup | undefined;
  if (backup === undefined) return null;
  await database.write([
    ...backup.lessons.flatMap(({ slug, lesson, blobs = {} }) =>
      lessonWrites(course, slug, lesson, blobs, newId),
    ),
    ...(backup.projects ?? []).flatMap(({ id, project, blobs = {} }) =>
      projectWrites(id, project, blobs, newId),
    ),
    ...(backup.learnerSeed === null ? [] : [seedWrite(course, backup.learnerSeed)]),
    { op: 'delete', table: 'backups', key: [course, backupId] },
  ]);
  return namesIn(backup);
}

function namesIn({ lessons, projects = [] }: Backup): Pick<BackupSummary, 'slugs' | 'projects'> {
  return { slugs: lessons.map(({ slug }) => slug), projects: projects.map(({ id }) => id) };
}

function seedWrite(course: string, value: string): Write {
  return { op: 'put', table: 'settings', key: [course, 'learner-seed'], value };
}
