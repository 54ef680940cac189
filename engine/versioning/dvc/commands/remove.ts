import { flag } from '../cli/arguments';
import { type Command, reporting } from '../cli/command';
import { withoutStage } from '../pipeline/pipeline-file';
import { type Stage, stageKey } from '../pipeline/stage';
import { forgetLockEntry } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { collectStages, collectTargets, type Target } from '../repo/targets';

/** `dvc remove`: stops tracking data, or takes a stage out of `dvc.yaml`. The data itself stays, unless asked. */
export const remove: Command = {
  help: 'Remove stages from dvc.yaml and/or stop tracking files or directories.',
  spec: {
    command: 'remove',
    operands: [1, Number.POSITIVE_INFINITY],
    options: [flag('outs', '--outs'), flag('force', '-f', '--force')],
  },
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, '', async () => {
      for (const target of context.args.operands)
        for (const stage of await stagesOf(repo, target)) removeStage(repo, stage, context.args.has('outs'));
      if (repo.config.isOn('core', 'autostage')) await repo.scm.stage();
      return 0;
    });
  },
};

async function stagesOf(repo: Repository, target: string): Promise<Stage[]> {
  try {
    return await collectStages(repo, target);
  } catch (thrown) {
    // A tracked file or folder stands for its `.dvc` file.
    const found = await collectTargets(repo, target).catch((): Target[] => []);
    const own = found.filter(
      ({ stage, path }) => stage.name === undefined && stage.outs.some((out) => out.path === path),
    );
    if (own.length === 0) throw thrown;
    return [...new Map(own.map(({ stage }) => [stageKey(stage), stage])).values()];
  }
}

function removeStage(repo: Repository, stage: Stage, withOutputs: boolean): void {
  for (const out of stage.outs) {
    if (withOutputs) repo.fs.remove(repo.paths.absolute(out.path));
    if (out.isCached && !out.path.startsWith('/')) repo.scm.unignore(out.path);
  }
  const path = repo.paths.absolute(stage.file);
  if (stage.name === undefined) {
    repo.fs.remove(path);
    repo.scm.track(stage.file);
    return;
  }
  forgetLockEntry(repo, stage);
  const rest = withoutStage(repo.fs.readText(path), repo.paths.shown(stage.file), stage.group ?? stage.name);
  if (rest === undefined) repo.fs.remove(path);
  else repo.fs.write(path, rest);
  repo.scm.track(stage.file);
}
