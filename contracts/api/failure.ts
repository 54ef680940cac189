import { z } from 'zod';

/** What every request that fails is answered with. */
export const failureSchema = z.object({
  error: z.object({
    /** Stable, for programs. */
    code: z.string(),
    /** For people: what was found, and what to do. */
    message: z.string(),
    /** What is wrong with the request, by field. */
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** Seconds until it is worth trying again; also in the header Retry-After. */
    retryAfter: z.number().optional(),
  }),
});

export type Failure = z.infer<typeof failureSchema>;
