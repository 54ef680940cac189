import { layOut } from '../cache/lay-out';
import { canKeepRuns, findRun } from '../cache/run-cache';
import { dependencyChanges, type Measure } from '../compare/stage-status';
import { missingPath } from '../errors';
import type { Recorded } from '../hash/measure';
import type { Stage } from '../pipeline/stage';
import { requireParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import type { DataMap } from '../text/data';

/** How a run may be found again. */
export interface RestoreOptions {
  /** Only what `dvc.lock` says counts, not older runs. */
  readonly isRunCacheOff?: boolean;
  /** Called for a run whose outputs may have to be fetched first. */
  readonly pull?: (outs: ReadonlyMap<string, Recorded>) => void;
  /** What dependencies are taken to be, in place of what the workspace has. */
  readonly measure?: Measure;
}

/**
 * The outputs that a stage would have, from a run before with the same going in, when all of them are in the cache;
 * undefined: it has to run.
 * @throws DvcError when something that goes in is not there.
 */
export function findOutputs(
  repo: Repository,
  stage: Stage,
  options: RestoreOptions,
): ReadonlyMap<string, Recorded> | undefined {
  if (!canKeepRuns(stage)) return undefined;
  const measure: Measure = options.measure ?? ((kept) => repo.measure(kept));
  const deps = new Map<string, Recorded>();
  for (const dep of stage.deps) {
    const measured = measure(dep.path);
    if (measured === undefined) throw missingPath(repo.paths.absolute(dep.path));
    deps.set(dep.written, measured);
  }
  const params = new Map<string, DataMap>(
    stage.params.map((spec) => [spec.written, requireParams(repo, spec)]),
  );
  const recorded = recordedOutputs(repo, stage, measure);
  const outs =
    recorded ?? (options.isRunCacheOff ? undefined : findRun(repo, stage, { deps, params, outs: new Map() }));
  if (outs === undefined || !stage.outs.every((out) => outs.has(out.written))) return undefined;
  options.pull?.(outs);
  return [...outs.values()].every((out) => repo.cache.checkAll(out.md5)) ? outs : undefined;
}

/** What `dvc.lock` says of the outputs, when all else is as it says. */
function recordedOutputs(
  repo: Repository,
  stage: Stage,
  measure: Measure,
): ReadonlyMap<string, Recorded> | undefined {
  if (stage.isCmdChanged || stage.outs.some((out) => out.recorded === undefined)) return undefined;
  if (dependencyChanges(repo, stage, measure).size > 0) return undefined;
  return new Map(stage.outs.map((out) => [out.written, out.recorded!]));
}

/** Lays the outputs of a run before into the workspace. */
export function restoreOutputs(repo: Repository, stage: Stage, outs: ReadonlyMap<string, Recorded>): void {
  for (const out of stage.outs) {
    const recorded = outs.get(out.written);
    if (recorded) layOut(repo, out.path, recorded);
  }
}
