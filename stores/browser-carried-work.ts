import { COURSE_ID } from '../content/course';
import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import { CourseStorage } from '../runtime/storage/course-storage';
import { IndexedDatabase } from '../runtime/storage/indexed-database';
import { findCarriedWork } from './carried-work';

/** `findCarriedWork` in this browser. Import it lazily: it brings the database with it. */
export async function loadCarriedWork(
  slug: string,
  carries: readonly WorkspacePath[],
  start: WorkspaceFiles,
): Promise<WorkspaceFiles | null> {
  const database = new IndexedDatabase();
  try {
    return await findCarriedWork(new CourseStorage(database, COURSE_ID), slug, carries, start);
  } finally {
    database.close();
  }
}
