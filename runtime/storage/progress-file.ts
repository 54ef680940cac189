import { withBytesAsJson } from '../../contracts/bytes-json';
import {
  PROGRESS_FORMAT,
  PROGRESS_VERSION,
  type ProgressFile,
  type ProgressPayload,
} from '../../contracts/progress-file';
import { sha256Hex } from '../../engine/core/hash';
import type { CourseStorage } from './course-storage';
import { exportLesson } from './export-lesson';
import { gzip } from './gzip';
import { exportProject, storedProjects } from './project-transfer';

/** The slugs of all lessons of which anything is stored. */
export async function storedSlugs(storage: CourseStorage): Promise<readonly string[]> {
  const { database, course } = storage;
  const lists = await Promise.all(
    (['progress', 'workspaces', 'runs', 'attempts', 'documents'] as const).map((table) =>
      database.keys(table, [course]),
    ),
  );
  return [...new Set(lists.flat().map((key) => String(key[1])))].sort();
}

/** Collects everything that is stored of a course, and the projects of the Studio. `preferences` is what their own store wrote, if anything. */
export async function collectProgress(
  storage: CourseStorage,
  preferences: string | null,
): Promise<ProgressPayload> {
  const slugs = await storedSlugs(storage);
  const exported = await Promise.all(slugs.map((slug) => exportLesson(slug, storage.lesson(slug))));
  const cards = await storedProjects(storage.database);
  const projects = (await Promise.all(cards.map(({ id }) => exportProject(storage.database, id)))).filter(
    (project) => project !== null,
  );
  const seed = await storage.setting('learner-seed');
  return {
    lessons: exported.map(({ lesson }) => lesson),
    projects: projects.map(({ project }) => project),
    blobs: Object.assign(
      {},
      ...[...exported, ...projects].map(({ blobs }) => blobs),
    ) as ProgressPayload['blobs'],
    learnerSeed: typeof seed === 'string' ? seed : null,
    preferences,
  };
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
