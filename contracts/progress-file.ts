import { z } from 'zod';
import {
  attemptSchema,
  blobsSchema,
  documentSchema,
  lessonProgressSchema,
  runSchema,
  slugSchema,
  timelineSchema,
  workspaceSchema,
} from './stored-schema';

/** The one file that carries all of a learner's progress from one browser to another. */
export const PROGRESS_FORMAT = 'stagecraft-progress';

/** Grows with every change of shape; a file of an older version is migrated, of a newer one refused. */
export const PROGRESS_VERSION = 2;

/** Bytes, as JSON, after decompression. */
export const PROGRESS_SIZE_LIMIT = 256_000_000;

const lessonSchema = z
  .object({
    slug: slugSchema,
    workspace: workspaceSchema.nullable(),
    /** Null: nothing is known but the undo history. */
    timeline: timelineSchema.nullable(),
    runs: z.array(runSchema).max(100),
    attempts: z.array(attemptSchema).max(5_000),
    documents: z.array(documentSchema).max(2_000),
    progress: lessonProgressSchema.nullable(),
  })
  .superRefine((lesson, context) => {
    if (lesson.progress !== null && lesson.progress.slug !== lesson.slug)
      context.addIssue(`the progress of ${lesson.progress.slug} lies in the lesson ${lesson.slug}`);
  });

export const progressPayloadSchema = z
  .object({
    lessons: z.array(lessonSchema).max(1_000),
    /** What the lessons refer to, once however often it is used. */
    blobs: blobsSchema,
    /** Makes this learner's hidden cases their own. */
    learnerSeed: z.string().max(200).nullable(),
    /** The preferences of the browser as their own store wrote them. */
    preferences: z.string().max(10_000).nullable(),
  })
  .superRefine(({ lessons }, context) => {
    const slugs = lessons.map(({ slug }) => slug);
    const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index);
    if (twice !== undefined) context.addIssue(`the lesson ${twice} is in it twice`);
  });

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
/** A whole progress file before it is written. */
export type ProgressFile = Omit<z.infer<typeof progressEnvelopeSchema>, 'payload'> & {
  readonly payload: ProgressPayload;
};
