import { DvcError } from '../errors';
import { sortedBy } from '../text/compare';
import { type Data, type DataMap, isMap } from '../text/data';
import { folderOf, type RepoPaths, relativePath } from '../text/paths';
import { dataOf, entryOf, nodeOf, updateNode, type YamlMap } from '../yaml/node';
import { readNode } from '../yaml/read-node';
import { readYaml } from '../yaml/read-yaml';
import { writeYaml } from '../yaml/write-yaml';
import { outFlags } from './data-file';
import { type Output, PARAMS_FILE, type Stage } from './stage';

/** A stage as it stands in `dvc.yaml`: lists sorted, keys in DVC's order, nothing that is as by default. */
export function stageData(stage: Stage, paths: RepoPaths): DataMap {
  const wdir = relativePath(paths.absolute(folderOf(stage.file)), paths.absolute(stage.wdir));
  const outs = sortedBy(stage.outs, (out) => out.written);
  const kind = (out: Output) => (out.plot ? 'plots' : out.isMetric ? 'metrics' : 'outs');
  const bucket = (name: string): Data => outs.filter((out) => kind(out) === name).map(outData);
  const entries: [string, Data | undefined][] = [
    ['desc', stage.desc],
    ['cmd', typeof stage.cmd === 'string' ? stage.cmd : [...(stage.cmd ?? [])]],
    ['wdir', wdir === '.' ? undefined : wdir],
    ['deps', sortedBy(stage.deps, (dep) => dep.written).map((dep) => dep.written)],
    ['params', paramsData(stage)],
    ['outs', bucket('outs')],
    ['metrics', bucket('metrics')],
    ['plots', bucket('plots')],
    ['frozen', stage.isFrozen || undefined],
    ['always_changed', stage.isAlwaysChanged || undefined],
    ['meta', stage.meta],
  ];
  return new Map(entries.filter((entry): entry is [string, Data] => !isNothing(entry[1])));
}

const isNothing = (data: Data | undefined): boolean =>
  data === undefined || (Array.isArray(data) && data.length === 0);

function outData(out: Output): Data {
  const flags = outFlags(out);
  return flags.length === 0 ? out.written : new Map([[out.written, new Map(flags)]]);
}

/** Keys of `params.yaml` first, then other files with theirs. */
function paramsData(stage: Stage): Data[] {
  const usual: Data[] = [];
  const others: Data[] = [];
  for (const { written, keys } of sortedBy(stage.params, (spec) => spec.written)) {
    const sorted = sortedBy(keys, (key) => key);
    if (sorted.length > 0 && written === PARAMS_FILE) usual.push(...sorted);
    else others.push(new Map<string, Data>([[written, sorted.length > 0 ? sorted : null]]));
  }
  return [...usual, ...others];
}

function parse(text: string, shown: string): YamlMap {
  const reading = readYaml(text);
  if (!reading.ok)
    throw new DvcError(
      `'./${shown}' is invalid.\n\n${reading.fault.message}, in line ${reading.fault.line}, column ${reading.fault.column}`,
    );
  return readNode(reading.document, text);
}

function stagesNode(root: YamlMap): YamlMap {
  let entry = entryOf(root, 'stages');
  if (entry?.value.kind !== 'map') {
    root.entries = root.entries.filter((one) => one !== entry);
    entry = { key: 'stages', value: nodeOf(new Map()) };
    root.entries.push(entry);
  }
  return entry.value as YamlMap;
}

/**
 * The text of a `dvc.yaml` with a stage added or changed, comments kept.
 * @param text the file as it stands; undefined: there is none yet
 */
export function withStage(text: string | undefined, shown: string, name: string, data: DataMap): string {
  const root = parse(text ?? '', shown);
  const stages = stagesNode(root);
  const entry = entryOf(stages, name);
  if (entry)
    entry.value = updateNode(
      entry.value,
      keptMeta(entry.value.kind === 'map' ? dataOf(entry.value) : null, data),
    );
  else stages.entries.push({ key: name, value: nodeOf(data) });
  return writeYaml(root);
}

/** `meta` is the user's own: it stays as it is. */
function keptMeta(before: Data, data: DataMap): DataMap {
  const meta = isMap(before) ? before.get('meta') : undefined;
  return meta === undefined ? data : new Map(data).set('meta', meta);
}

/** The text of a `dvc.yaml` without a stage; undefined: nothing is left in it. */
export function withoutStage(text: string, shown: string, name: string): string | undefined {
  const root = parse(text, shown);
  const stages = stagesNode(root);
  stages.entries = stages.entries.filter((entry) => entry.key !== name);
  if (stages.entries.length > 0) return writeYaml(root);
  root.entries = root.entries.filter((entry) => entry.key !== 'stages');
  return root.entries.length > 0 ? writeYaml(root) : undefined;
}
