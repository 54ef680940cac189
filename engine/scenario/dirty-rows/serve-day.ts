import type { ProgramError, RunResult } from '../../core/code-runner';
import type { JsonValue } from '../../core/json';
import type { ReplayEvent } from '../types';
import type { DirtyRow } from './generate';
import { expectedValue, judgeAnswer } from './judge';
import type { BatchesValue, ProbeAnswer } from './probe';
import { type ProbeRuns, runProbe } from './run-probe';

/** What became of a day's rows. */
export interface ServedDay {
  readonly events: readonly ReplayEvent[];
  /** How often the process ended and was started again. */
  readonly crashes: number;
  readonly runIds: readonly string[];
}

/** Rows are handed to the service in files of this many. */
export const BATCH_ROWS = 8;

/**
 * Serves a day's rows as the workspace's own code does it: in batches through `estimateAll`, in one process that lives
 * until it throws. Then the batch in flight has no answers (the row that threw is `crashed`, the rest is `lost`), and a
 * fresh process goes on with the next batch. Nothing is added to what the code does.
 */
export async function serveDay(
  runs: ProbeRuns,
  rows: readonly DirtyRow[],
  tolerance: number,
  progress: (done: number) => void,
): Promise<ServedDay> {
  const batches: DirtyRow[][] = [];
  for (let i = 0; i < rows.length; i += BATCH_ROWS) batches.push(rows.slice(i, i + BATCH_ROWS));
  const events: ReplayEvent[] = [];
  const runIds: string[] = [];
  let crashes = 0;
  let next = 0;
  while (next < batches.length) {
    const left = batches.slice(next);
    const result = await runProbe(runs, {
      mode: 'batches',
      batches: left.map((batch) => batch.map(({ row }) => row)),
    });
    runIds.push(result.runId);
    if (result.outcome !== 'completed') {
      // The process does not even start, or never answers: starting it again would change nothing.
      crashes++;
      events.push(...lostFrom(left.flat(), 0, errorText(result.error, result.outcome), result.error));
      break;
    }
    const value = result.value as unknown as BatchesValue;
    value.answers.forEach((answers, b) => {
      answers.forEach((answer, i) => {
        const dirty = left[b]![i]!;
        const { outcome, seen, detail } = judgeAnswer(dirty.expected, answer, tolerance);
        events.push({ ...described(dirty), outcome, seen, ...(detail ? { detail } : {}) });
      });
    });
    next += value.answers.length;
    if (value.crash) {
      crashes++;
      const batch = batches[next]!;
      const culprit = batch[value.crash.culprit]!;
      const mortem = await runProbe(runs, { mode: 'rethrow', row: culprit.row });
      runIds.push(mortem.runId);
      events.push(...lostFrom(batch, value.crash.culprit, thrownText(value.crash.error), mortem.error));
      next++;
    }
    progress(next / batches.length);
  }
  return { events, crashes, runIds };
}

function lostFrom(
  batch: readonly DirtyRow[],
  culprit: number,
  thrown: string,
  error: ProgramError | undefined,
): ReplayEvent[] {
  const cause = batch[culprit]!.label;
  return batch.map((dirty, i) =>
    i === culprit
      ? {
          ...described(dirty),
          outcome: 'crashed' as const,
          detail: thrown,
          ...(error?.frames[0] ? { location: error.frames[0] } : {}),
        }
      : {
          ...described(dirty),
          outcome: 'lost' as const,
          detail: `In flight when ${cause} ended the process. Nobody answered it.`,
        },
  );
}

function described({ at, label, trouble, row, expected }: DirtyRow) {
  return {
    at,
    label,
    ...(trouble ? { trouble: `${trouble.says} (${trouble.field})` } : {}),
    input: row as JsonValue,
    expected: expectedValue(expected),
  };
}

function thrownText(thrown: ProbeAnswer): string {
  if (thrown.type === 'untyped-error') return `${thrown.name}: ${thrown.message}`;
  return thrown.type === 'refusal'
    ? `${thrown.code}: ${thrown.message}`
    : 'It threw something that is no error.';
}

function errorText(error: ProgramError | undefined, outcome: RunResult['outcome']): string {
  return error ? `${error.name}: ${error.message}` : `The process ended by itself (${outcome}).`;
}
