import type { ServiceContext } from '../../../core/lab-service';
import { parseChange, withParam } from '../exp/set-params';
import { type CacheUse, cacheUse } from './cache-use';
import { type DataVersions, dataVersions } from './data-versions';
import { openView } from './open-view';
import { type PipelineView, pipelineView } from './pipeline-view';
import { type PipelineResults, pipelineResults } from './results';
import { type VersionDiff, versionDiff } from './version-diff';

/** Where a panel looks. */
export interface ProjectInput {
  /** A folder of the project; `/workspace` unless given. */
  readonly folder?: string;
}

/** The same, over the newest commits. */
export interface HistoryInput extends ProjectInput {
  /** How many commits are looked at; 200 unless given. */
  readonly commits?: number;
}

const COMMITS = 200;

/** What DVC tracks, with every version; null: not a DVC repository. @throws DvcError for files that it cannot read. */
export async function dvcDataVersions(
  context: ServiceContext,
  input: HistoryInput,
): Promise<DataVersions | null> {
  const repo = await openView(context, input.folder);
  return repo && dataVersions(repo, input.commits ?? COMMITS);
}

/** What a comparison is asked for. */
export interface VersionDiffInput extends ProjectInput {
  /** Relative to the root of the repository. */
  readonly path: string;
  /** MD5 of a version, or `workspace`. */
  readonly before: string;
  readonly after: string;
  /** How many rows that differ are wanted; 200 unless given. */
  readonly rows?: number;
}

/** What differs between two versions of a file; null: not a DVC repository. @throws DvcError when one is not kept any more. */
export async function dvcVersionDiff(
  context: ServiceContext,
  input: VersionDiffInput,
): Promise<VersionDiff | null> {
  const repo = await openView(context, input.folder);
  return repo && versionDiff(repo, { ...input, limit: input.rows ?? 200 });
}

/** The pipelines, and what of them is stale and why; null: not a DVC repository. */
export async function dvcPipeline(
  context: ServiceContext,
  input: ProjectInput,
): Promise<PipelineView | null> {
  const repo = await openView(context, input.folder);
  return repo && pipelineView(repo);
}

/** Metrics, parameters and plots now and at HEAD; null: not a DVC repository. @throws DvcError for definitions that are not sound. */
export async function dvcResults(
  context: ServiceContext,
  input: ProjectInput,
): Promise<PipelineResults | null> {
  const repo = await openView(context, input.folder);
  return repo && pipelineResults(repo);
}

/** A parameter that is to be changed in its file. */
export interface ParamInput extends ProjectInput {
  /** As for `-S`: `params.yaml:train.lr=0.1`. */
  readonly change: string;
}

/** The text of a file of parameters with one of them changed, all else in it kept; null: not a DVC repository. @throws DvcError */
export async function dvcParamEdit(
  context: ServiceContext,
  input: ParamInput,
): Promise<{ readonly path: string; readonly text: string } | null> {
  const repo = await openView(context, input.folder);
  if (!repo) return null;
  const change = parseChange(input.change);
  return { path: repo.paths.absolute(repo.paths.typed(change.file)), text: withParam(repo, change) };
}

/** How much cache and remote hold, and for what; null: not a DVC repository. */
export async function dvcCacheUse(context: ServiceContext, input: HistoryInput): Promise<CacheUse | null> {
  const repo = await openView(context, input.folder);
  return repo && cacheUse(repo, input.commits ?? COMMITS);
}
