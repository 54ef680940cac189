import { DvcError } from '../errors';
import type { Recorded } from '../hash/measure';
import { sortedBy } from '../text/compare';
import { type Data, type DataMap, isMap } from '../text/data';
import { readYaml } from '../yaml/read-yaml';
import { dumpYaml } from '../yaml/write-yaml';
import { metaEntries } from './recorded';
import { PARAMS_FILE, type Stage } from './stage';

/** The entries of a `dvc.lock` by stage. */
export type LockEntries = Map<string, DataMap>;

/** Reads a `dvc.lock`. @throws DvcError when it is none. */
export function parseLock(text: string, shown: string): LockEntries {
  const reading = readYaml(text);
  if (!reading.ok) throw new DvcError(`unable to read: '${shown}', YAML file structure is corrupted`);
  const stages = isMap(reading.data) ? reading.data.get('stages') : undefined;
  const entries: LockEntries = new Map();
  if (!isMap(stages)) {
    if (isMap(reading.data) && reading.data.size === 0) return entries;
    if (isMap(reading.data) && reading.data.has('schema') && stages === undefined) return entries;
    throw new DvcError(`Lockfile '${shown}' is corrupted.`);
  }
  for (const [name, entry] of stages) {
    if (!isMap(entry)) throw new DvcError(`Lockfile '${shown}' is corrupted.`);
    entries.set(name, entry);
  }
  return entries;
}

/** A `dvc.lock` as DVC writes it. */
export const dumpLock = (entries: LockEntries): string =>
  dumpYaml(
    new Map<string, Data>([
      ['schema', '2.0'],
      ['stages', new Map<string, Data>(entries)],
    ]),
  );

/** What is known of a stage after it was run or committed: hashes by written path, parameters by written path. */
export interface StageState {
  readonly deps: ReadonlyMap<string, Recorded>;
  readonly outs: ReadonlyMap<string, Recorded>;
  readonly params: ReadonlyMap<string, DataMap>;
}

/** The entry of a stage in `dvc.lock`, which is its run in the run cache too: `cmd`, `deps`, `params`, `outs`. */
export function lockEntry(stage: Stage, state: StageState): DataMap {
  const entry: DataMap = new Map();
  entry.set('cmd', typeof stage.cmd === 'string' ? stage.cmd : [...(stage.cmd ?? [])]);
  const deps = items(stage.deps, state.deps);
  const outs = items(stage.outs, state.outs);
  const params = paramsEntry(stage, state);
  if (deps.length > 0) entry.set('deps', deps);
  if (params.size > 0) entry.set('params', params);
  if (outs.length > 0) entry.set('outs', outs);
  return entry;
}

function items(
  specs: readonly { readonly written: string }[],
  recorded: ReadonlyMap<string, Recorded>,
): DataMap[] {
  return sortedBy(specs, (spec) => spec.written).map(({ written }) => {
    const hash = recorded.get(written);
    return new Map<string, Data>([
      ['path', written],
      ['hash', 'md5'],
      ...(hash ? [['md5', hash.md5] as [string, Data], ...metaEntries(hash)] : []),
    ]);
  });
}

/** `params.yaml` first, then other files by name; keys sorted, values as they are in their file. */
function paramsEntry(stage: Stage, state: StageState): DataMap {
  const files = sortedBy(stage.params, (spec) => spec.written);
  files.sort((a, b) => Number(b.written === PARAMS_FILE) - Number(a.written === PARAMS_FILE));
  const entry: DataMap = new Map();
  for (const { written } of files) {
    const values = state.params.get(written);
    if (values) entry.set(written, new Map(sortedBy(values, ([key]) => key)));
  }
  return entry;
}

/** What a stage's definition has recorded already, in the form of a new state. */
export function recordedState(stage: Stage): StageState {
  const known = <T extends { readonly written: string }, R>(
    specs: readonly T[],
    value: (spec: T) => R | undefined,
  ) =>
    new Map(
      specs.flatMap((spec) => {
        const one = value(spec);
        return one === undefined ? [] : [[spec.written, one] as const];
      }),
    );
  return {
    deps: known(stage.deps, (dep) => dep.recorded),
    outs: known(stage.outs, (out) => out.recorded),
    params: known(stage.params, (params) => params.recorded),
  };
}
