import { z } from 'zod';

/**
 * What the events of a browser's log say: the `body` by `kind` of `SyncEvent`. The server keeps them as they come and believes
 * none of it; insights and one's other devices read them. `exercise` of the event is the lesson's id and the exercise's, `1.6/train`;
 * null where it is of no exercise.
 */

/** In every body. */
const common = {
  /** The lesson, as in its address: `01-before-mlops/06-model-training`. */
  lesson: z.string().max(100),
  /** One more than that of any event known when it was made: an order that no clock can turn round. */
  lamport: z.number().int().min(1).max(2_000_000_000),
};

/** Characters of a draft that is sent; larger work goes from device to device by the export file, or is handed in. */
export const DRAFT_CHARACTERS = 180_000;

/** `attempt`: work was checked on this device. */
export const attemptBodySchema = z.object({
  ...common,
  attempt: z.string().max(100),
  outcome: z.enum(['passed', 'failed', 'error', 'not-attempted']),
  /** In [0, 1]. */
  credit: z.number().min(0).max(1),
  lessonVersion: z.string().max(100),
  /** How long the check took. */
  seconds: z.number().min(0),
  checks: z
    .array(
      z.object({
        id: z.string().max(100),
        outcome: z.enum(['passed', 'failed', 'error', 'not-attempted']),
        /** The named mistake that was recognised, as lesson.yaml calls it. */
        mistake: z.string().max(100).nullable(),
      }),
    )
    .max(200),
});

/** `progress`: where the learner stands in a lesson; sent when it has changed. */
export const progressBodySchema = z.object({
  ...common,
  status: z.enum(['not-started', 'started', 'done']),
  credit: z.number().min(0).max(1),
  /** The best credit so far, by exercise. */
  exercises: z.record(z.string().max(100), z.number().min(0).max(1)),
  lessonVersion: z.string().max(100),
});

/** `activity`: the lesson is open and being read; at most one a minute. */
export const activityBodySchema = z.object({ ...common, place: z.string().max(200).nullable() });

/** `document`: a prediction, an answer, hints taken and the like. */
export const documentBodySchema = z.object({
  ...common,
  /** `hints`: `value` is how many were opened of the exercise `id`. `prediction`, `recall`: with `confidence` (50 to 100). */
  document: z.enum(['prediction', 'recall', 'hints', 'replay', 'change-request']),
  id: z.string().max(100),
  value: z.json(),
});

/** `draft`: the work on a lesson at a moment of rest, so that one's other devices can go on with it. */
export const draftBodySchema = z.object({
  ...common,
  lessonVersion: z.string().max(100),
  /** Base64 of the gzipped JSON of `draftFilesSchema`. */
  gzip: z.string().max(DRAFT_CHARACTERS),
});

/** The files of a draft: text as it is, bytes in base64. */
export const draftFilesSchema = z.object({
  files: z.record(z.string().max(400), z.union([z.string(), z.object({ base64: z.base64() })])),
});

/** `profile`: what a learner's lessons are made from, so that they are the same on another device. */
export const profileBodySchema = z.object({
  lamport: common.lamport,
  /** See `CourseStorage.learnerSeed`. */
  learnerSeed: z.string().min(1).max(200),
});

export const EVENT_BODIES = {
  attempt: attemptBodySchema,
  progress: progressBodySchema,
  activity: activityBodySchema,
  document: documentBodySchema,
  draft: draftBodySchema,
  profile: profileBodySchema,
} as const;

export type EventKind = keyof typeof EVENT_BODIES;
export type EventBody<Kind extends EventKind> = z.infer<(typeof EVENT_BODIES)[Kind]>;
