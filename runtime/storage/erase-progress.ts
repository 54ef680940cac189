import type { CourseStorage } from './course-storage';
import { exportLesson } from './export-lesson';
import type { Backup } from './import-progress';
import { eraseWrites } from './lesson-writes';
import { storedSlugs } from './progress-file';

/** What was erased. */
export interface EraseResult {
  /** Brings everything back: see `undoImport`. Null: there was nothing. */
  readonly backupId: string | null;
  readonly erased: readonly string[];
}

/**
 * Erases the work of every lesson in one transaction, after keeping it as a backup. The learner's seed stays, so that the
 * hidden cases of attempts that are brought back are still their own. Open tabs of those lessons must be told
 * (`{ type: 'replaced' }`), since the pen of each is taken from them.
 */
export async function eraseProgress(
  storage: CourseStorage,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): Promise<EraseResult> {
  const { course, database } = storage;
  const erased = await storedSlugs(storage);
  if (erased.length === 0) return { backupId: null, erased };
  const backupId = newId();
  const backup: Backup = {
    at: now,
    learnerSeed: null,
    lessons: await Promise.all(
      erased.map(async (slug) => ({ slug, ...(await exportLesson(slug, storage.lesson(slug))) })),
    ),
  };
  await database.write([
    { op: 'put', table: 'backups', key: [course, backupId], value: backup },
    ...erased.flatMap((slug) => eraseWrites(course, slug, newId)),
  ]);
  return { backupId, erased };
}
