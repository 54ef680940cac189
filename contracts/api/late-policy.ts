import { z } from 'zod';
import type { LatePolicy } from '../../engine/assignments/late-policy';

const percent = z.number().min(0).max(100);

/**
 * What is taken off a late submission. Within the grace nothing is; then the step of the largest `afterHours` that has passed
 * counts, never the sum of several. Without steps late work has full credit until the assignment closes.
 */
export const latePolicySchema: z.ZodType<LatePolicy> = z.object({
  /** Minutes after the due date that still count as on time. */
  graceMinutes: z.number().int().min(0).max(20_160),
  steps: z
    .array(
      z.object({
        /** Hours after the due date (not after the grace), from which this step counts. */
        afterHours: z.number().min(0).max(8_760),
        /** Taken off, in percent of the credit. */
        percentOff: percent,
      }),
    )
    .max(50)
    .refine(
      (steps) => steps.every((step, index) => index === 0 || step.afterHours > steps[index - 1]!.afterHours),
      'each step comes later than the one before',
    )
    .refine(
      (steps) => steps.every((step, index) => index === 0 || step.percentOff >= steps[index - 1]!.percentOff),
      'no step takes less than the one before',
    ),
});
