import type { CodeRunner, RunResult } from '../../core/code-runner';
import { StagecraftError } from '../../core/errors';
import type { WorkspaceFiles } from '../../core/files';
import { type ProbeInput, probeInput, probeSource } from './probe';

/** The runner itself broke during a replay; never the learner's mistake. */
export class ReplayRunnerError extends StagecraftError<'replay-runner'> {
  constructor(result: RunResult) {
    super(
      'replay-runner',
      `The lab could not run the replay${result.error ? `: ${result.error.message}` : ''}. Run it again; your work is not affected.`,
      { runId: result.runId },
    );
  }
}

/** What running the probe needs. */
export interface ProbeRuns {
  readonly runner: CodeRunner;
  readonly files: WorkspaceFiles;
  /** The workspace path of the module that exports `estimate` and `estimateAll`. */
  readonly entry: string;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly newRunId: () => string;
}

/** A service that answers rows in this time is alive; one that does not is ended. */
const DEADLINE_MS = 8_000;

/**
 * Starts a fresh process over the workspace and gives it one task.
 * @throws ReplayRunnerError when the runner broke, or the reason of the signal when it was aborted.
 */
export async function runProbe(runs: ProbeRuns, input: ProbeInput): Promise<RunResult> {
  runs.signal.throwIfAborted();
  const result = await runs.runner.run(
    {
      runId: runs.newRunId(),
      language: 'typescript',
      files: runs.files,
      program: {
        kind: 'probe',
        path: 'probes/rows.ts',
        source: probeSource(runs.entry),
        input: probeInput(input),
      },
      seed: runs.seed,
      limits: { deadlineMs: DEADLINE_MS },
    },
    undefined,
    runs.signal,
  );
  runs.signal.throwIfAborted();
  if (result.outcome === 'crashed') throw new ReplayRunnerError(result);
  return result;
}
