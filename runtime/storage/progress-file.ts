import { withBytesAsJson } from '../../contracts/bytes-json';
import {
  type LessonInFile,
  PROGRESS_FORMAT,
  PROGRESS_VERSION,
  type ProgressFile,
  type ProgressPayload,
} from '../../contracts/progress-file';
import { DOCUMENT_KINDS } from '../../contracts/stored-records';
import { sha256Hex } from '../../engine/core/hash';
import type { CourseStorage } from './course-storage';
import { gzip } from './gzip';
import type { StoredLesson } from './lesson-storage';

/** Everything stored of one lesson, in the shape of the file. */
export function lessonForFile(slug: string, stored: StoredLesson): LessonInFile {
  const { workspace } = stored;
  return {
    slug,
    workspace:
      workspace === null
        ? null
        : ({
            model: workspace.model,
            seq: workspace.seq,
            lessonVersion: workspace.lessonVersion,
            createdAt: workspace.createdAt,
            updatedAt: workspace.updatedAt,
          } as LessonInFile['workspace']),
    runs: stored.runs as LessonInFile['runs'],
    attempts: stored.attempts as LessonInFile['attempts'],
    documents: DOCUMENT_KINDS.flatMap((kind) =>
      Object.entries(stored.documents[kind]).map(([id, value]) => ({ kind, id, value })),
    ) as LessonInFile['documents'],
    progress: stored.progress,
  };
}

/** The slugs of all lessons of which anything is stored. */
export async function storedSlugs(storage: CourseStorage): Promise<readonly string[]> {
  const { database, course } = storage;
  const lists = await Promise.all(
    (['progress', 'workspaces', 'runs', 'attempts', 'documents'] as const).map((table) =>
      database.under(table, [course]),
    ),
  );
  return [...new Set(lists.flat().map(({ key }) => String(key[1])))].sort();
}

/** Collects everything that is stored of a course. `preferences` is what their own store wrote, if anything. */
export async function collectProgress(
  storage: CourseStorage,
  preferences: string | null,
): Promise<ProgressPayload> {
  const slugs = await storedSlugs(storage);
  const lessons = await Promise.all(
    slugs.map(async (slug) => lessonForFile(slug, await storage.lesson(slug).load())),
  );
  const seed = await storage.setting('learner-seed');
  return { lessons, learnerSeed: typeof seed === 'string' ? seed : null, preferences };
}

/** The text of a progress file. */
export function progressFileText(payload: ProgressPayload, course: string, exportedAt: number): string {
  const plain = withBytesAsJson(payload);
  const envelope: Omit<ProgressFile, 'payload'> & { payload: unknown } = {
    format: PROGRESS_FORMAT,
    version: PROGRESS_VERSION,
    course,
    exportedAt,
    checksum: sha256Hex(JSON.stringify(plain)),
    payload: plain,
  };
  return JSON.stringify(envelope);
}

/** A file ready to be offered for download. */
export interface ExportedFile {
  /** `stagecraft-mlops-2026-11-23.json.gz` */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: 'application/gzip';
}

/** Exports all progress of a course as one gzipped file. `now`: milliseconds since the Unix epoch. */
export async function exportProgress(
  storage: CourseStorage,
  now: number,
  preferences: string | null = null,
): Promise<ExportedFile> {
  const text = progressFileText(await collectProgress(storage, preferences), storage.course, now);
  const day = new Date(now).toISOString().slice(0, 10);
  return {
    name: `stagecraft-${storage.course}-${day}.json.gz`,
    bytes: await gzip(text),
    type: 'application/gzip',
  };
}
