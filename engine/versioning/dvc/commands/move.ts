import { parentOf } from '../../../core/file-system';
import { saveToCache } from '../cache/save-output';
import type { Command } from '../cli/command';
import { reporting } from '../cli/command';
import { DvcError } from '../errors';
import { newDataStage } from '../pipeline/data-file';
import { isDataSource, type Output, type Stage } from '../pipeline/stage';
import { recordDataFile } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { hideFromGit } from '../repro/stage-files';

/** `dvc move`: moves tracked data together with its `.dvc` file and its line of `.gitignore`. */
export const move: Command = {
  help: 'Rename or move a DVC controlled data file or a directory.',
  spec: { command: 'move', operands: [2, 2], operandNames: 'src, dst', options: [] },
  run: async (context) => {
    const repo = await context.repository();
    const [from = '', to = ''] = context.args.operands;
    return reporting(context.out, `failed to move '${from}' -> '${to}'`, async () => {
      await context.tellingGit(repo, () => moveData(repo, from, to));
      return 0;
    });
  },
};

async function moveData(repo: Repository, from: string, to: string): Promise<void> {
  const source = repo.paths.typed(from);
  const found = (await repo.index()).outputAt(source);
  if (found?.out.path !== source)
    throw new DvcError(`Unable to find DVC file with output '${repo.paths.shown(source)}'`);
  if (!isDataSource(found.stage))
    throw new DvcError(
      `move is not permitted for stages that are not data sources. You need to either move '${repo.paths.shown(found.stage.file)}' to a new location and edit it by hand, ` +
        `or remove '${repo.paths.shown(found.stage.file)}' and create a new one at the desired location.`,
    );
  const typed = repo.paths.typed(to);
  const isFolder = repo.fs.isFolder(repo.paths.absolute(typed));
  const target = isFolder
    ? repo.paths.kept(`${repo.paths.absolute(typed)}/${source.slice(source.lastIndexOf('/') + 1)}`)
    : typed;
  const { stage, out } = movedStage(found.stage, found.out, target);
  const folder = parentOf(repo.paths.absolute(target));
  if (!repo.fs.isFolder(folder)) throw new DvcError(`[Errno 2] No such file or directory: '${folder}'`);
  if (repo.fs.exists(repo.paths.absolute(source)))
    repo.fs.move(repo.paths.absolute(source), repo.paths.absolute(target));
  const text = repo.fs.readText(repo.paths.absolute(found.stage.file));
  if (stage.file !== found.stage.file) {
    repo.fs.remove(repo.paths.absolute(found.stage.file));
    repo.fs.write(repo.paths.absolute(stage.file), text);
  }
  repo.scm.unignore(source);
  await hideFromGit(repo, out);
  const now = repo.measure(target);
  if (now) saveToCache(repo, target, now);
  const recorded = now ?? found.out.recorded;
  recordDataFile(repo, stage, recorded ? new Map([[out.written, recorded]]) : new Map());
}

function movedStage(stage: Stage, out: Output, target: string): { stage: Stage; out: Output } {
  const fresh = newDataStage(target);
  const moved = { ...out, written: fresh.outs[0]!.written, path: target };
  const isNamedAfter = stage.file === `${out.path}.dvc`;
  return {
    stage: { ...stage, file: isNamedAfter ? fresh.file : stage.file, wdir: fresh.wdir, outs: [moved] },
    out: moved,
  };
}
