import { COURSE_ID } from '../content/course';
import { PROGRESS_SIZE_LIMIT } from '../contracts/progress-file';
import { STUDIO } from '../contracts/project-records';
import { browserTabs } from '../runtime/storage/browser-tabs';
import { CourseStorage } from '../runtime/storage/course-storage';
import { type EraseResult, eraseProgress } from '../runtime/storage/erase-progress';
import {
  applyImport,
  type ImportPlan,
  type ImportPolicy,
  type ImportResult,
  importBackups,
  planImport,
  undoImport,
} from '../runtime/storage/import-progress';
import { type ExportedFile, exportProgress } from '../runtime/storage/progress-file';
import { tooLarge } from '../runtime/storage/progress-file-errors';
import { storageOwners } from '../runtime/storage/storage-owners';
import { announceProgress } from './course-progress';
import { lessonLockName } from './lesson-lock';
import { newId } from './new-id';
import { openUnrecordedDatabase } from './open-database';

export type { ImportPlan, ImportPolicy, ImportResult } from '../runtime/storage/import-progress';
export type { ExportedFile } from '../runtime/storage/progress-file';

/**
 * Export and import of this browser's progress, for the settings page. Import it lazily: it brings the database and the
 * schemas with it. Every function rejects with a StagecraftError whose message can be shown.
 */
export interface ProgressTransfer {
  /** All progress as one gzipped file. `preferences`: what the preferences' store wrote, to travel along. */
  exportFile(preferences?: string | null): Promise<ExportedFile>;
  /** Checks a file and says what importing it would change; changes nothing. */
  plan(file: Blob): Promise<ImportPlan>;
  apply(plan: ImportPlan, policy: ImportPolicy): Promise<ImportResult>;
  /** Imports that can be undone, newest first. */
  backups(): ReturnType<typeof importBackups>;
  undo(backupId: string): ReturnType<typeof undoImport>;
  /** Erases the work of every lesson; `undo` with the result's `backupId` brings it back. */
  erase(): Promise<EraseResult>;
  /** What takes room in this browser, the largest first. Reads everything. */
  owners(): ReturnType<typeof storageOwners>;
  close(): void;
}

/** Opens export and import over this browser's database. */
export async function openProgressTransfer(): Promise<ProgressTransfer> {
  const database = await openUnrecordedDatabase();
  const storage = new CourseStorage(database, COURSE_ID);
  /** Open tabs of these lessons and projects read their work anew, and the course map too. */
  const announce = (slugs: readonly string[], projects: readonly string[] = []) => {
    const names = [
      ...slugs.map((slug) => lessonLockName(slug)),
      ...projects.map((id) => lessonLockName(id, STUDIO)),
    ];
    for (const name of names) {
      const link = browserTabs(name);
      link.post({ type: 'replaced' });
      link.close();
    }
    announceProgress(COURSE_ID);
  };
  return {
    exportFile: (preferences = null) => exportProgress(storage, Date.now(), preferences),
    plan: async (file) => {
      if (file.size > PROGRESS_SIZE_LIMIT) throw tooLarge(PROGRESS_SIZE_LIMIT);
      return planImport(storage, new Uint8Array(await file.arrayBuffer()));
    },
    apply: async (plan, policy) => {
      const result = await applyImport(storage, plan, policy, { now: Date.now(), newId });
      announce([...result.added, ...result.replaced], result.projects.taken);
      return result;
    },
    backups: () => importBackups(storage),
    undo: async (backupId) => {
      const undone = await undoImport(storage, backupId, newId);
      if (undone !== null) announce(undone.slugs, undone.projects);
      return undone;
    },
    erase: async () => {
      const result = await eraseProgress(storage, { now: Date.now(), newId });
      announce(result.erased);
      return result;
    },
    owners: () => storageOwners(database, COURSE_ID),
    close: () => database.close(),
  };
}
