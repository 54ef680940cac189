import type { WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import { changesTo, selects } from '../engine/workspace/overlays';
import type { CourseStorage } from '../runtime/storage/course-storage';

/**
 * The learner's own files of an earlier lesson, of those that a lesson takes over from it (`carries`; a folder ends in
 * `/`); null when there are none, or they are what this lesson begins with anyway.
 */
export async function findCarriedWork(
  storage: Pick<CourseStorage, 'lesson'>,
  slug: string,
  carries: readonly WorkspacePath[],
  start: WorkspaceFiles,
): Promise<WorkspaceFiles | null> {
  const stored = await storage.lesson(slug).loadWorkspace();
  if (stored === null) return null;
  const own = Object.fromEntries(
    Object.entries(stored.model.files).filter(([path]) => selects(carries, path)),
  );
  if (Object.keys(own).length === 0) return null;
  return Object.keys(changesTo(start, own, carries)).length === 0 ? null : own;
}
