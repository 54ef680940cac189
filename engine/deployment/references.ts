import { z } from 'zod';
import type { RunResult } from '../core/code-runner';
import { StagecraftError } from '../core/errors';
import type { Facts } from '../core/facts';
import type { JsonValue } from '../core/json';
import type { TrafficRequest } from './requests';

/** The probe that says what answers should have been gave no such thing. */
export class ServerReferenceError extends StagecraftError<'server-reference'> {
  constructor(path: string, reason: string) {
    super(
      'server-reference',
      `What the answers are held against could not be worked out by ${path}: ${reason}.`,
      {
        path,
      },
    );
  }
}

const valueSchema = z.strictObject({
  references: z.array(z.number().nullable()),
  facts: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])).default({}),
});

/** What a reference probe is called with: the row and body of each request. */
export function referenceInput(requests: readonly TrafficRequest[]): JsonValue {
  return { requests: requests.map(({ id, row, body }) => ({ id, row: row ?? null, body })) };
}

/**
 * What a reference probe returned: one number (or null) for each request, and facts of its own.
 * @throws ServerReferenceError when the run failed or returned something else.
 */
export function readReferences(
  path: string,
  result: RunResult,
  count: number,
): { references: readonly (number | null)[]; facts: Facts } {
  if (result.outcome !== 'completed')
    throw new ServerReferenceError(path, result.error?.message ?? `it ended as ${result.outcome}`);
  const parsed = valueSchema.safeParse(result.value);
  if (!parsed.success || parsed.data.references.length !== count)
    throw new ServerReferenceError(path, `it must return one number for each of ${count} requests`);
  return parsed.data;
}

/** The references that the lines themselves give. */
export function ownReferences(requests: readonly TrafficRequest[]): (number | null)[] {
  return requests.map(({ reference }) => reference ?? null);
}
