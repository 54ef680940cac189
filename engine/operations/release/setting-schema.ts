import { z } from 'zod';
import type { ReleaseSetting } from './release-series';

/** What a lesson says of a service whose releases are put out. */
export const releaseSettingSchema = {
  module: z.string().describe('The module whose default export has `fetch`.'),
  port: z.number().int().default(3000).describe('The port that its containers listen at.'),
  path: z.string().describe('Where it takes rows by POST, e.g. /scores.'),
  rows: z.string().describe('The CSV whose rows users send.'),
  sample: z
    .number()
    .int()
    .positive()
    .default(120)
    .describe('How many rows are drawn of it, and really sent.'),
  manifests: z
    .string()
    .describe('The file with its manifests, or their folder, ending in /: every YAML file of it.'),
  service: z.string().describe('The Service that users come through.'),
  releases: z.string().describe('The support file with the releases: see `releases-file.ts`.'),
  tolerance: z.number().describe('Numbers of answers that are further apart differ.'),
  decision: z
    .string()
    .optional()
    .describe('The field of an answer that is the decision: counted in `predictions_total`.'),
};

type Written = z.output<z.ZodObject<typeof releaseSettingSchema>>;

/** The setting of a series of releases, at a rate of requests. */
export const settingOf = (
  { module, port, path, rows, sample, manifests, service, tolerance, decision }: Written,
  perSecond: number,
): ReleaseSetting => ({
  module,
  port,
  path,
  rows,
  sample,
  manifests,
  service,
  rules: { tolerance, ...(decision !== undefined && { decision }) },
  perSecond,
});
