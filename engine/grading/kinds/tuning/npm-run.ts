import type { RunResult } from '../../../core/code-runner';
import type { WorkspaceFiles } from '../../../core/files';
import { NpmScriptError, programOfScript } from '../../../core/npm-script';
import { runMeasured } from '../../run';
import type { MeasurementContext } from '../../types';

/** What to run: an npm script, and the file that it is to write. */
export interface NpmRun {
  readonly script: string;
  readonly writes: string;
  readonly files: WorkspaceFiles;
  readonly seed?: string;
}

/**
 * Runs an npm script of a workspace for a measurement. A script that is missing is a run that failed. The file that it
 * is to write is taken away before: a file written as it was is none of the run's writes.
 */
export async function runNpm(
  context: MeasurementContext,
  { script, writes, files, seed }: NpmRun,
): Promise<RunResult> {
  try {
    const { [writes]: _old, ...rest } = files;
    return await runMeasured(context, programOfScript(rest, script), { files: rest, seed });
  } catch (error) {
    if (!(error instanceof NpmScriptError)) throw error;
    const { name, message, code } = error;
    return {
      runId: context.newRunId(),
      outcome: 'failed',
      error: { name, message, code, stack: message, frames: [] },
      tests: [],
      writes: {},
      stdout: '',
      stderr: '',
      durationMs: 0,
    };
  }
}
