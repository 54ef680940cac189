import type { Graph } from '../pipeline/graph';
import { PIPELINE_FILE, type Stage, stageKey } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { collectStages } from '../repo/targets';

/** Which stages `dvc repro` is to look at. */
export interface ReproTargets {
  /** Stages or files; none: the `dvc.yaml` of the working folder. */
  readonly targets: readonly string[];
  readonly isRecursive?: boolean;
  readonly isGlob?: boolean;
  /** The named stages alone. */
  readonly isSingle?: boolean;
  /** Whole pipelines that the named stages belong to. */
  readonly isPipeline?: boolean;
  /** All pipelines of the repository. */
  readonly isAllPipelines?: boolean;
  /** The named stages and what follows from them, instead of what leads to them. */
  readonly isDownstream?: boolean;
}

/** What is to be looked at, in order. */
export interface ReproPlan {
  readonly steps: readonly Stage[];
  /** How they depend on each other; absent for single stages. */
  readonly graph?: Graph;
}

/**
 * Plans a reproduction: the stages that the targets need, each behind those that it depends on (depth first, as real DVC
 * walks). Whether a stage has to run is decided when its turn comes, from the files as they are then.
 * @throws DvcError for targets that do not exist and pipelines that are not sound.
 */
export async function planRepro(repo: Repository, options: ReproTargets): Promise<ReproPlan> {
  const isAll = options.isAllPipelines === true;
  const stages = isAll ? [] : await namedStages(repo, options);
  if (options.isSingle && !isAll && !options.isPipeline) return { steps: stages };
  const graph = (await repo.index()).graph.without((stage) => stage.isFrozen);
  return { steps: subgraph(graph, stages, options).postOrder(), graph };
}

async function namedStages(repo: Repository, options: ReproTargets): Promise<Stage[]> {
  const found = new Map<string, Stage>();
  for (const target of options.targets.length > 0 ? options.targets : [PIPELINE_FILE])
    for (const stage of await collectStages(repo, target, {
      isRecursive: options.isRecursive,
      isGlob: options.isGlob,
    }))
      found.set(stageKey(stage), stage);
  return [...found.values()];
}

/** The part of a graph that named stages need; without names all of it. */
export function subgraph(
  graph: Graph,
  stages: readonly Stage[],
  options: Pick<ReproTargets, 'isPipeline' | 'isDownstream'>,
): Graph {
  if (stages.length === 0) return graph;
  const keys = new Set(stages.map(stageKey));
  if (options.isPipeline)
    return graph.only(
      graph
        .pipelines()
        .filter((group) => group.some((stage) => keys.has(stageKey(stage))))
        .flat(),
    );
  const named = stages.map((stage) => graph.stages.find((one) => stageKey(one) === stageKey(stage)) ?? stage);
  return graph.only(
    graph.postOrder(named, options.isDownstream ? (stage) => graph.downstream(stage) : undefined),
  );
}
