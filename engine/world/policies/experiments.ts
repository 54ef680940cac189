import { z } from 'zod';

/** Experiments: how a recipe is chosen among those that could be trained. Measured by the thirty runs of lesson 2.5. */
export const experimentsPolicy = z.strictObject({
  compares: z
    .boolean()
    .describe(
      'Whether all recipes are tried on rows that none was trained on, and the best is taken; else one is taken at random.',
    ),
});

export type ExperimentsPolicy = z.output<typeof experimentsPolicy>;
