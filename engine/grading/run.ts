import type { Program, ProgramError, RunResult, SourceLocation } from '../core/code-runner';
import { StagecraftError } from '../core/errors';
import type { WorkspaceFiles } from '../core/files';
import type { MeasurementContext } from './types';

/** The runner itself broke; never the learner's mistake. */
export class RunnerCrashedError extends StagecraftError<'runner-crashed'> {
  constructor(result: RunResult) {
    const why = result.error ? `: ${result.error.message}` : '';
    super('runner-crashed', `The lab could not run the code${why}. Check again; your work is not affected.`, {
      runId: result.runId,
    });
  }
}

/** A measurement was ended because whoever asked for it does not want it any more. */
export class MeasurementAbortedError extends StagecraftError<'measurement-aborted'> {
  constructor() {
    super('measurement-aborted', 'The check was stopped before it had a result.');
  }
}

/** How to run a program for a measurement. */
export interface MeasuredRun {
  /** Absent: the learner's files. */
  readonly files?: WorkspaceFiles;
  /** Seeds chance and time of the run; absent: the seed of the measurement. */
  readonly seed?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds; absent: 20 s. */
  readonly deadlineMs?: number;
}

/** Every graded run ends after this many milliseconds, unless its lesson says otherwise. */
export const GRADED_DEADLINE_MS = 20_000;

/**
 * Runs a program for a measurement, seeded. What the program does wrong is in the result.
 * @throws RunnerCrashedError when the runner broke, MeasurementAbortedError when the signal was aborted.
 */
export async function runMeasured(
  context: MeasurementContext,
  program: Program,
  { files = context.files, seed = context.seed, env, deadlineMs = GRADED_DEADLINE_MS }: MeasuredRun = {},
): Promise<RunResult> {
  if (context.signal.aborted) throw new MeasurementAbortedError();
  const result = await context.runner.run(
    {
      runId: context.newRunId(),
      language: 'typescript',
      files,
      program,
      env,
      seed,
      limits: { deadlineMs },
    },
    undefined,
    context.signal,
  );
  if (context.signal.aborted) throw new MeasurementAbortedError();
  if (result.outcome === 'crashed') throw new RunnerCrashedError(result);
  return result;
}

/** The facts about how a run ended, with their meanings: for the `facts` of a kind. */
export const ENDING_FACTS = {
  outcome: 'how the run ended (completed, failed, stopped, deadline, memory)',
  exitOk: 'whether the run ended without an error',
  timedOut: 'whether the run was ended because it took too long',
  errorName: 'the name of the error',
  errorMessage: 'the message of the error',
  errorCode: 'the code of the error',
} as const;

/** How a run ended, as facts; those about an error are null when there was none. */
export function endingFacts(result: RunResult): Record<keyof typeof ENDING_FACTS, string | boolean | null> {
  const error = result.error ?? limitError(result);
  return {
    outcome: result.outcome,
    exitOk: result.outcome === 'completed',
    timedOut: result.outcome === 'deadline',
    errorName: error?.name ?? null,
    errorMessage: error?.message ?? null,
    errorCode: error?.code ?? null,
  };
}

/** The innermost line of the learner's own code in the stack of a run that threw. */
export function learnersLine(result: RunResult): SourceLocation | undefined {
  return result.error?.frames.find((frame) => !frame.path.startsWith('probes/'));
}

function limitError({ outcome }: RunResult): Pick<ProgramError, 'name' | 'message' | 'code'> | undefined {
  if (outcome === 'deadline')
    return {
      name: 'DeadlineError',
      code: 'deadline',
      message: 'The code ran longer than a check may take, and was ended.',
    };
  if (outcome === 'memory')
    return {
      name: 'MemoryError',
      code: 'memory',
      message: 'The code held more memory than a check may use, and was ended.',
    };
  return undefined;
}
