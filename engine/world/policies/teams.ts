import { z } from 'zod';
import { hours } from './share';

/** What other teams change without being asked: the kinds of lesson 2.9. */
export const UPSTREAM_CHANGES = ['renamed-column', 'changed-unit', 'new-category', 'runtime-bump'] as const;

export type UpstreamChange = (typeof UPSTREAM_CHANGES)[number];

/** Across teams: what a contract stops before it is merged, and how quickly the other side mends what was not. */
export const teamsPolicy = z.strictObject({
  refuses: z
    .record(z.enum(UPSTREAM_CHANGES), z.boolean())
    .describe('Whether the test of the contract fails on it.'),
  hoursToUpstreamFix: hours.describe(
    'From asking the team upstream until it is mended: by them, or by oneself in their repository.',
  ),
});

export type TeamsPolicy = z.output<typeof teamsPolicy>;
