import type { Arguments } from '../cli/arguments';
import { flag, list, value } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { DvcError } from '../errors';
import { buildGraph } from '../pipeline/build-graph';
import { outputOf } from '../pipeline/load-stage';
import { stageData, withStage } from '../pipeline/pipeline-file';
import {
  isStageFile,
  type Output,
  PARAMS_FILE,
  type ParamsDependency,
  PIPELINE_FILE,
  type Stage,
  stageKey,
} from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { reproduceStage } from '../repro/run-stage';
import { hideFromGit } from '../repro/stage-files';
import type { DataMap } from '../text/data';
import { folderOf, joinPath } from '../text/paths';

/** `dvc stage add`: writes a stage into the `dvc.yaml` of the working folder. */
export const stageAdd: Command = {
  help: 'Create stage',
  spec: {
    command: 'stage add',
    operands: [0, Number.POSITIVE_INFINITY],
    isRest: true,
    options: [
      { ...value('name', '-n', '--name'), isRequired: true },
      flag('force', '-f', '--force'),
      list('deps', '-d', '--deps'),
      list('params', '-p', '--params'),
      list('outs', '-o', '--outs'),
      list('outs-no-cache', '-O', '--outs-no-cache'),
      list('outs-persist', '--outs-persist'),
      list('outs-persist-no-cache', '--outs-persist-no-cache'),
      list('metrics', '-m', '--metrics'),
      list('metrics-no-cache', '-M', '--metrics-no-cache'),
      list('plots', '--plots'),
      list('plots-no-cache', '--plots-no-cache'),
      value('wdir', '-w', '--wdir'),
      flag('always-changed', '--always-changed'),
      value('desc', '--desc'),
      flag('run', '--run'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    await context.tellingGit(repo, () => addStage(context, repo));
    return 0;
  },
};

async function addStage(context: CommandContext, repo: Repository): Promise<void> {
  const { args, out, io } = context;
  const stage = stageOf(args, repo);
  const name = stage.name!;
  if (/[!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~]/.test(name))
    throw new DvcError('Stage name cannot contain punctuation characters.');
  if (stage.cmd === '') throw new DvcError('command is not specified');
  refuseTwice(stage);
  const { stages } = await repo.index();
  const there = stages.some((one) => one.file === stage.file && (one.name === name || one.group === name));
  const shown = repo.paths.shown(stage.file);
  if (there && !args.has('force'))
    throw new DvcError(`Stage '${name}' already exists in '${shown}'. Use '--force' to overwrite.`);
  const others = stages.filter((one) => stageKey(one) !== stageKey(stage));
  buildGraph(
    [...others, stage],
    (one) => repo.address(one),
    (path) => repo.paths.shown(path),
  );
  for (const one of stage.outs) await hideFromGit(repo, one);
  const path = repo.paths.absolute(stage.file);
  const before = repo.fs.isFile(path) ? repo.fs.readText(path) : undefined;
  repo.fs.write(path, withStage(before, shown, name, stageData(stage, repo.paths)));
  repo.scm.track(stage.file);
  out.write(`Added stage '${repo.address(stage)}' in '${shown}'`);
  if (!args.has('run')) return;
  repo.forget();
  await reproduceStage(
    { repo, out, shell: io.shell, confirm: (question) => context.confirm(question) },
    stage,
    { isForced: true },
    new Map(),
  );
}

function stageOf(args: Arguments, repo: Repository): Stage {
  const file = joinPath(repo.paths.typed('.'), PIPELINE_FILE);
  const wdir = repo.paths.from(folderOf(file), args.value('wdir') ?? '.');
  const outputs = (option: string, kind: 'outs' | 'metrics' | 'plots', flags: DataMap): Output[] =>
    args.list(option).map((path) => {
      if (isStageFile(path)) throw new DvcError(`DVC file '${path}' cannot be an output.`);
      return outputOf(path, repo.paths.from(wdir, path), flags, kind);
    });
  const uncached: DataMap = new Map([['cache', false]]);
  const persistent: DataMap = new Map([['persist', true]]);
  return {
    file,
    name: args.value('name'),
    cmd: commandOf(args.operands),
    wdir,
    deps: args.list('deps').map((path) => ({ written: path, path: repo.paths.from(wdir, path) })),
    params: paramsOf(args.list('params'), wdir, repo),
    outs: [
      ...outputs('outs', 'outs', new Map()),
      ...outputs('outs-no-cache', 'outs', uncached),
      ...outputs('outs-persist', 'outs', persistent),
      ...outputs('outs-persist-no-cache', 'outs', new Map([...uncached, ...persistent])),
      ...outputs('metrics', 'metrics', new Map()),
      ...outputs('metrics-no-cache', 'metrics', uncached),
      ...outputs('plots', 'plots', new Map()),
      ...outputs('plots-no-cache', 'plots', uncached),
    ],
    isFrozen: false,
    isAlwaysChanged: args.has('always-changed'),
    desc: args.value('desc'),
    isCmdChanged: false,
    isParametrized: false,
  };
}

/** Words of the prompt as one command; those with spaces are quoted again. */
function commandOf(words: readonly string[]): string {
  if (words.length < 2) return words.join(' ');
  const quoted = (word: string) =>
    word === '' ? '""' : word.includes(' ') && !word.includes('"') ? `"${word}"` : word;
  return words.map(quoted).join(' ');
}

/** `lr,epochs`, `conf.yaml:lr`, `conf.yaml:` for the whole file. */
function paramsOf(texts: readonly string[], wdir: string, repo: Repository): ParamsDependency[] {
  const files = new Map<string, string[]>();
  for (const text of texts) {
    const colon = text.lastIndexOf(':');
    const file = colon < 0 ? PARAMS_FILE : text.slice(0, colon);
    const keys = text
      .slice(colon + 1)
      .split(',')
      .filter((key) => key !== '');
    files.set(file, [...(files.get(file) ?? []), ...keys]);
  }
  return [...files].map(([written, keys]) => ({
    written,
    path: repo.paths.from(wdir, written),
    keys: [...new Set(keys)],
  }));
}

function refuseTwice(stage: Stage): void {
  const outs = new Set(stage.outs.map((one) => one.path));
  const both = stage.deps.find((dep) => outs.has(dep.path));
  if (both) throw new DvcError(`'${both.written}' is specified as an output and as a dependency.`);
  const all = [...stage.deps, ...stage.outs].map(({ path }) => path);
  const twice = all.find((path, index) => all.indexOf(path) !== index);
  if (twice !== undefined) throw new DvcError(`file '${twice}' is specified more than once.`);
}
