import type { Change, Changes } from '../compare/stage-status';
import type { Stage } from '../pipeline/stage';
import { readParams } from '../repo/params';
import type { Repository } from '../repo/repository';
import { staleness } from '../repro/decide';
import { pyStr } from '../text/data';

/** Why a stage is not as it was. */
export interface StaleReason {
  readonly kind: 'dependency' | 'parameter' | 'output' | 'command' | 'always';
  /** The file, for all but the last two. */
  readonly path?: string;
  /** The parameter; absent: the whole file. */
  readonly key?: string;
  /** `modified`, `deleted`, `new`, `not in cache`. */
  readonly change?: string;
  /** The value of a parameter when the stage last ran, and now, as Python shows them. */
  readonly before?: string;
  readonly after?: string;
}

/** Why a stage has to run by itself, whatever becomes of the stages before it; nothing: it is as it was. */
export function staleReasons(repo: Repository, stage: Stage): StaleReason[] {
  const { deps, outs, isAlwaysChanged, isCmdChanged } = staleness(repo, stage);
  const params = new Set(stage.params.map(({ path }) => repo.paths.shown(path)));
  return [
    ...fileReasons(deps, (path) => (params.has(path) ? 'parameter' : 'dependency')).map((reason) =>
      reason.key === undefined ? reason : { ...reason, ...valuesOf(repo, stage, reason.path!, reason.key) },
    ),
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

function valuesOf(
  repo: Repository,
  stage: Stage,
  shown: string,
  key: string,
): Pick<StaleReason, 'before' | 'after'> {
  const spec = stage.params.find(({ path }) => repo.paths.shown(path) === shown);
  const before = spec?.recorded?.get(key);
  const after = spec && readParams(repo, spec)?.get(key);
  return {
    ...(before !== undefined && { before: pyStr(before) }),
    ...(after !== undefined && { after: pyStr(after) }),
  };
}
