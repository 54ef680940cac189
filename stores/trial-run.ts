import type { CodeRunner, RunResult } from '../engine/core/code-runner';
import { messageOf } from '../engine/core/errors';
import type { WorkspaceFiles } from '../engine/core/files';
import { programOfScript } from '../engine/core/npm-script';
import type { TuningPlan } from '../engine/tuning/plan';
import type { Trial } from '../engine/tuning/search';
import { paramsOfTrial } from '../engine/tuning/trials-csv';
import { withParams } from '../engine/workspace/params-file';

/** What one trial is run over. */
export interface TrialSetting {
  readonly plan: TuningPlan;
  /** The workspace with its data. */
  readonly files: WorkspaceFiles;
  readonly paramsPath: string;
  /** The params file that every trial's own settings are laid over. */
  readonly params: string | null;
  readonly runner: CodeRunner;
  readonly newRunId: () => string;
}

/** How a trial ended: `ended` with a number or the reason why there is none; `stopped`; or `crashed`, which is ours. */
export type TrialEnd =
  | { readonly end: 'ended'; readonly objective: number | null; readonly message?: string }
  | { readonly end: 'stopped' }
  | { readonly end: 'crashed'; readonly message: string };

/**
 * Runs one trial in the sandbox: the script of the plan over the workspace, with the trial's settings in the params file.
 * The run is seeded, so the same trial gives the same objective wherever and beside whatever it runs.
 */
export async function runTrial(setting: TrialSetting, trial: Trial, signal: AbortSignal): Promise<TrialEnd> {
  const { plan, paramsPath } = setting;
  let result: RunResult;
  try {
    // A file that is written as it was is none of the run's writes.
    const { [plan.result]: _old, ...rest } = setting.files;
    const files = {
      ...rest,
      [paramsPath]: withParams(paramsPath, setting.params ?? undefined, paramsOfTrial(plan, trial)),
    };
    result = await setting.runner.run(
      {
        runId: setting.newRunId(),
        language: 'typescript',
        files,
        program: programOfScript(files, plan.script),
        seed: `trial/${trial.seed}`,
      },
      undefined,
      signal,
    );
  } catch (error) {
    return { end: 'ended', objective: null, message: messageOf(error) };
  }
  if (signal.aborted || result.outcome === 'stopped') return { end: 'stopped' };
  if (result.outcome === 'crashed')
    return { end: 'crashed', message: result.error?.message ?? 'the sandbox ended' };
  if (result.outcome !== 'completed') return { end: 'ended', objective: null, message: reasonOf(result) };
  return { end: 'ended', ...objectiveIn(result.writes[plan.result], plan) };
}

function reasonOf({ outcome, error }: RunResult): string {
  if (outcome === 'deadline') return 'It ran too long and was ended.';
  if (outcome === 'memory') return 'It held too much memory and was ended.';
  return error ? `${error.name}: ${error.message}` : 'It failed.';
}

function objectiveIn(
  written: RunResult['writes'][string] | undefined,
  { result, objective }: TuningPlan,
): { objective: number | null; message?: string } {
  if (typeof written !== 'string') return { objective: null, message: `It wrote no ${result}.` };
  try {
    const value = (JSON.parse(written) as Record<string, unknown> | null)?.[objective.name];
    if (typeof value === 'number') return { objective: value };
    return { objective: null, message: `${result} has no number "${objective.name}".` };
  } catch {
    return { objective: null, message: `${result} is not valid JSON.` };
  }
}
