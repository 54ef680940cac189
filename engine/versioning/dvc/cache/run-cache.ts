import { parentOf } from '../../../core/file-system';
import { sha256Hex } from '../../../core/hash';
import { pyJson } from '../../../core/python-text';
import type { Recorded } from '../hash/measure';
import { lockEntry, type StageState } from '../pipeline/lock-file';
import { mapsIn, recordedOf } from '../pipeline/recorded';
import { isCallback, type Stage } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { type Data, type DataMap, isMap, sortedPyValue } from '../text/data';
import { readYaml } from '../yaml/read-yaml';
import { dumpYaml } from '../yaml/write-yaml';

/** Keys that a run is not told apart by. */
const LEFT_OUT = new Set(['size', 'nfiles']);

/** A run without sizes, its mappings sorted: what its hashes are made of. */
function essence(data: Data): Data {
  if (Array.isArray(data)) return data.map(essence);
  if (!isMap(data)) return data;
  return new Map(
    [...data].filter(([key]) => !LEFT_OUT.has(key)).map(([key, value]) => [key, essence(value)]),
  );
}

const hashOf = (entry: DataMap): string => sha256Hex(pyJson(sortedPyValue(essence(entry))));

/** The name of a run by what goes in: its command, dependencies, parameters, and the paths of its outputs. */
export function runKey(entry: DataMap): string {
  const outs = mapsIn(entry.get('outs')).map((out) => out.get('path') ?? null);
  return hashOf(new Map(entry).set('outs', outs));
}

/** The name of a run by what goes in and what comes out. */
export const runValue = (entry: DataMap): string => hashOf(entry);

/** Whether runs of a stage can be told apart, and so kept. */
export const canKeepRuns = (stage: Stage): boolean =>
  stage.cmd !== undefined &&
  !isCallback(stage) &&
  !stage.isAlwaysChanged &&
  stage.deps.length + stage.params.length > 0 &&
  stage.outs.length > 0 &&
  stage.outs.every((out) => !out.isPersistent && !out.path.startsWith('/'));

/** Where the runs of a repository lie. */
export const runsFolder = (repo: Repository): string => `${repo.cache.folder}/runs`;

/** Keeps a run. Nothing happens when it is kept already. */
export function keepRun(repo: Repository, stage: Stage, state: StageState): void {
  const entry = lockEntry(stage, state);
  const key = runKey(entry);
  const path = `${runsFolder(repo)}/${key.slice(0, 2)}/${key}/${runValue(entry)}`;
  if (repo.fs.isFile(path)) return;
  repo.fs.makeFolder(parentOf(path));
  repo.fs.write(path, dumpYaml(entry));
}

/** The outputs of the newest run of a stage that had the same going in; undefined: none was kept. */
export function findRun(
  repo: Repository,
  stage: Stage,
  state: StageState,
): ReadonlyMap<string, Recorded> | undefined {
  const key = runKey(lockEntry(stage, { ...state, outs: new Map() }));
  const folder = `${runsFolder(repo)}/${key.slice(0, 2)}/${key}`;
  if (!repo.fs.isFolder(folder)) return undefined;
  const [newest] = repo.fs
    .list(folder)
    .map((name) => `${folder}/${name}`)
    .sort((a, b) => (repo.fs.at(b)?.mtimeMs ?? 0) - (repo.fs.at(a)?.mtimeMs ?? 0));
  if (newest === undefined) return undefined;
  const reading = readYaml(repo.fs.readText(newest));
  if (!reading.ok || !isMap(reading.data)) {
    repo.fs.remove(newest);
    return undefined;
  }
  const outs = new Map<string, Recorded>();
  for (const out of mapsIn(reading.data.get('outs'))) {
    const recorded = recordedOf(out);
    if (recorded) outs.set(String(out.get('path')), recorded);
  }
  return outs;
}
