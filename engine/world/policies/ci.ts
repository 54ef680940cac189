import { z } from 'zod';
import { COMMIT_KINDS } from '../team/commit-kinds';
import { hours, share } from './share';

/** How a release meets its users (lesson 3.3). */
const rollout = z.strictObject({
  canaryShare: share.describe(
    'The share of requests that a new release gets at first; 1: all of them at once.',
  ),
  canaryHours: hours.describe('How long it stays so.'),
  failsAbove: share.describe(
    'A release whose share of failed requests is above this is taken back by itself; 1: never.',
  ),
});

/** CI/CD: what stands between a push and the users. Verdicts are those of the team of lesson 2.6. */
export const ciPolicy = z.strictObject({
  blocks: z
    .record(z.enum(COMMIT_KINDS), share)
    .describe('The share of the commits of each kind that do not reach users.'),
  hoursToLive: hours.describe('From a push until it is live.'),
  model: z.strictObject({
    gate: z.boolean().describe('Whether a new model is held against the one that is live.'),
    tolerance: z.number().min(0).max(1).describe('By how much of its error the new one may be worse.'),
  }),
  rollout,
});

export type CiPolicy = z.output<typeof ciPolicy>;
