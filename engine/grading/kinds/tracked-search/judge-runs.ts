import { z } from 'zod';
import { ProbeError, runProbe } from '../../probe-run';
import type { MeasurementContext } from '../../types';
import type { SearchOptions } from './options';
import type { RunRecord } from './read-runs';

const verdicts = z.array(
  z.object({
    rebuilt: z.number().nullable(),
    reason: z.string().nullable(),
    training: z.number().nullable(),
    validation: z.number().nullable(),
    test: z.number().nullable(),
  }),
);

/** A run that was trained again from what it recorded, and whose model was scored. */
export interface JudgedRun extends RunRecord {
  /** The agreed metric of the training anew; null: it could not be trained. */
  readonly rebuilt: number | null;
  /** Why it could not be trained. */
  readonly reason: string | null;
  /** The metric of the logged model on its training rows; null: no model, or rows that are not known. */
  readonly training: number | null;
  readonly validation: number | null;
  readonly test: number | null;
}

/** Scores that are this close are the same. */
export const SAME_SCORE = 1e-9;

export const isSame = (a: number | null, b: number | null) =>
  a !== null && b !== null && Math.abs(a - b) <= SAME_SCORE;

/** Whether a run can be had again: trained from what it recorded, it scores the same. */
export const isRecovered = (run: JudgedRun) => isSame(run.metric, run.rebuilt);

/**
 * Trains every run again, in a sandbox with nothing but the reference code, the table and the recorded params; scores
 * the models that were logged.
 */
export async function judgeRuns(
  context: MeasurementContext,
  { probe, data }: SearchOptions,
  runs: readonly RunRecord[],
  table: string,
): Promise<{ readonly judged: readonly JudgedRun[]; readonly runIds: readonly string[] }> {
  if (runs.length === 0) return { judged: [], runIds: [] };
  context.progress(0.8, `Training ${runs.length} runs again from what they recorded`);
  const result = await runProbe(
    context,
    probe,
    { runs: runs.map(({ params, weights }) => ({ params, weights })) },
    { files: { ...context.solution, [data]: table } },
  );
  if (result.outcome !== 'completed')
    throw new ProbeError(probe, result.error?.message ?? `it ended as ${result.outcome}`);
  const parsed = verdicts.safeParse(result.value);
  if (!parsed.success || parsed.data.length !== runs.length)
    throw new ProbeError(probe, 'it must return a verdict for each run');
  return {
    judged: runs.map((run, i) => ({ ...run, ...parsed.data[i]! })),
    runIds: [result.runId],
  };
}
