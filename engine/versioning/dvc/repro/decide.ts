import {
  type Change,
  dependencyChanges,
  type Measure,
  outputChanges,
  type StageStatus,
} from '../compare/stage-status';
import type { Recorded } from '../hash/measure';
import { isCallback, type Stage } from '../pipeline/stage';
import type { Repository } from '../repo/repository';

/** Outputs of stages that ran just now, by kept path. */
export type FreshOutputs = ReadonlyMap<string, Recorded>;

/** How a stage is looked at. */
export interface DecideOptions {
  /** What is only missing does not count as changed. */
  readonly isMissingAllowed?: boolean;
  readonly fresh?: FreshOutputs;
  /** What dependencies are taken to be, in place of what the workspace has. */
  readonly measure?: Measure;
}

/** Why a stage has to run; nothing when it does not. */
export function staleness(repo: Repository, stage: Stage, options: DecideOptions = {}): StageStatus {
  const isMissingAllowed = options.isMissingAllowed === true;
  const deps = stage.isFrozen ? new Map<string, Change>() : dependencyChanges(repo, stage, options.measure);
  const outs = outputChanges(repo, stage.outs);
  if (isMissingAllowed) {
    for (const dep of stage.deps) {
      const shown = repo.paths.shown(dep.path);
      const fresh = options.fresh?.get(dep.path);
      if (deps.get(shown) !== 'deleted') continue;
      if (fresh === undefined || fresh.md5 === dep.recorded?.md5) deps.delete(shown);
      else deps.set(shown, 'modified');
    }
    for (const [path, change] of outs)
      if (change === 'deleted' || change === 'not in cache') outs.delete(path);
  }
  return {
    deps,
    outs,
    isAlwaysChanged: !stage.isFrozen && (isCallback(stage) || stage.isAlwaysChanged),
    isCmdChanged: stage.isCmdChanged,
  };
}
