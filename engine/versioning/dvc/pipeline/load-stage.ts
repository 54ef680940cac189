import { type Data, type DataMap, equalData, isMap } from '../text/data';
import type { RepoPaths } from '../text/paths';
import { folderOf } from '../text/paths';
import { mapsIn, recordedOf, textOf } from './recorded';
import { type Dependency, type Output, PARAMS_FILE, type ParamsDependency, type Stage } from './stage';
import type { Definition } from './templates';

const texts = (data: Data | undefined): string[] =>
  Array.isArray(data) ? data.filter((item) => typeof item === 'string') : [];

/** A stage of `dvc.yaml` together with its entry of `dvc.lock`. */
export function loadStage(
  file: string,
  definition: Definition,
  lock: DataMap | undefined,
  paths: RepoPaths,
): Stage {
  const { body, name } = definition;
  const wdir = paths.from(folderOf(file), textOf(body.get('wdir')) ?? '.');
  const recordedIn = (key: string) => new Map(mapsIn(lock?.get(key)).map((item) => [item.get('path'), item]));
  const lockedDeps = recordedIn('deps');
  const lockedOuts = recordedIn('outs');
  const deps = texts(body.get('deps')).map((written): Dependency => {
    return { written, path: paths.from(wdir, written), recorded: recordedOf(lockedDeps.get(written)) };
  });
  const outs = (['outs', 'metrics', 'plots'] as const).flatMap((kind) =>
    mergedFlags(body.get(kind)).map(([written, flags]): Output => {
      const recorded = recordedOf(lockedOuts.get(written));
      return { ...outputOf(written, paths.from(wdir, written), flags, kind), recorded };
    }),
  );
  const cmd = commandOf(body.get('cmd'));
  return {
    file,
    name,
    cmd,
    wdir,
    deps: uniqueBy(deps, (dep) => dep.path),
    params: loadParams(body.get('params'), lock?.get('params'), wdir, paths),
    outs,
    isFrozen: body.get('frozen') === true,
    isAlwaysChanged: body.get('always_changed') === true,
    desc: textOf(body.get('desc')),
    meta: isMap(body.get('meta')) ? (body.get('meta') as DataMap) : undefined,
    isCmdChanged: lock !== undefined && !equalData(lock.get('cmd'), asData(cmd)),
    group: definition.group,
    isParametrized: definition.isParametrized,
  };
}

const asData = (cmd: string | readonly string[] | undefined): Data | undefined =>
  typeof cmd === 'string' || cmd === undefined ? cmd : [...cmd];

const commandOf = (data: Data | undefined): string | readonly string[] | undefined =>
  Array.isArray(data) ? data.map(String) : data === undefined ? undefined : String(data);

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** Outputs by path with all that is said of them. */
function mergedFlags(data: Data | undefined): [string, DataMap][] {
  const merged = new Map<string, DataMap>();
  for (const item of Array.isArray(data) ? data : []) {
    const entries: [string, Data][] = isMap(item) ? [...item] : [[String(item), new Map()]];
    for (const [path, flags] of entries)
      merged.set(path, new Map([...(merged.get(path) ?? []), ...(isMap(flags) ? flags : [])]));
  }
  return [...merged];
}

/** An output from what is said of it. */
export function outputOf(
  written: string,
  path: string,
  flags: DataMap,
  kind: 'outs' | 'metrics' | 'plots',
): Output {
  const labels = flags.get('labels');
  const meta = flags.get('meta');
  return {
    written,
    path,
    isCached: flags.get('cache') !== false,
    isMetric: kind === 'metrics',
    isPersistent: flags.get('persist') === true,
    isPushed: flags.get('push') !== false,
    remote: textOf(flags.get('remote')),
    desc: textOf(flags.get('desc')),
    type: textOf(flags.get('type')),
    ...(Array.isArray(labels) && { labels: texts(labels) }),
    ...(isMap(meta) && { meta }),
    ...(kind === 'plots' && { plot: new Map([...flags].filter(([key]) => PLOT_KEYS.has(key))) }),
  };
}

const PLOT_KEYS = new Set(['x', 'y', 'x_label', 'y_label', 'title', 'template', 'header']);

function loadParams(
  data: Data | undefined,
  lock: Data | undefined,
  wdir: string,
  paths: RepoPaths,
): ParamsDependency[] {
  const wanted = new Map<string, string[]>();
  const whole = new Set<string>();
  const add = (file: string, keys: readonly string[]) => {
    wanted.set(file, [...(wanted.get(file) ?? []), ...keys]);
  };
  for (const item of Array.isArray(data) ? data : []) {
    if (!isMap(item)) add(PARAMS_FILE, [String(item)]);
    else
      for (const [file, keys] of item) {
        const list = texts(keys);
        if (list.length === 0) whole.add(file);
        add(file, list);
      }
  }
  return [...wanted].map(([written, list]) => {
    const keys = whole.has(written) ? [] : [...new Set(list)];
    const locked = isMap(lock) ? lock.get(written) : undefined;
    const recorded = isMap(locked)
      ? new Map(keys.length === 0 ? locked : [...locked].filter(([key]) => keys.includes(key)))
      : undefined;
    return { written, path: paths.from(wdir, written), keys, recorded };
  });
}
