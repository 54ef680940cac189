import { DvcError, missingPath } from '../errors';
import { readDataFile } from '../pipeline/params-file';
import { PARAMS_FILE } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import type { Snapshot } from '../repo/snapshot';
import { type Data, type DataMap, isMap, valueAt } from '../text/data';
import { isWithin, joinPath } from '../text/paths';
import type { ValuesByFile } from './value-diff';

/** Values of files, and what could not be read. */
export interface ReadValues {
  readonly values: ValuesByFile;
  readonly errors: readonly DvcError[];
}

async function readAll(
  repo: Repository,
  snapshot: Snapshot,
  paths: Iterable<string>,
  select: (path: string, data: Data) => Data,
  isMissingAllowed: boolean,
): Promise<ReadValues> {
  const values = new Map<string, Data>();
  const errors: DvcError[] = [];
  for (const path of paths) {
    const text = await snapshot.readText(path);
    if (text === undefined) {
      if (!isMissingAllowed) errors.push(missingPath(repo.paths.absolute(path)));
      continue;
    }
    try {
      values.set(path, select(path, readDataFile(text, repo.paths.shown(path))));
    } catch (thrown) {
      if (!(thrown instanceof DvcError)) throw thrown;
      errors.push(thrown);
    }
  }
  return { values, errors };
}

/** The metrics of a state of the project: outputs marked so, those of `dvc.yaml`'s top, or the named files. */
export function readMetrics(
  repo: Repository,
  snapshot: Snapshot,
  targets: readonly string[],
): Promise<ReadValues> {
  const named = targets.map((target) => repo.paths.typed(target));
  const { index } = snapshot;
  const marked = [
    ...index.outs.filter((out) => out.isMetric).map((out) => out.path),
    ...index.extras.flatMap(({ folder, metrics }) => metrics.map((path) => joinPath(folder, path))),
  ];
  const wanted =
    named.length === 0
      ? marked
      : named.flatMap((path) => [path, ...marked.filter((one) => isWithin(path, one))]);
  return readAll(repo, snapshot, new Set(wanted), (_, data) => data, false);
}

/** Which keys of a file are parameters; none: all. */
type Keys = Map<string, ReadonlySet<string> | undefined>;

/**
 * The parameters of a state of the project: `params.yaml` whole, and of other files what stages depend on. With
 * `depsOnly`, of `params.yaml` too.
 */
export function readParameters(
  repo: Repository,
  snapshot: Snapshot,
  targets: readonly string[],
  depsOnly: boolean,
): Promise<ReadValues> {
  const keys: Keys = new Map();
  const add = (path: string, more: ReadonlySet<string> | undefined) => {
    const there = keys.get(path);
    keys.set(path, !keys.has(path) ? more : there && more ? new Set([...there, ...more]) : undefined);
  };
  for (const target of targets) add(repo.paths.typed(target), undefined);
  if (targets.length === 0) {
    if (!depsOnly) add(PARAMS_FILE, undefined);
    for (const stage of snapshot.index.stages)
      for (const spec of stage.params) add(spec.path, spec.keys.length > 0 ? new Set(spec.keys) : undefined);
    for (const { folder, params } of snapshot.index.extras)
      for (const path of params) add(joinPath(folder, path), undefined);
  }
  return readAll(
    repo,
    snapshot,
    keys.keys(),
    (path, data) => {
      const wanted = keys.get(path);
      return wanted ? selectKeys(data, wanted) : data;
    },
    true,
  );
}

/** Only some dotted keys, in the mappings that they stand in. */
function selectKeys(data: Data, keys: ReadonlySet<string>): Data {
  const selected: DataMap = new Map();
  for (const key of keys) {
    const value = valueAt(data, key);
    if (value === undefined) continue;
    let at = selected;
    const parts = key.split('.');
    for (const part of parts.slice(0, -1)) {
      const next = at.get(part);
      const map: DataMap = isMap(next) ? next : new Map();
      at.set(part, map);
      at = map;
    }
    at.set(parts.at(-1)!, value);
  }
  return selected;
}
