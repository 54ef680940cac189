import { DvcError } from '../errors';
import { type Data, type DataMap, isMap } from '../text/data';
import { folderOf, isWithin, joinPath, type RepoPaths } from '../text/paths';
import { readYaml } from '../yaml/read-yaml';
import { buildGraph } from './build-graph';
import { parseDataFile } from './data-file';
import type { Graph } from './graph';
import { loadStage } from './load-stage';
import { parseLock } from './lock-file';
import { LOCK_FILE, type Output, PIPELINE_FILE, type Stage } from './stage';
import { resolveStages } from './templates';
import type { Tree } from './tree';
import { snippet, validatePipeline } from './validate';

/** What a `dvc.yaml` says beside its stages. */
export interface PipelineExtras {
  /** Kept folder of the file. */
  readonly folder: string;
  readonly metrics: readonly string[];
  readonly params: readonly string[];
  readonly plots: readonly { readonly id: string; readonly props: DataMap }[];
}

/** All that DVC knows of a workspace or a commit. */
export class StageIndex {
  readonly stages: readonly Stage[];
  readonly extras: readonly PipelineExtras[];
  readonly #paths: RepoPaths;
  #graph: Graph | undefined;

  constructor(stages: readonly Stage[], extras: readonly PipelineExtras[], paths: RepoPaths) {
    this.stages = stages;
    this.extras = extras;
    this.#paths = paths;
  }

  /** @throws DvcError for outputs that overlap and for cycles. */
  get graph(): Graph {
    this.#graph ??= buildGraph(
      this.stages,
      (stage) => addressOf(stage, this.#paths),
      (path) => this.#paths.shown(path),
    );
    return this.#graph;
  }

  get outs(): readonly Output[] {
    return this.stages.flatMap((stage) => stage.outs);
  }

  /** The stage and output at a path, or around it. */
  outputAt(path: string): { readonly stage: Stage; readonly out: Output } | undefined {
    for (const stage of this.stages)
      for (const out of stage.outs) if (isWithin(out.path, path)) return { stage, out };
    return undefined;
  }
}

/** How a stage is called: `train`, `sub/dvc.yaml:train`, `data/raw.csv.dvc`. */
export function addressOf(stage: Stage, paths: RepoPaths): string {
  const file = paths.shown(stage.file);
  if (stage.name === undefined) return file;
  return file === PIPELINE_FILE ? stage.name : `${file}:${stage.name}`;
}

/** Reads every stage of a tree. @throws DvcError for a file that is not as it has to be. */
export async function loadIndex(tree: Tree, paths: RepoPaths): Promise<StageIndex> {
  const stages: Stage[] = [];
  const extras: PipelineExtras[] = [];
  for (const file of await tree.stageFiles()) {
    if (stages.some((stage) => stage.outs.some((out) => isWithin(out.path, file) && out.path !== file)))
      continue;
    const loaded = await loadStageFile(tree, file, paths);
    stages.push(...loaded.stages);
    if (loaded.extras) extras.push(loaded.extras);
  }
  return new StageIndex(stages, extras, paths);
}

/** The stages of one file. @throws DvcError when it is not there, or not as it has to be. */
export async function loadStageFile(
  tree: Tree,
  file: string,
  paths: RepoPaths,
): Promise<{ readonly stages: readonly Stage[]; readonly extras?: PipelineExtras }> {
  const text = await tree.readText(file);
  if (text === undefined) throw new DvcError(`'${paths.absolute(file)}' does not exist`);
  if (!file.endsWith(PIPELINE_FILE)) return { stages: [parseDataFile(file, text, paths)] };
  const shown = paths.shown(file);
  const reading = readYaml(text);
  if (!reading.ok) {
    const { message, line, column } = reading.fault;
    throw new DvcError(
      `'./${shown}' is invalid.\n\n${message}, in line ${line}, column ${column}\n${snippet(text, line)}`,
    );
  }
  validatePipeline(reading.data, reading.document, reading.lines, text, shown);
  const pipeline = reading.data as DataMap;
  const folder = folderOf(file);
  const lockPath = joinPath(folder, LOCK_FILE);
  const lockText = await tree.readText(lockPath);
  const lock = lockText === undefined ? undefined : parseLock(lockText, paths.shown(lockPath));
  const definitions = await resolveStages(pipeline, { tree, folder, shown });
  return {
    stages: definitions.map((definition) => loadStage(file, definition, lock?.get(definition.name), paths)),
    extras: extrasOf(pipeline, folder),
  };
}

function extrasOf(pipeline: DataMap, folder: string): PipelineExtras {
  const list = (data: Data | undefined) => (Array.isArray(data) ? data.map(String) : []);
  const plots = pipeline.get('plots');
  const items: [string, Data][] = Array.isArray(plots)
    ? plots.flatMap((item): [string, Data][] => (isMap(item) ? [...item] : [[String(item), null]]))
    : isMap(plots)
      ? [...plots]
      : [];
  return {
    folder,
    metrics: list(pipeline.get('metrics')),
    params: list(pipeline.get('params')),
    plots: items.map(([id, props]) => ({ id, props: isMap(props) ? props : new Map() })),
  };
}
