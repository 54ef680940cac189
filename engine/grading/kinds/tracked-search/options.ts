import { z } from 'zod';

/** What a lesson says about the search that it lets learners track. */
export const searchSchema = z.strictObject({
  search: z.string().describe('The npm script that trains all settings, e.g. search.'),
  choose: z.string().describe('The npm script that takes the best one, run after it.'),
  experiment: z.string().describe('The experiment that the runs belong to.'),
  model: z.string().describe('The registered model whose champion is the decision.'),
  metric: z.string().describe('The agreed metric, higher is better.'),
  curve: z
    .strictObject({ family: z.string(), metric: z.string() })
    .describe('A family that is trained by epochs, and the metric whose curve its runs log.'),
  data: z.string().describe('The table that is searched on; some of its rows are left out by the seed.'),
  runs: z.number().int().positive().describe('How many settings there are.'),
  probe: z
    .string()
    .describe(
      'Run over the reference; input `{ runs: [{ params, weights }] }`, returns for each `{ rebuilt, reason, training, validation, test }`.',
    ),
});

export type SearchOptions = z.output<typeof searchSchema>;
