import { z } from 'zod';
import { hours, share } from './share';

/** What happens to single files on their way: the kinds of lesson 2.2. */
export const FILE_FAULTS = ['late', 'repeated', 'broken'] as const;

export type FileFault = (typeof FILE_FAULTS)[number];

/** Data as it really comes: what loading does with what comes late, twice or in part. Measured by the night of lesson 2.2. */
export const dataPolicy = z.strictObject({
  files: z.record(
    z.enum(FILE_FAULTS),
    z.strictObject({
      lost: share.describe('The share of its rows that never reach the store.'),
      doubled: share.describe('The share of its rows that are stored twice.'),
    }),
  ),
  hoursToFresh: hours.describe('From the arrival of a file until its rows are in the store.'),
});

export type DataPolicy = z.output<typeof dataPolicy>;
