import { DvcError } from '../errors';
import { isWithin } from '../text/paths';
import { Graph } from './graph';
import { type Output, type Stage, stageKey } from './stage';

/**
 * The graph of all stages of a repository.
 * @param name how a stage is called in messages
 * @throws DvcError for an output of two stages, one inside of another, a stage file in an output, or a cycle.
 */
export function buildGraph(
  stages: readonly Stage[],
  name: (stage: Stage) => string,
  shown: (path: string) => string,
): Graph {
  checkOutputs(stages, name, shown);
  const outs = stages.flatMap((stage) => stage.outs.map((out) => ({ stage, out })));
  const byPath = new Map(outs.map((one) => [one.out.path, one.stage]));
  const upstream = new Map<string, Stage[]>();
  for (const stage of stages) {
    const producers = new Map<string, Stage>();
    for (const path of [...stage.deps, ...stage.params].map((dep) => dep.path))
      for (const producer of producersOf(path, byPath, outs)) producers.set(stageKey(producer), producer);
    upstream.set(stageKey(stage), [...producers.values()]);
  }
  const graph = new Graph(stages, upstream);
  checkCycles(graph, name);
  return graph;
}

function producersOf(
  path: string,
  byPath: ReadonlyMap<string, Stage>,
  outs: readonly { stage: Stage; out: Output }[],
): Stage[] {
  const found: Stage[] = [];
  for (let at = path; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    const stage = byPath.get(at);
    if (stage) found.unshift(stage);
  }
  for (const { stage, out } of outs) if (out.path.startsWith(`${path}/`)) found.push(stage);
  return found;
}

function checkOutputs(
  stages: readonly Stage[],
  name: (stage: Stage) => string,
  shown: (path: string) => string,
): void {
  const makers = new Map<string, Stage[]>();
  for (const stage of stages)
    for (const out of stage.outs) makers.set(out.path, [...(makers.get(out.path) ?? []), stage]);
  for (const [path, makes] of makers)
    if (makes.length > 1) throw duplicateOutput(shown(path), makes.map(name));
  const paths = [...makers.keys()].sort();
  for (const [index, path] of paths.entries())
    for (let next = index + 1; paths[next]?.startsWith(path) === true; next++)
      if (isWithin(path, paths[next]!))
        throw overlappingOutputs(
          shown(path),
          name(makers.get(path)![0]!),
          shown(paths[next]!),
          name(makers.get(paths[next]!)![0]!),
        );
  for (const stage of stages) {
    const around = paths.find((path) => isWithin(path, stage.file));
    if (around !== undefined)
      throw new DvcError(`stage: '${name(stage)}' is within an output '${shown(around)}' of another stage`);
  }
}

/** What real DVC says of an output that several stages make. */
function duplicateOutput(path: string, names: readonly string[]): DvcError {
  return new DvcError(
    `output '${path}' is specified in:\n${names.map((one) => `\t- ${one}`).join('\n')}\n` +
      'Use `dvc remove` with any of the above targets to stop tracking the overlapping output.',
  );
}

/** Two outputs, one inside of the other; `data` lets `dvc add` say it in its own words. */
export class OverlappingOutputs extends DvcError {
  readonly parent: string;
  readonly parentStage: string;
  readonly child: string;
  readonly childStage: string;

  constructor(parent: string, parentStage: string, child: string, childStage: string) {
    super(
      `The output paths:\n'${parent}'('${parentStage}')\n'${child}'('${childStage}')\noverlap and are thus in the same tracked directory.\nTo keep reproducibility, outputs should be in separate tracked directories or tracked individually.`,
    );
    this.parent = parent;
    this.parentStage = parentStage;
    this.child = child;
    this.childStage = childStage;
  }
}

const overlappingOutputs = (
  parent: string,
  parentStage: string,
  child: string,
  childStage: string,
): DvcError => new OverlappingOutputs(parent, parentStage, child, childStage);

function checkCycles(graph: Graph, name: (stage: Stage) => string): void {
  const states = new Map<string, 'open' | 'done'>();
  for (const start of graph.stages) {
    const path: { stage: Stage; rest: Stage[] }[] = [];
    const enter = (stage: Stage) => {
      const state = states.get(stageKey(stage));
      if (state === 'open') {
        const from = path.findIndex((step) => stageKey(step.stage) === stageKey(stage));
        const names = path.slice(from).map((step) => name(step.stage));
        throw new DvcError(
          `Same item(s) are defined as both a dependency and an output in stage${names.length > 1 ? 's' : ''}: ${names.join(', ')}.`,
        );
      }
      if (state === 'done') return;
      states.set(stageKey(stage), 'open');
      path.push({ stage, rest: [...graph.upstream(stage)] });
    };
    enter(start);
    while (path.length > 0) {
      const child = path.at(-1)!.rest.shift();
      if (child) enter(child);
      else states.set(stageKey(path.pop()!.stage), 'done');
    }
  }
}
