import type { Command } from '../cli/command';
import { reporting } from '../cli/command';
import type { Console } from '../cli/console';
import { stageData, withStage } from '../pipeline/pipeline-file';
import type { Stage } from '../pipeline/stage';
import { recordDataFile } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { collectStages } from '../repo/targets';
import { parametrizedError } from './stage-list';

function setFrozen(repo: Repository, stage: Stage, isFrozen: boolean, out: Console): void {
  const changed: Stage = { ...stage, isFrozen };
  if (stage.name === undefined) {
    recordDataFile(repo, changed, new Map());
    return;
  }
  if (stage.isParametrized) throw parametrizedError(repo.address(stage));
  const shown = repo.paths.shown(stage.file);
  const path = repo.paths.absolute(stage.file);
  out.write(`Modifying stage '${stage.name}' in '${shown}'`);
  repo.fs.write(path, withStage(repo.fs.readText(path), shown, stage.name, stageData(changed, repo.paths)));
}

const command = (name: 'freeze' | 'unfreeze', help: string): Command => ({
  help,
  spec: { command: name, operands: [1, Number.POSITIVE_INFINITY], options: [] },
  run: async (context) => {
    const repo = await context.repository();
    let exitCode = 0;
    for (const target of context.args.operands)
      exitCode ||= await reporting(context.out, `failed to ${name} '${target}'`, async () => {
        for (const stage of await collectStages(repo, target))
          setFrozen(repo, stage, name === 'freeze', context.out);
        return 0;
      });
    return exitCode;
  },
});

/** `dvc freeze`: a stage's dependencies are not looked at any more. */
export const freeze = command('freeze', 'Freeze stages or .dvc files.');

/** `dvc unfreeze`: they are again. */
export const unfreeze = command('unfreeze', 'Unfreeze stages or .dvc files.');
