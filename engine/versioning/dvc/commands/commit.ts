import { canKeepRuns, keepRun } from '../cache/run-cache';
import { saveToCache } from '../cache/save-output';
import { flag } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { dependencyChanges, fileChange } from '../compare/stage-status';
import { DvcError } from '../errors';
import type { Measured, Recorded } from '../hash/measure';
import type { StageState } from '../pipeline/lock-file';
import { recordedState } from '../pipeline/lock-file';
import { isDataSource, type Output, type Stage, stageKey } from '../pipeline/stage';
import { requireParams } from '../repo/params';
import { recordStage } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { collectAll } from '../repo/targets';
import { hideFromGit, mayKeepRun } from '../repro/stage-files';
import type { DataMap } from '../text/data';

/** `dvc commit`: takes over what has changed in data and stages, without running anything. */
export const commit: Command = {
  help: 'Record changes to files or directories tracked by DVC by storing the current versions in the cache.',
  spec: {
    command: 'commit',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      flag('force', '-f', '--force'),
      flag('with-deps', '-d', '--with-deps'),
      flag('recursive', '-R', '--recursive'),
      flag('data-only', '--data-only'),
      flag('allow-missing', '--allow-missing'),
      flag('no-relink', '--no-relink'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    const { args, out } = context;
    const targets = await collectAll(repo, args.operands, {
      withDeps: args.has('with-deps'),
      isRecursive: args.has('recursive'),
    });
    const stages = [...new Map(targets.map(({ stage }) => [stageKey(stage), stage])).values()];
    for (const stage of stages) {
      repo.checkInterrupt();
      if (args.has('data-only') && !isDataSource(stage)) continue;
      if (!args.has('force') && !agrees(context, repo, stage)) continue;
      const state = await commitStage(repo, stage, args.has('allow-missing'));
      recordStage(repo, stage, state, (line) => out.write(line));
    }
    return 0;
  },
};

/** Asks where something has changed. @returns false to leave the stage out. @throws DvcError on a no. */
function agrees(context: CommandContext, repo: Repository, stage: Stage): boolean {
  const deps = [...dependencyChanges(repo, stage).keys()];
  const outs = stage.outs
    .filter((out) => fileChange(repo, out.path, out.recorded) !== undefined)
    .map((out) => repo.paths.shown(out.path));
  const name = `stage: '${repo.address(stage)}'`;
  if (deps.length === 0 && outs.length === 0 && !stage.isCmdChanged) return true;
  const answer = ask(context, `${changed(deps, outs, name)} Are you sure you want to commit it? [y/n/s]`);
  if (answer === 's') return false;
  if (answer !== 'y') throw new DvcError(`unable to commit changed ${name}. Use \`-f|--force\` to force.`);
  return true;
}

function changed(deps: readonly string[], outs: readonly string[], name: string): string {
  const list = (paths: readonly string[]) => `[${paths.map((path) => `'${path}'`).join(', ')}]`;
  if (deps.length > 0 && outs.length > 0)
    return `dependencies ${list(deps)} and outputs ${list(outs)} of ${name} changed.`;
  if (deps.length > 0) return `dependencies ${list(deps)} of ${name} changed.`;
  return outs.length > 0 ? `outputs ${list(outs)} of ${name} changed.` : `'cmd' of ${name} has changed.`;
}

/** One answer for all questions: the first line of standard input, no without it. */
function ask({ io, out }: CommandContext, question: string): string {
  const answer = io.stdin.split('\n', 1)[0]!.trim().toLowerCase();
  if (!out.isQuiet) io.stdout(`${question}: ${answer}\n`);
  return answer === 'yes' ? 'y' : answer;
}

async function commitStage(repo: Repository, stage: Stage, isMissingAllowed: boolean): Promise<StageState> {
  const before = recordedState(stage);
  const deps = new Map<string, Recorded>();
  for (const dep of stage.deps) {
    const now = repo.measure(dep.path);
    if (!now && !isMissingAllowed)
      throw new DvcError(`dependency '${repo.paths.shown(dep.path)}' does not exist`);
    const known = now ?? before.deps.get(dep.written);
    if (known) deps.set(dep.written, known);
  }
  const params = new Map<string, DataMap>(
    stage.params.map((spec) => [spec.written, requireParams(repo, spec)]),
  );
  const outs = new Map<string, Recorded>();
  const isRunKept = mayKeepRun(stage) && canKeepRuns(stage);
  for (const out of stage.outs) {
    const known =
      (await commitOutput(repo, out, isRunKept, isMissingAllowed)) ?? before.outs.get(out.written);
    if (known) outs.set(out.written, known);
  }
  const state = { deps, params, outs };
  if (isRunKept && outs.size === stage.outs.length) keepRun(repo, stage, state);
  return state;
}

async function commitOutput(
  repo: Repository,
  out: Output,
  isRunKept: boolean,
  isMissingAllowed: boolean,
): Promise<Measured | undefined> {
  const now = repo.measure(out.path);
  if (!now) {
    if (isMissingAllowed) return undefined;
    throw new DvcError(`output '${repo.paths.shown(out.path)}' does not exist`);
  }
  await hideFromGit(repo, out);
  if ((out.isCached || isRunKept) && !out.path.startsWith('/')) saveToCache(repo, out.path, now);
  if (out.isCached) repo.links.save([out.path]);
  return now;
}
