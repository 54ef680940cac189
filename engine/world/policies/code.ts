import { z } from 'zod';
import { share } from './share';

/** What is wrong with single rows that people and programs send: the kinds of lesson 2.1. */
export const ROW_FAULTS = ['missing', 'negative', 'unknown-category', 'text', 'currency'] as const;

export type RowFault = (typeof ROW_FAULTS)[number];

/** What becomes of such rows, as shares of those that were tried; what is left of 1 is served wrong. */
const outcomes = z
  .strictObject({
    right: share.describe('Answered as if nothing were wrong, and right.'),
    refused: share.describe('Refused with a reason.'),
    crash: share.describe('The request ends in an error.'),
  })
  .refine(
    ({ right, refused, crash }) => right + refused + crash <= 1 + 1e-9,
    'the shares sum to more than 1',
  );

/** Code that lasts: what the service does with rows that are wrong. Measured by the rows of lesson 2.1. */
export const codePolicy = z.strictObject({
  rows: z.record(z.enum(ROW_FAULTS), outcomes),
});

export type CodePolicy = z.output<typeof codePolicy>;
