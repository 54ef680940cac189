import type { z } from 'zod';
import {
  type LessonInFile,
  PROGRESS_FORMAT,
  PROGRESS_SIZE_LIMIT,
  PROGRESS_VERSION,
  type ProgressFile,
  type ProgressPayload,
  progressEnvelopeSchema,
  progressPayloadSchema,
} from '../../contracts/progress-file';
import type { StoredContent, TimelineRecord } from '../../contracts/stored-records';
import { sha256Hex } from '../../engine/core/hash';
import { sameContent } from '../../engine/workspace/model';
import { momentOf, stepForward } from '../../engine/workspace/timeline/moments';
import { blobId, isBlobRef } from './content/content-refs';
import { textOf } from './gzip';
import { blobsOfLesson } from './lesson-writes';
import { ProgressFileError } from './progress-file-errors';
import { blobsOfProject } from './project-transfer';

/** Brings a payload of the version before to this one. */
export interface FileMigration {
  readonly version: number;
  readonly migrate: (payload: unknown) => unknown;
}

/** Oldest first; version 1 is the first. */
export const FILE_MIGRATIONS: readonly FileMigration[] = [
  {
    // Large contents lie apart, and lessons have a timeline. An older file holds its contents itself, which is read too.
    version: 2,
    migrate: (payload) => {
      const { lessons, ...rest } = payload as { lessons?: unknown };
      const withTimeline = (lesson: unknown) =>
        typeof lesson === 'object' && lesson !== null ? { ...lesson, timeline: null } : lesson;
      return {
        ...rest,
        blobs: {},
        lessons: Array.isArray(lessons) ? lessons.map(withTimeline) : lessons,
      };
    },
  },
  // Projects of the Studio travel along.
  { version: 3, migrate: (payload) => ({ ...(payload as object), projects: [] }) },
];

/** What a reader of files may be told otherwise, by tests. */
export interface ReadOptions {
  readonly limit?: number;
  readonly version?: number;
  readonly migrations?: readonly FileMigration[];
}

/**
 * Reads and checks a progress file, gzipped or plain. Everything is checked before anything is returned: size, format,
 * version, checksum, keys, every field and every path.
 * @throws ProgressFileError
 */
export async function readProgressFile(
  bytes: Uint8Array<ArrayBuffer>,
  course: string,
  { limit = PROGRESS_SIZE_LIMIT, version = PROGRESS_VERSION, migrations = FILE_MIGRATIONS }: ReadOptions = {},
): Promise<ProgressFile> {
  const raw = parsed(await textOf(bytes, limit));
  refuseTraps(raw);
  if ((raw as { format?: unknown } | null)?.format !== PROGRESS_FORMAT) throw foreign();
  const envelope = checked(progressEnvelopeSchema, raw);
  if (envelope.version > version)
    throw new ProgressFileError(
      'progress-file-newer',
      `This file was made by a newer version of Stagecraft (file version ${envelope.version}, this page reads up to ${version}). Reload the page to get that version, then import again. Nothing was changed.`,
      { found: envelope.version, known: version },
    );
  if (envelope.course !== course)
    throw new ProgressFileError(
      'progress-file-foreign',
      `This file belongs to another course (${envelope.course}). Nothing was changed.`,
      { course: envelope.course },
    );
  if (sha256Hex(JSON.stringify(envelope.payload)) !== envelope.checksum)
    throw new ProgressFileError(
      'progress-file-damaged',
      'This file is damaged: its contents do not match its checksum. Export it again where it came from. Nothing was changed.',
    );
  const payload = migrations
    .filter((step) => step.version > envelope.version && step.version <= version)
    .reduce((current, step) => step.migrate(current), envelope.payload);
  const read = checked(progressPayloadSchema, payload);
  await checkBlobs(read);
  for (const lesson of worksOf(read)) checkTimeline(lesson);
  return { ...envelope, version, payload: read };
}

/** Every blob is what its id says, and every content that is referred to is there. */
async function checkBlobs({ lessons, projects, blobs }: ProgressPayload): Promise<void> {
  for (const [id, content] of Object.entries(blobs))
    if ((await blobId(content)) !== id) throw refused(`the content ${id} is another one`);
  for (const lesson of lessons)
    for (const id of blobsOfLesson(lesson))
      if (!Object.hasOwn(blobs, id)) throw refused(`the lesson ${lesson.slug} needs the content ${id}`);
  for (const project of projects)
    for (const id of blobsOfProject(project))
      if (!Object.hasOwn(blobs, id)) throw refused(`the project ${project.card.id} needs the content ${id}`);
}

/** The work of every lesson and project. */
function worksOf({ lessons, projects }: ProgressPayload): readonly LessonInFile[] {
  return [...lessons, ...projects.map(({ work }) => work)];
}

/** The timeline leads to the files of the workspace. */
function checkTimeline({ slug, workspace, timeline }: LessonInFile): void {
  if (timeline === null) return;
  const moment = momentOf<StoredContent>(timeline.base);
  for (const step of timeline.steps as readonly TimelineRecord[]) stepForward(moment, step);
  const same = (a: StoredContent | undefined, b: StoredContent) =>
    a !== undefined &&
    (isBlobRef(a) ? isBlobRef(b) && a.$blob === b.$blob : !isBlobRef(b) && sameContent(a, b));
  const files = Object.entries(workspace?.model.files ?? {});
  const marks = Object.entries(workspace?.model.marks ?? {});
  const leads =
    files.length === moment.files.size &&
    files.every(([path, content]) => same(moment.files.get(path), content)) &&
    marks.length === moment.marks.size &&
    marks.every(([path, mark]) => moment.marks.get(path) === mark);
  if (!leads) throw refused(`the timeline of ${slug} does not lead to its files`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProgressFileError(
      'progress-file-unreadable',
      'This file is not a progress file: it is not JSON. Nothing was changed.',
      undefined,
      { cause: error },
    );
  }
}

function foreign(): ProgressFileError {
  return new ProgressFileError(
    'progress-file-foreign',
    'This is not a progress file of Stagecraft. Nothing was changed.',
  );
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** How deep a progress file may be nested; real ones stay under 20, and what a learner's program reports is shallow. */
const DEEPEST = 200;

/** Refuses keys that could reach an object's prototype, and nesting that would exhaust the stack. Walks level by level. */
function refuseTraps(root: unknown): void {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw refused('it is nested too deeply');
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const [key, part] of Object.entries(value)) {
        if (FORBIDDEN.has(key)) throw refused(`it uses the reserved name ${key}`);
        next.push(part);
      }
    }
    level = next;
  }
}

function refused(why: string, data?: unknown): ProgressFileError {
  return new ProgressFileError(
    'progress-file-refused',
    `This file was refused: ${why}. Nothing was changed.`,
    data,
  );
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { issues } = result.error;
  const where = issues[0]?.path.map(String).join(' › ') || 'the file';
  throw refused(`${where}: ${issues[0]?.message ?? 'not as expected'}`, {
    issues: issues.slice(0, 20).map(({ path, message }) => ({ path, message })),
  });
}
