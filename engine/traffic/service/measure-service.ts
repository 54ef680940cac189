import { z } from 'zod';
import type { CodeRunner, ProgramError, RunResult } from '../../core/code-runner';
import { StagecraftError } from '../../core/errors';
import type { WorkspaceFiles, WorkspacePath } from '../../core/files';
import { MEASURE_PROBE, MEASURE_PROBE_PATH } from './measure-probe';
import type { ServiceRecord } from './service-record';

/** A row as it is sent to the service. */
export interface SampleRequest {
  readonly method: string;
  /** E.g. `/predict`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What is measured, and how. */
export interface MeasureJob {
  readonly files: WorkspaceFiles;
  /** The module whose default export has `fetch`. */
  readonly entry: WorkspacePath;
  /** A hash of what is measured, to see later whether a record is of these files. */
  readonly content: string;
  readonly requests: readonly SampleRequest[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that it runs in, below which `entry` stands; that of all files when absent. */
  readonly cwd?: string;
  /** Whether the record is to have what was answered. */
  readonly keepsAnswers?: boolean;
  /** Given for graded runs: chance and clock of the service follow from it, and times are counted. */
  readonly seed?: string;
}

/** What it takes to run code. */
export interface MeasureMeans {
  readonly runner: CodeRunner;
  readonly newRunId: () => string;
  readonly signal?: AbortSignal;
}

/** The service could not be started, did not answer in time, or went over a limit: the learner's. */
export class ServiceNotMeasuredError extends StagecraftError<'service-not-measured'> {
  constructor(entry: string, why: string, error?: Pick<ProgramError, 'name' | 'message' | 'stack'>) {
    super('service-not-measured', `${entry} could not be measured: ${why}.`, error);
  }
}

/** The sandbox broke or was stopped while a service was measured; never the service's fault. */
export class MeasuringFailedError extends StagecraftError<'measuring-failed'> {
  constructor(why: string) {
    super(
      'measuring-failed',
      `The lab could not measure the service: ${why}. This is not your code's doing; do it again.`,
    );
  }
}

const LEAST_MS = 5;
const MOST_ROUNDS = 20;
const DEADLINE_MS = 60_000;
const SHOWN = 400;

const errorSchema = z.object({ name: z.string(), message: z.string(), stack: z.string() });
const valueSchema = z.object({
  started: z.boolean(),
  error: errorSchema.optional(),
  loadMs: z.number(),
  answers: z.array(
    z.object({
      ms: z.number(),
      status: z.number(),
      length: z.number(),
      text: z.string(),
      error: errorSchema.optional(),
    }),
  ),
});

/**
 * Sends rows through a service that really runs, and notes how long each answer took and what went wrong. By the clock,
 * each row is asked for several times, after one request to warm up.
 * @throws ServiceNotMeasuredError, MeasuringFailedError
 */
export async function measureService(
  job: MeasureJob,
  { runner, newRunId, signal }: MeasureMeans,
): Promise<ServiceRecord> {
  const { files, entry, content, requests, env, cwd, seed, keepsAnswers = false } = job;
  if (requests.length === 0) throw new ServiceNotMeasuredError(entry, 'there is no row to send');
  const isCounted = seed !== undefined;
  const result = await runner.run(
    {
      runId: newRunId(),
      language: 'typescript',
      files,
      program: {
        kind: 'probe',
        path: MEASURE_PROBE_PATH,
        source: MEASURE_PROBE,
        input: {
          entry,
          requests: requests.map(({ method, path, headers, body }) => ({ method, path, headers, body })),
          leastMs: LEAST_MS,
          mostRounds: isCounted ? 1 : MOST_ROUNDS,
        },
      },
      ...(env && { env }),
      ...(cwd !== undefined && { cwd }),
      ...(isCounted && { seed }),
      limits: { deadlineMs: DEADLINE_MS },
    },
    undefined,
    signal,
  );
  const { loadMs, answers } = accountOf(entry, result);
  return {
    format: 'stagecraft-service-times/1',
    entry,
    content,
    method: isCounted ? 'counted' : 'clock',
    loadSeconds: isCounted ? countedLoad(files) + waited(loadMs) : seconds(loadMs),
    answers: answers.map(({ ms, status, length, text, error }, i) => {
      const said = error ? `${error.name}: ${error.message}` : status >= 400 ? text : undefined;
      return {
        seconds: isCounted ? countedWork(requests[i]!, length) + waited(ms) : seconds(ms),
        status,
        ...(keepsAnswers && { body: text }),
        ...(said !== undefined && { error: said.slice(0, SHOWN) }),
      };
    }),
  };
}

/**
 * The time of an answer in graded runs, which must not depend on the machine: 2 ms, and 20 ns for each character read
 * or written; what it waited for timers is added (see `waited`). Not what a profiler would say: what is graded there is what the learner decides about a service, and not
 * how fast the grader's machine is.
 */
export function countedWork({ body }: SampleRequest, answerLength: number): number {
  return 0.002 + 2e-8 * ((body?.length ?? 0) + answerLength);
}

/** The time of a start in graded runs: half a second, and 100 ns for each character of its files. */
export function countedLoad(files: WorkspaceFiles): number {
  return 0.5 + 1e-7 * Object.values(files).reduce((sum, content) => sum + content.length, 0);
}

/**
 * Seconds that a seeded program waited, by its own clock: that moves 0.01 ms with each look at it, and jumps where the
 * program sleeps. The looks are left out by whole milliseconds.
 */
const waited = (ms: number) => Math.floor(ms) / 1000;

/** To whole microseconds: more is noise, and makes a file long. */
const seconds = (ms: number) => Math.max(0, Math.round(ms * 1000) / 1e6);

function accountOf(entry: string, { outcome, error, value }: RunResult): z.output<typeof valueSchema> {
  if (outcome === 'crashed' || outcome === 'stopped')
    throw new MeasuringFailedError(error?.message ?? outcome);
  if (outcome === 'deadline')
    throw new ServiceNotMeasuredError(entry, `it had not answered within ${DEADLINE_MS / 1000} s`);
  if (outcome !== 'completed')
    throw new ServiceNotMeasuredError(
      entry,
      error ? `${error.name}: ${error.message}` : `its process was ended (${outcome})`,
      error,
    );
  const parsed = valueSchema.safeParse(value);
  if (!parsed.success) throw new MeasuringFailedError('it gave no account of its answers');
  const { started, error: startError } = parsed.data;
  if (!started)
    throw new ServiceNotMeasuredError(
      entry,
      `it did not start: ${startError!.name}: ${startError!.message}`,
      startError,
    );
  return parsed.data;
}
