import type { Recorded } from '../hash/measure';
import {
  type Dependency,
  isCallback,
  type Output,
  type ParamsDependency,
  type Stage,
} from '../pipeline/stage';
import { readParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import { equalData } from '../text/data';

/** What became of a file: one word; of parameters: a word for each key, or one for the file. */
export type Change = string | ReadonlyMap<string, string>;

/** What became of files, by the path that is shown. */
export type Changes = Map<string, Change>;

/** Everything about a stage that is not as it was when it last ran. */
export interface StageStatus {
  readonly deps: Changes;
  readonly outs: Changes;
  /** It runs each time. */
  readonly isAlwaysChanged: boolean;
  readonly isCmdChanged: boolean;
}

/** What stands at a kept path; undefined: nothing. */
export type Measure = (kept: string) => Recorded | undefined;

/** Whether a stage is as it was. */
export const isUnchanged = (status: StageStatus): boolean =>
  status.deps.size === 0 && status.outs.size === 0 && !status.isAlwaysChanged && !status.isCmdChanged;

/** `deleted` (not there), `modified` (another hash, or none recorded); undefined: as recorded. */
export function fileChange(
  repo: Repository,
  path: string,
  recorded: Recorded | undefined,
  measure: Measure = (kept) => repo.measure(kept),
): string | undefined {
  const now = measure(path);
  if (now === undefined) return 'deleted';
  return now.md5 === recorded?.md5 ? undefined : 'modified';
}

export const dependencyChange = (repo: Repository, dep: Dependency, measure?: Measure): string | undefined =>
  fileChange(repo, dep.path, dep.recorded, measure);

/** As for any file; but first of all `not in cache`, when its object is recorded and gone from the cache. */
export function outputChange(repo: Repository, out: Output): string | undefined {
  if (out.isCached && out.recorded && !repo.cache.checkAll(out.recorded.md5)) return 'not in cache';
  return fileChange(repo, out.path, out.recorded);
}

/** What became of parameters: `deleted` or `new` for the whole file, else `deleted`, `new` or `modified` by key. */
export function paramsChange(repo: Repository, params: ParamsDependency): Change | undefined {
  const now = readParams(repo, params);
  if (now === undefined) return 'deleted';
  const { recorded } = params;
  if (recorded === undefined) return 'new';
  const keys = params.keys.length > 0 ? params.keys : [...new Set([...now.keys(), ...recorded.keys()])];
  const changes = new Map<string, string>();
  for (const key of keys) {
    if (!now.has(key)) changes.set(key, 'deleted');
    else if (!recorded.has(key)) changes.set(key, 'new');
    else if (!equalData(now.get(key), recorded.get(key))) changes.set(key, 'modified');
  }
  return changes.size > 0 ? changes : undefined;
}

/** Changes of what a stage reads, files before parameters; `measure` stands in for a look at the workspace. */
export function dependencyChanges(repo: Repository, stage: Stage, measure?: Measure): Changes {
  const changes: Changes = new Map();
  for (const dep of stage.deps)
    note(changes, repo.paths.shown(dep.path), dependencyChange(repo, dep, measure));
  for (const params of stage.params) note(changes, repo.paths.shown(params.path), paramsChange(repo, params));
  return changes;
}

/** Changes of what a stage writes. */
export function outputChanges(repo: Repository, outs: readonly Output[]): Changes {
  const changes: Changes = new Map();
  for (const out of outs) note(changes, repo.paths.shown(out.path), outputChange(repo, out));
  return changes;
}

function note(changes: Changes, path: string, change: Change | undefined): void {
  if (change !== undefined) changes.set(path, change);
}

/** The whole status of a stage; the dependencies of a frozen one are not looked at. */
export function stageStatus(
  repo: Repository,
  stage: Stage,
  outs: readonly Output[] = stage.outs,
): StageStatus {
  return {
    deps: stage.isFrozen ? new Map() : dependencyChanges(repo, stage),
    outs: outputChanges(repo, outs),
    isAlwaysChanged: isCallback(stage) || stage.isAlwaysChanged,
    isCmdChanged: stage.isCmdChanged,
  };
}
