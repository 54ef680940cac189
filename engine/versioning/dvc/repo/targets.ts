import { DvcError } from '../errors';
import { loadStageFile } from '../pipeline/index';
import { isStageFile, PIPELINE_FILE, type Stage, stageKey } from '../pipeline/stage';
import { joinPath } from '../text/paths';
import type { Repository } from './repository';

/** A stage that a command is about, and the part of its outputs if it is about that only. */
export interface Target {
  readonly stage: Stage;
  /** A kept path in or at one of its outputs. */
  readonly path?: string;
}

/** Which stages a target may be besides those that it names. */
export interface TargetOptions {
  /** Take the stages that they depend on, too. */
  readonly withDeps?: boolean;
  /** A folder stands for all stages in it. */
  readonly isRecursive?: boolean;
  /** The name may be a shell pattern. */
  readonly isGlob?: boolean;
}

/** `dvc.yaml:train`, `sub/dvc.yaml`, `x.dvc`, `train`: the file, if one is named, and the name. */
function parseTarget(target: string): { file?: string; name?: string } {
  const colon = target.lastIndexOf(':');
  if (colon > 0 && isStageFile(target.slice(0, colon)))
    return { file: target.slice(0, colon), name: target.slice(colon + 1) };
  return isStageFile(target) ? { file: target } : { name: target };
}

const globRule = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

/**
 * The stages that a target names.
 * @throws DvcError when there are none.
 */
export async function collectStages(
  repo: Repository,
  target: string,
  options: TargetOptions = {},
): Promise<Stage[]> {
  const { file, name } = parseTarget(target);
  if (options.isRecursive && repo.fs.isFolder(repo.paths.absolute(repo.paths.typed(target))))
    return stagesBelow(repo, repo.paths.typed(target));
  const kept = repo.paths.typed(file ?? PIPELINE_FILE);
  if (!repo.fs.exists(repo.paths.absolute(kept))) throw new StageFileMissing(repo.paths.absolute(kept));
  const stages = await stagesOfFile(repo, kept);
  if (name === undefined) return withDeps(repo, stages, options);
  const matches = options.isGlob
    ? stages.filter((stage) => globRule(name).test(stage.name ?? ''))
    : stages.filter((stage) => stage.name === name);
  const found = matches.length > 0 ? matches : stages.filter((stage) => stage.group === name);
  if (found.length === 0 && !options.isGlob) throw new StageNotFound(name, repo.paths.shown(kept));
  return withDeps(repo, found, options);
}

/** A target names a file that is not there. */
export class StageFileMissing extends DvcError {
  constructor(path: string) {
    super(`'${path}' does not exist`);
  }
}

/** A target names a stage that its file does not have. */
export class StageNotFound extends DvcError {
  constructor(name: string, file: string) {
    super(`Stage '${name}' not found inside '${file}' file`);
  }
}

async function stagesOfFile(repo: Repository, kept: string): Promise<readonly Stage[]> {
  const { stages } = await loadStageFile(repo.tree, kept, repo.paths);
  return stages;
}

async function stagesBelow(repo: Repository, folder: string): Promise<Stage[]> {
  const { stages } = await repo.index();
  return stages.filter((stage) => folder === '' || stage.file.startsWith(`${folder}/`));
}

async function withDeps(
  repo: Repository,
  stages: readonly Stage[],
  options: TargetOptions,
): Promise<Stage[]> {
  if (!options.withDeps) return [...stages];
  const { graph } = await repo.index();
  const keys = new Set(stages.map(stageKey));
  return graph.postOrder(graph.stages.filter((stage) => keys.has(stageKey(stage))));
}

/**
 * What a target names: stages, or an output or a part of one.
 * @throws DvcError when it names nothing.
 */
export async function collectTargets(
  repo: Repository,
  target: string,
  options: TargetOptions = {},
): Promise<Target[]> {
  const { file, name } = parseTarget(target);
  if (file === undefined) {
    const stages = await stagesNamed(repo, name!, options);
    if (stages.length > 0) return stages.map((stage) => ({ stage }));
    const path = repo.paths.typed(target);
    const found = (await repo.index()).outputAt(path);
    if (
      found &&
      !(options.isRecursive && repo.fs.isFolder(repo.paths.absolute(path)) && found.out.path !== path)
    )
      return [{ stage: found.stage, path }];
  }
  try {
    return (await collectStages(repo, target, options)).map((stage) => ({ stage }));
  } catch (thrown) {
    const where = file === undefined ? PIPELINE_FILE : file;
    if (file === undefined && (thrown instanceof StageNotFound || thrown instanceof StageFileMissing))
      throw new DvcError(`'${target}' does not exist as an output or a stage name in '${where}'`, {
        cause: thrown,
      });
    throw thrown;
  }
}

async function stagesNamed(repo: Repository, name: string, options: TargetOptions): Promise<Stage[]> {
  const kept = joinPath(repo.paths.typed('.'), PIPELINE_FILE);
  if (!repo.fs.isFile(repo.paths.absolute(kept))) return [];
  const stages = (await stagesOfFile(repo, kept)).filter(
    (stage) => stage.name === name || stage.group === name,
  );
  return withDeps(repo, stages, options);
}

/** What several targets name, each once; without targets all stages. */
export async function collectAll(
  repo: Repository,
  targets: readonly string[],
  options: TargetOptions = {},
): Promise<Target[]> {
  if (targets.length === 0) return (await repo.index()).stages.map((stage) => ({ stage }));
  const all = new Map<string, Target>();
  for (const target of targets)
    for (const one of await collectTargets(repo, target, options))
      all.set(`${stageKey(one.stage)} ${one.path ?? ''}`, one);
  return [...all.values()];
}

/** The outputs that a target is about. */
export const outsOf = ({ stage, path }: Target) =>
  path === undefined
    ? stage.outs
    : stage.outs.filter(
        (out) => out.path === path || path.startsWith(`${out.path}/`) || out.path.startsWith(`${path}/`),
      );
