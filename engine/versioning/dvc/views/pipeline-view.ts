import { DvcError } from '../errors';
import { isDataSource, type ParamsDependency, type Stage, stageKey } from '../pipeline/stage';
import { readParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import { type Forecast, type ForecastAct, forecast } from '../repro/forecast';
import { findOutputs } from '../repro/restore';
import { type Data, pyStr } from '../text/data';
import { isWithin } from '../text/paths';
import { type StaleReason, staleReasons } from './stale-reasons';

export type { StaleReason } from './stale-reasons';

/** A file that a stage writes. */
export interface PipelineOutput {
  readonly path: string;
  readonly md5?: string;
  readonly size?: number;
  readonly isCached: boolean;
  readonly isMetric: boolean;
  readonly isPlot: boolean;
}

/** A parameter of a stage, its values as Python shows them. */
export interface PipelineParam {
  readonly file: string;
  readonly key: string;
  /** As it is now; absent: not in the file. */
  readonly now?: string;
  /** As it was when the stage last ran; absent: not known. */
  readonly recorded?: string;
}

/** A stage, or data that is tracked by itself. */
export interface PipelineNode {
  /** How it is called: `train`, `data/raw.csv.dvc`. */
  readonly name: string;
  /** The file that it stands in. */
  readonly file: string;
  /** The `foreach` or `matrix` that it is made from; null: a stage of its own. */
  readonly group: string | null;
  readonly isData: boolean;
  readonly isFrozen: boolean;
  /** Whether its definition has templates: commands that write to `dvc.yaml` refuse it. */
  readonly isTemplated: boolean;
  readonly desc?: string;
  readonly commands: readonly string[];
  readonly deps: readonly string[];
  readonly params: readonly string[];
  readonly values: readonly PipelineParam[];
  readonly outs: readonly PipelineOutput[];
  /** What `dvc.lock` (or the `.dvc` file) has of what it reads: MD5 by path. */
  readonly lock: Readonly<Record<string, string>>;
  /**
   * `fresh`: as it was. `stale`: something of its own has changed. `waiting`: as it was, but something that it reads
   * comes from a stage that is stale. `frozen`: what it reads is not looked at.
   */
  readonly state: 'fresh' | 'stale' | 'waiting' | 'frozen';
  readonly reasons: readonly StaleReason[];
  /** Whether a run before with the same going in can be laid out instead of running it. */
  readonly isRunKept: boolean;
  /** What `dvc repro` will do with it. */
  readonly act: ForecastAct;
  /** Why it will fail; absent: it will not, as far as can be told. */
  readonly problem?: string;
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

/** The stages of a project, what is stale and why, and what `dvc repro` will do about it. */
export async function pipelineView(repo: Repository): Promise<PipelineView> {
  try {
    const { graph } = await repo.index();
    const active = graph.without((stage) => stage.isFrozen);
    const acts = forecast(repo, active);
    const nodes = new Map<string, PipelineNode>();
    for (const stage of active.postOrder()) {
      const isUpstreamStale = active
        .upstream(stage)
        .some((one) => ['stale', 'waiting'].includes(nodes.get(stageKey(one))!.state));
      nodes.set(stageKey(stage), nodeOf(repo, stage, isUpstreamStale, acts.get(stageKey(stage))!));
    }
    const edges = graph.stages.flatMap((stage) =>
      graph.upstream(stage).map((one) => ({
        from: repo.address(one),
        to: repo.address(stage),
        path: sharedPath(repo, one, stage),
      })),
    );
    return { nodes: graph.stages.map((stage) => nodes.get(stageKey(stage))!), edges, error: null };
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    return { nodes: [], edges: [], error: thrown.message };
  }
}

function nodeOf(
  repo: Repository,
  stage: Stage,
  isUpstreamStale: boolean,
  { act, problem }: Forecast,
): PipelineNode {
  const reasons = staleReasons(repo, stage);
  const isStale = reasons.length > 0;
  const lock: Record<string, string> = {};
  for (const { path, recorded } of [...stage.deps, ...stage.outs])
    if (recorded) lock[repo.paths.shown(path)] = recorded.md5;
  return {
    name: repo.address(stage),
    file: repo.paths.shown(stage.file),
    group: stage.group ?? null,
    isData: isDataSource(stage),
    isFrozen: stage.isFrozen,
    isTemplated: stage.isParametrized,
    desc: stage.desc,
    commands: stage.cmd === undefined ? [] : typeof stage.cmd === 'string' ? [stage.cmd] : stage.cmd,
    deps: stage.deps.map((dep) => repo.paths.shown(dep.path)),
    params: stage.params.flatMap(({ path, keys }) => (keys.length > 0 ? keys : [repo.paths.shown(path)])),
    values: stage.params.flatMap((spec) => paramsOf(repo, spec)),
    outs: stage.outs.map(({ path, recorded, isCached, isMetric, plot }) => ({
      path: repo.paths.shown(path),
      md5: recorded?.md5,
      size: recorded?.size,
      isCached,
      isMetric,
      isPlot: plot !== undefined,
    })),
    lock,
    state: isStale ? 'stale' : isUpstreamStale ? 'waiting' : stage.isFrozen ? 'frozen' : 'fresh',
    reasons,
    isRunKept: isStale && !isDataSource(stage) && !isUpstreamStale && hasRun(repo, stage),
    act,
    problem,
  };
}

function paramsOf(repo: Repository, spec: ParamsDependency): PipelineParam[] {
  const now = readParams(repo, spec);
  const keys = spec.keys.length > 0 ? spec.keys : [...(now?.keys() ?? []), ...(spec.recorded?.keys() ?? [])];
  const shown = (value: Data | undefined) => (value === undefined ? undefined : pyStr(value));
  return [...new Set(keys)].map((key) => ({
    file: repo.paths.shown(spec.path),
    key,
    now: shown(now?.get(key)),
    recorded: shown(spec.recorded?.get(key)),
  }));
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
function sharedPath(repo: Repository, from: Stage, to: Stage): string {
  const read = [...to.deps, ...to.params].map(({ path }) => path);
  const shared = from.outs.find((out) =>
    read.some((path) => isWithin(out.path, path) || isWithin(path, out.path)),
  );
  return shared === undefined ? '' : repo.paths.shown(shared.path);
}
