import { z } from 'zod';
import { TRUSTS } from '../../engine/core/trust';

/** What goes in and out of the routes of grading. */

export const checkOutcomeSchema = z.enum(['passed', 'failed', 'error', 'not-attempted']);

export const trustSchema = z.enum(TRUSTS);

/** The verdict on one check of a submission, with what the learner is told of it. */
export const resultPartSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Its share of the score, relative to the other checks. */
  weight: z.number(),
  outcome: checkOutcomeSchema,
  /** What the verdict rests on; absent: it was kept before checks said so. */
  trust: trustSchema.optional(),
  did: z.string(),
  expected: z.string(),
  seen: z.string(),
  /** The mistake that was recognised. */
  mistake: z.object({ id: z.string(), says: z.string() }).optional(),
});

export type ResultPart = z.infer<typeof resultPartSchema>;

/** A grade that is set by hand, beside what was computed; null takes it away. It outlives any grading anew. */
export const setGradeSchema = z
  .object({
    points: z.number().min(0).max(1_000_000).multipleOf(0.01).nullable(),
    reason: z.string().trim().max(1_000).default(''),
  })
  .refine(({ points, reason }) => points === null || reason.length > 0, {
    path: ['reason'],
    message: 'Say why.',
  });

/** Ends a regrade: its results count from now on. */
export const applyRegradeSchema = z.object({
  /** Whether a grade may go down by it. */
  mayLower: z.boolean().default(false),
});
