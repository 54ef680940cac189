import { z } from 'zod';
import { hours, share } from './share';

/** How one kind of thing is brought back. */
const back = z.strictObject({
  hours: hours.describe('How long it takes.'),
  works: share.describe('How often what comes back is what was there.'),
});

/** Versions of everything: how an earlier state is brought back. Measured by the question of lesson 2.3. */
export const versionsPolicy = z.strictObject({
  code: back,
  model: back,
  data: back,
  reproducible: share.describe('The share of models whose code, data and parameters are all known.'),
});

export type VersionsPolicy = z.output<typeof versionsPolicy>;
