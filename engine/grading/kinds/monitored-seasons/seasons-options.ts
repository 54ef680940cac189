import { z } from 'zod';

const seasonSchema = z.strictObject({
  name: z.string().describe('What it is called in feedback, e.g. "a rival".'),
  path: z.string().describe('The made file of the season.'),
});

/** The options of what watches seasons: the measurement `monitored-seasons` and the scenario `seasons`. */
export const seasonsSchema = z.strictObject({
  folder: z.string().default('churn/monitoring').describe('The folder of monitoring.'),
  probe: z.string().describe('Answers rows by the learner’s service: see `decide`.'),
  calm: z.array(seasonSchema).default([]),
  feed: z.array(seasonSchema).default([]),
  turn: z.array(seasonSchema).default([]),
  truth: z.string().describe('The made file of the calm season, from whose seed the others are.'),
  missedShare: z.number().default(0.14),
});

export type SeasonsOptions = z.output<typeof seasonsSchema>;
