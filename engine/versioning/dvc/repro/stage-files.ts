import { isEmptyAt, measureOutput, saveToCache } from '../cache/save-output';
import { DvcError } from '../errors';
import type { Measured, Recorded } from '../hash/measure';
import type { StageState } from '../pipeline/lock-file';
import { isDataSource, type Output, type Stage } from '../pipeline/stage';
import { requireParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import type { DataMap } from '../text/data';

/** Something worth a warning. */
export type Warn = (message: string) => void;

/** Takes away what a stage is about to write; persistent outputs stay. */
export function removeOutputs(repo: Repository, stage: Stage): void {
  for (const out of stage.outs) if (!out.isPersistent) repo.fs.remove(repo.paths.absolute(out.path));
}

/** @throws DvcError that names the outputs which are not there. */
export function requireOutputs(repo: Repository, stage: Stage): void {
  const missing = stage.outs.filter((out) => repo.measure(out.path) === undefined);
  if (missing.length === 0) return;
  const names = missing.map((out) => repo.paths.shown(out.path)).join(', ');
  throw new DvcError(`missing data 'source${missing.length > 1 ? 's' : ''}': ${names}`);
}

/** What goes into a stage now. @throws DvcError when a file or parameter is not there. */
export function measureInputs(
  repo: Repository,
  stage: Stage,
  warn: Warn,
): Pick<StageState, 'deps' | 'params'> {
  const deps = new Map<string, Recorded>();
  for (const dep of stage.deps) {
    const measured = repo.measure(dep.path);
    if (measured === undefined)
      throw new DvcError(`dependency '${repo.paths.shown(dep.path)}' does not exist`);
    if (isEmptyAt(repo, dep.path)) warn(`'${repo.paths.shown(dep.path)}' is empty.`);
    deps.set(dep.written, measured);
  }
  const params = new Map<string, DataMap>();
  for (const spec of stage.params) {
    if (!repo.fs.exists(repo.paths.absolute(spec.path)))
      throw new DvcError(`dependency '${repo.paths.shown(spec.path)}' does not exist`);
    params.set(spec.written, requireParams(repo, spec));
  }
  return { deps, params };
}

/** What a stage has written, hidden from git where it is cached. @throws DvcError when something is not there. */
export async function measureOutputs(
  repo: Repository,
  stage: Stage,
  warn: Warn,
): Promise<Map<string, Measured>> {
  const outs = new Map<string, Measured>();
  for (const out of stage.outs) {
    const measured = measureOutput(repo, out);
    if (isEmptyAt(repo, out.path)) warn(`'${repo.paths.shown(out.path)}' is empty.`);
    await hideFromGit(repo, out);
    if (out.isMetric) requireText(repo, out);
    outs.set(out.written, measured);
  }
  return outs;
}

/** Hides a cached output of the repository from git. */
export async function hideFromGit(repo: Repository, out: Output): Promise<void> {
  if (out.isCached && !out.path.startsWith('/')) await repo.scm.ignore(out.path);
}

function requireText(repo: Repository, out: Output): void {
  const path = repo.paths.absolute(out.path);
  if (repo.fs.isFile(path) && repo.fs.readBytes(path).subarray(0, 512).includes(0))
    throw new DvcError(`binary file '${path}' cannot be used as metrics.`);
}

/** Puts the cached outputs of a stage into the cache, and all others of a run that is to be kept. */
export function commitOutputs(
  repo: Repository,
  stage: Stage,
  outs: ReadonlyMap<string, Measured>,
  isRunKept: boolean,
): void {
  for (const out of stage.outs) {
    const measured = outs.get(out.written);
    if (measured && (out.isCached || isRunKept) && !out.path.startsWith('/'))
      saveToCache(repo, out.path, measured);
  }
  repo.links.save(stage.outs.filter((out) => out.isCached && outs.has(out.written)).map((out) => out.path));
}

/** Whether a run of a stage may be kept: outputs outside of the cache that are neither metrics nor plots forbid it. */
export const mayKeepRun = (stage: Stage): boolean =>
  !isDataSource(stage) && stage.outs.every((out) => out.isCached || out.isMetric || out.plot !== undefined);
