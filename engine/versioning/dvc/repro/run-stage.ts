import type { ProgramIo } from '../../../core/lab-program';
import { canKeepRuns, keepRun } from '../cache/run-cache';
import type { Console } from '../cli/console';
import { isUnchanged } from '../compare/stage-status';
import { DvcError, DvcInterrupted } from '../errors';
import type { Measured } from '../hash/measure';
import { recordedState, type StageState } from '../pipeline/lock-file';
import { isCallback, isDataSource, type Stage } from '../pipeline/stage';
import { recordStage } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { type FreshOutputs, staleness } from './decide';
import { findOutputs, restoreOutputs } from './restore';
import {
  commitOutputs,
  mayKeepRun,
  measureInputs,
  measureOutputs,
  removeOutputs,
  requireOutputs,
} from './stage-files';

/** How a stage is reproduced. */
export interface RunOptions {
  readonly isForced?: boolean;
  readonly isDry?: boolean;
  /** Leave the cache alone. */
  readonly isUncommitted?: boolean;
  readonly isRunCacheOff?: boolean;
  readonly isMissingAllowed?: boolean;
  readonly isInteractive?: boolean;
  /** Fetches what a stage needs from the remote. */
  readonly pull?: (stage: Stage) => Promise<void>;
}

/** What stages run with. */
export interface RunContext {
  readonly repo: Repository;
  readonly out: Console;
  readonly shell: ProgramIo['shell'];
  readonly confirm: (question: string) => boolean;
}

/**
 * Reproduces one stage: skips it when it is as it was, lays out the outputs of a run before where it was run with the
 * same going in, else runs it; then writes down what came of it.
 * @returns what is known of it now; undefined when it was skipped.
 * @throws DvcError for whatever fails.
 */
export async function reproduceStage(
  context: RunContext,
  stage: Stage,
  options: RunOptions,
  fresh: FreshOutputs,
): Promise<StageState | undefined> {
  const { repo, out } = context;
  const name = repo.address(stage);
  if (stage.isFrozen)
    out.warn(`stage: '${name}' is frozen. Its dependencies are not going to be reproduced.`);
  if (!options.isForced) {
    if (isUnchanged(staleness(repo, stage, { isMissingAllowed: options.isMissingAllowed, fresh }))) {
      out.write(
        isDataSource(stage) ? `'${name}' didn't change, skipping` : `Stage '${name}' didn't change, skipping`,
      );
      return undefined;
    }
    if (options.pull && isUnchanged(staleness(repo, stage, { isMissingAllowed: true, fresh }))) {
      out.write(`Pulling data for stage: '${name}'`);
      if (await pulled(options.pull, stage)) return undefined;
      out.write(`Unable to pull data for stage: '${name}'`);
    }
  }
  if (
    options.isInteractive &&
    !context.confirm(`Going to reproduce stage: '${name}'. Are you sure you want to continue?`)
  )
    throw new DvcError('reproduction aborted by the user');
  return runAndRecord(context, stage, options);
}

async function pulled(pull: (stage: Stage) => Promise<void>, stage: Stage): Promise<boolean> {
  try {
    await pull(stage);
    return true;
  } catch (thrown) {
    if (thrown instanceof DvcError && !(thrown instanceof DvcInterrupted)) return false;
    throw thrown;
  }
}

async function runAndRecord(context: RunContext, stage: Stage, options: RunOptions): Promise<StageState> {
  const { repo, out } = context;
  const runs = stage.cmd !== undefined && !stage.isFrozen;
  if (runs && !options.isDry) removeOutputs(repo, stage);
  if (runs) await run(context, stage, options);
  else if (!options.isDry) {
    const [what, kind] = stage.isFrozen ? ['outputs', 'frozen '] : ['data sources', ''];
    out.write(`Verifying ${what} in ${kind}stage: '${repo.address(stage)}'`);
    requireOutputs(repo, stage);
  }
  return options.isDry ? recordedState(stage) : record(context, stage, options);
}

async function run(context: RunContext, stage: Stage, options: RunOptions): Promise<void> {
  const { repo, out } = context;
  const name = repo.address(stage);
  if (!options.isForced) {
    const found = findOutputs(repo, stage, { isRunCacheOff: options.isRunCacheOff });
    if (found) {
      out.write(`Stage '${name}' is cached - skipping run, checking out outputs`);
      if (!options.isDry) {
        restoreOutputs(repo, stage, found);
        return;
      }
    } else if (!options.isDry) measureInputs(repo, stage, () => undefined);
  }
  out.write(`Running ${isCallback(stage) ? 'callback ' : ''}stage '${name}':`);
  for (const command of typeof stage.cmd === 'string' ? [stage.cmd] : (stage.cmd ?? [])) {
    out.write(`> ${command}`);
    if (!options.isDry) await runCommand(context, stage, command);
  }
  repo.forget();
}

async function runCommand({ repo, shell }: RunContext, stage: Stage, command: string): Promise<void> {
  const cwd = repo.paths.absolute(stage.wdir);
  if (!repo.fs.isFolder(cwd)) throw new DvcError(`[Errno 2] No such file or directory: '${cwd}'`);
  const env = { DVC_STAGE: repo.address(stage), DVC_ROOT: repo.root };
  const status = await shell(command, { cwd, env });
  repo.checkInterrupt();
  if (status !== 0) throw new DvcError(`failed to run: ${command}, exited with ${status}`);
}

async function record({ repo, out }: RunContext, stage: Stage, options: RunOptions): Promise<StageState> {
  const warn = (message: string) => out.warn(message);
  const inputs = measureInputs(repo, stage, warn);
  const outs: ReadonlyMap<string, Measured> = await measureOutputs(repo, stage, warn);
  const state: StageState = { deps: inputs.deps, params: inputs.params, outs };
  const isRunKept = !options.isUncommitted && mayKeepRun(stage) && canKeepRuns(stage);
  if (!options.isUncommitted) commitOutputs(repo, stage, outs, isRunKept);
  if (isRunKept) keepRun(repo, stage, state);
  recordStage(repo, stage, state, (line) => out.write(line));
  return state;
}
