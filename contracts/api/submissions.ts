import { z } from 'zod';
import { momentSchema } from './classes';
import { workSchema } from './work';

/** What goes in and out of `…/submissions`. */

export const submitSchema = z.object({
  /** Made by the client, so that sending it again is the same submission. */
  id: z.uuid(),
  /** The lesson's id and the exercise's: `1.6/train-it-yourself`. */
  exercise: z.string().min(1).max(100),
  /** `WorkBundle.version` of the lesson that it was made in. */
  contentVersion: z.string().min(1).max(100),
  clientAt: momentSchema,
  /** How far the client's clock was measured to be ahead of the server's, in milliseconds. */
  clientAheadMs: z.number().int().min(-2_000_000_000).max(2_000_000_000).default(0),
  body: z.object({ work: workSchema }),
});

export const receiptSchema = z.object({
  id: z.uuid(),
  assignmentId: z.uuid(),
  memberId: z.uuid(),
  exercise: z.string(),
  /** Of the body, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  receivedAt: z.iso.datetime(),
  /** The server's HMAC-SHA-256 over the fields above, in hexadecimal. */
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Proof that something was handed in, when, and what. */
export type Receipt = z.infer<typeof receiptSchema>;

export type Submit = z.infer<typeof submitSchema>;
