import { DvcError } from '../errors';
import type { Recorded } from '../hash/measure';
import { type Data, type DataMap, isMap } from '../text/data';
import { folderOf, type RepoPaths, relativePath } from '../text/paths';
import { updateNode } from '../yaml/node';
import { readNode } from '../yaml/read-node';
import { readYaml } from '../yaml/read-yaml';
import { dumpYaml, writeYaml } from '../yaml/write-yaml';
import { outputOf } from './load-stage';
import { mapsIn, metaEntries, recordedOf, textOf } from './recorded';
import type { Output, Stage } from './stage';

/** Reads a `.dvc` file. @throws DvcError when it is none. */
export function parseDataFile(file: string, text: string, paths: RepoPaths): Stage {
  const reading = readYaml(text);
  const shown = paths.shown(file);
  if (!reading.ok)
    throw new DvcError(
      `'./${shown}' is invalid.\n\n${reading.fault.message}, in line ${reading.fault.line}, column ${reading.fault.column}`,
    );
  if (!isMap(reading.data)) throw new DvcError(`'./${shown}' validation failed.\n\nexpected a dictionary`);
  const body = reading.data;
  const wdir = paths.from(folderOf(file), textOf(body.get('wdir')) ?? '.');
  const specs = mapsIn(body.get('outs'));
  for (const spec of specs)
    if (textOf(spec.get('path')) === undefined)
      throw new DvcError(
        `'./${shown}' validation failed.\n\nrequired key not provided, in outs -> 0 -> path`,
      );
  return {
    file,
    wdir,
    deps: mapsIn(body.get('deps')).map((spec) => {
      const written = String(spec.get('path'));
      return { written, path: paths.from(wdir, written), recorded: recordedOf(spec) };
    }),
    params: [],
    outs: specs.map((spec) => {
      const written = String(spec.get('path'));
      return { ...outputOf(written, paths.from(wdir, written), spec, 'outs'), recorded: recordedOf(spec) };
    }),
    isFrozen: body.get('frozen') === true,
    isAlwaysChanged: false,
    desc: textOf(body.get('desc')),
    meta: isMap(body.get('meta')) ? (body.get('meta') as DataMap) : undefined,
    isCmdChanged: false,
    isParametrized: false,
  };
}

/** The stage of a file or directory that is to be tracked by itself; its `.dvc` file stands beside it. */
export function newDataStage(path: string): Stage {
  const wdir = folderOf(path);
  const written = path.slice(path.lastIndexOf('/') + 1);
  return {
    file: `${path}.dvc`,
    wdir,
    deps: [],
    params: [],
    outs: [outputOf(written, path, new Map(), 'outs')],
    isFrozen: false,
    isAlwaysChanged: false,
    isCmdChanged: false,
    isParametrized: false,
  };
}

/**
 * The text of a `.dvc` file.
 * @param outs what its outputs are now, by written path
 * @param before the file as it stands, whose comments and order are kept
 */
export function dumpDataFile(
  stage: Stage,
  outs: ReadonlyMap<string, Recorded>,
  paths: RepoPaths,
  before?: string,
): string {
  const data = dataFileData(stage, outs, paths);
  const reading = before === undefined ? undefined : readYaml(before);
  if (reading?.ok !== true || before === undefined) return dumpYaml(data);
  const kept = isMap(reading.data) ? reading.data : new Map();
  for (const key of ['md5', 'cmd', 'deps'] as const) if (kept.has(key)) data.set(key, kept.get(key)!);
  return writeYaml(updateNode(readNode(reading.document, before), data));
}

function dataFileData(stage: Stage, outs: ReadonlyMap<string, Recorded>, paths: RepoPaths): DataMap {
  const data: DataMap = new Map();
  if (stage.desc !== undefined) data.set('desc', stage.desc);
  const wdir = relativePath(paths.absolute(folderOf(stage.file)), paths.absolute(stage.wdir));
  if (wdir !== '.') data.set('wdir', wdir);
  if (stage.isFrozen) data.set('frozen', true);
  data.set(
    'outs',
    stage.outs.map((out) => outEntry(out, outs.get(out.written) ?? out.recorded)),
  );
  if (stage.meta) data.set('meta', stage.meta);
  return data;
}

function outEntry(out: Output, hash: Recorded | undefined): DataMap {
  return new Map<string, Data>([
    ...(hash ? [['md5', hash.md5] as [string, Data], ...metaEntries(hash)] : []),
    ['hash', 'md5'],
    ['path', out.written],
    ...outFlags(out),
  ]);
}

/** What is said of an output beside its path, in DVC's order. */
export function outFlags(out: Output): [string, Data][] {
  const flags: [string, Data | undefined][] = [
    ['desc', out.desc],
    ['type', out.type],
    ['labels', out.labels && [...out.labels]],
    ['meta', out.meta],
    ['cache', out.isCached ? undefined : false],
    ['persist', out.isPersistent || undefined],
    ...(out.plot ?? []),
    ['remote', out.remote],
    ['push', out.isPushed ? undefined : false],
  ];
  return flags.filter((flag): flag is [string, Data] => flag[1] !== undefined);
}
