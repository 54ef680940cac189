import type { Change, Changes } from '../compare/stage-status';
import { DvcError } from '../errors';
import { isDataSource, type Stage, stageKey } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { staleness } from '../repro/decide';
import { findOutputs } from '../repro/restore';
import { isWithin } from '../text/paths';

/** Why a stage is not as it was. */
export interface StaleReason {
  readonly kind: 'dependency' | 'parameter' | 'output' | 'command' | 'always';
  /** The file, for all but the last two. */
  readonly path?: string;
  /** The parameter; absent: the whole file. */
  readonly key?: string;
  /** `modified`, `deleted`, `new`, `not in cache`. */
  readonly change?: string;
}

/** A file that a stage writes. */
export interface PipelineOutput {
  readonly path: string;
  readonly md5?: string;
  readonly size?: number;
  readonly isCached: boolean;
  readonly isMetric: boolean;
  readonly isPlot: boolean;
}

/** A stage, or data that is tracked by itself. */
export interface PipelineNode {
  /** How it is called: `train`, `data/raw.csv.dvc`. */
  readonly name: string;
  /** The file that it stands in. */
  readonly file: string;
  readonly isData: boolean;
  readonly commands: readonly string[];
  readonly deps: readonly string[];
  readonly params: readonly string[];
  readonly outs: readonly PipelineOutput[];
  /**
   * `fresh`: as it was. `stale`: something of its own has changed. `waiting`: as it was, but something that it reads
   * comes from a stage that is stale. `frozen`: what it reads is not looked at.
   */
  readonly state: 'fresh' | 'stale' | 'waiting' | 'frozen';
  readonly reasons: readonly StaleReason[];
  /** Whether a run before with the same going in can be laid out instead of running it. */
  readonly isRunKept: boolean;
}

/** A file that one stage makes and another reads. */
export interface PipelineEdge {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** The pipelines of a project, before anything runs. */
export interface PipelineView {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
  /** What is wrong with the definitions; null: nothing. Without sound definitions there are no nodes. */
  readonly error: string | null;
}

/** The stages of a project, what is stale and why. */
export async function pipelineView(repo: Repository): Promise<PipelineView> {
  try {
    const { graph } = await repo.index();
    const active = graph.without((stage) => stage.isFrozen);
    const nodes = new Map<string, PipelineNode>();
    for (const stage of active.postOrder()) {
      const isUpstreamStale = active
        .upstream(stage)
        .some((one) => ['stale', 'waiting'].includes(nodes.get(stageKey(one))!.state));
      nodes.set(stageKey(stage), nodeOf(repo, stage, isUpstreamStale));
    }
    const edges = graph.stages.flatMap((stage) =>
      graph
        .upstream(stage)
        .map((one) => ({ from: repo.address(one), to: repo.address(stage), path: sharedPath(one, stage) })),
    );
    return { nodes: graph.stages.map((stage) => nodes.get(stageKey(stage))!), edges, error: null };
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    return { nodes: [], edges: [], error: thrown.message };
  }
}

function nodeOf(repo: Repository, stage: Stage, isUpstreamStale: boolean): PipelineNode {
  const reasons = reasonsOf(repo, stage);
  const isStale = reasons.length > 0;
  return {
    name: repo.address(stage),
    file: repo.paths.shown(stage.file),
    isData: isDataSource(stage),
    commands: stage.cmd === undefined ? [] : typeof stage.cmd === 'string' ? [stage.cmd] : stage.cmd,
    deps: stage.deps.map((dep) => repo.paths.shown(dep.path)),
    params: stage.params.flatMap(({ path, keys }) => (keys.length > 0 ? keys : [repo.paths.shown(path)])),
    outs: stage.outs.map(({ path, recorded, isCached, isMetric, plot }) => ({
      path: repo.paths.shown(path),
      md5: recorded?.md5,
      size: recorded?.size,
      isCached,
      isMetric,
      isPlot: plot !== undefined,
    })),
    state: isStale ? 'stale' : isUpstreamStale ? 'waiting' : stage.isFrozen ? 'frozen' : 'fresh',
    reasons,
    isRunKept: isStale && !isDataSource(stage) && !isUpstreamStale && hasRun(repo, stage),
  };
}

function reasonsOf(repo: Repository, stage: Stage): StaleReason[] {
  const { deps, outs, isAlwaysChanged, isCmdChanged } = staleness(repo, stage);
  const params = new Set(stage.params.map(({ path }) => repo.paths.shown(path)));
  return [
    ...fileReasons(deps, (path) => (params.has(path) ? 'parameter' : 'dependency')),
    ...fileReasons(outs, () => 'output'),
    ...(isAlwaysChanged ? [{ kind: 'always' } as const] : []),
    ...(isCmdChanged ? [{ kind: 'command' } as const] : []),
  ];
}

function fileReasons(changes: Changes, kind: (path: string) => StaleReason['kind']): StaleReason[] {
  const one = (path: string, change: Change): StaleReason[] =>
    typeof change === 'string'
      ? [{ kind: kind(path), path, change }]
      : [...change].map(([key, word]) => ({ kind: kind(path), path, key, change: word }));
  return [...changes].flatMap(([path, change]) => one(path, change));
}

function hasRun(repo: Repository, stage: Stage): boolean {
  try {
    return findOutputs(repo, stage, {}) !== undefined;
  } catch (thrown) {
    if (thrown instanceof DvcError) return false;
    throw thrown;
  }
}

/** The first file that one stage makes and another reads. */
function sharedPath(from: Stage, to: Stage): string {
  const read = [...to.deps, ...to.params].map(({ path }) => path);
  const shared = from.outs.find((out) =>
    read.some((path) => isWithin(out.path, path) || isWithin(path, out.path)),
  );
  return shared?.path ?? '';
}
