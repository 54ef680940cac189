import { z } from 'zod';
import {
  attemptSchema,
  blobsSchema,
  documentSchema,
  lessonProgressSchema,
  projectCardSchema,
  projectIdSchema,
  runSchema,
  slugSchema,
  storedTreeSchema,
  timelineSchema,
  workspaceSchema,
} from './stored-schema';

/** The one file that carries all of a learner's progress from one browser to another. */
export const PROGRESS_FORMAT = 'stagecraft-progress';

/** Grows with every change of shape; a file of an older version is migrated, of a newer one refused. */
export const PROGRESS_VERSION = 3;

/** Bytes, as JSON, after decompression. */
export const PROGRESS_SIZE_LIMIT = 256_000_000;

/** Everything stored of one lesson or project. */
const work = {
  workspace: workspaceSchema.nullable(),
  /** Null: nothing is known but the undo history. */
  timeline: timelineSchema.nullable(),
  runs: z.array(runSchema).max(100),
  attempts: z.array(attemptSchema).max(5_000),
  documents: z.array(documentSchema).max(2_000),
};

const lessonSchema = z
  .object({ slug: slugSchema, ...work, progress: lessonProgressSchema.nullable() })
  .superRefine((lesson, context) => {
    if (lesson.progress !== null && lesson.progress.slug !== lesson.slug)
      context.addIssue(`the progress of ${lesson.progress.slug} lies in the lesson ${lesson.slug}`);
  });

/** A project of the Studio: its card, what it began with, and its work, which is kept under its id. */
const projectSchema = z
  .object({
    card: projectCardSchema,
    start: storedTreeSchema,
    work: z.object({
      slug: projectIdSchema,
      ...work,
      progress: lessonProgressSchema.extend({ slug: projectIdSchema }).nullable(),
    }),
  })
  .superRefine(({ card, work: { slug, progress } }, context) => {
    if (slug !== card.id || (progress !== null && progress.slug !== slug))
      context.addIssue(`the work of ${slug} lies in the project ${card.id}`);
  });

export const progressPayloadSchema = z
  .object({
    lessons: z.array(lessonSchema).max(1_000),
    projects: z.array(projectSchema).max(1_000),
    /** What lessons and projects refer to, once however often it is used. */
    blobs: blobsSchema,
    /** Makes this learner's hidden cases their own. */
    learnerSeed: z.string().max(200).nullable(),
    /** The preferences of the browser as their own store wrote them. */
    preferences: z.string().max(10_000).nullable(),
  })
  .superRefine(({ lessons, projects }, context) => {
    const lesson = twiceIn(lessons.map(({ slug }) => slug));
    if (lesson !== undefined) context.addIssue(`the lesson ${lesson} is in it twice`);
    const project = twiceIn(projects.map(({ card }) => card.id));
    if (project !== undefined) context.addIssue(`the project ${project} is in it twice`);
  });

function twiceIn(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.has(name) || !seen.add(name));
}

/** What lies around the payload. */
export const progressEnvelopeSchema = z.object({
  format: z.literal(PROGRESS_FORMAT),
  version: z.number().int().positive(),
  course: z.string().min(1).max(100),
  exportedAt: z.number().nonnegative(),
  /** SHA-256 of `JSON.stringify(payload)`. */
  checksum: z.string(),
  payload: z.unknown(),
});

export type ProgressPayload = z.infer<typeof progressPayloadSchema>;
export type LessonInFile = ProgressPayload['lessons'][number];
export type ProjectInFile = ProgressPayload['projects'][number];
/** A whole progress file before it is written. */
export type ProgressFile = Omit<z.infer<typeof progressEnvelopeSchema>, 'payload'> & {
  readonly payload: ProgressPayload;
};
