import { type PyValue, pyJson } from '../../../core/python-text';
import { flag, value } from '../cli/arguments';
import { type Command, type CommandContext, reporting } from '../cli/command';
import { cloudStatus } from '../compare/cloud-status';
import { type Changes, type StageStatus, stageStatus } from '../compare/stage-status';
import { stageKey } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { collectAll, outsOf } from '../repo/targets';

/** What `dvc repro` and `dvc status` say when there is nothing to do. */
export const UP_TO_DATE = 'Data and pipelines are up to date.';

const EMPTY =
  'There are no data or pipelines tracked in this project yet.\nSee <https://dvc.org/doc/start> to get started!';

/** `modified:` and so on, in their column. */
const label = (kind: string): string => `${kind}:`.padEnd(20);

/** `dvc status`: what has changed since stages ran, or how the cache stands against a remote. */
export const status: Command = {
  help: 'Show changed stages, compare local cache and a remote storage.',
  spec: {
    command: 'status',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      flag('cloud', '-c', '--cloud'),
      value('remote', '-r', '--remote'),
      flag('all-branches', '-a', '--all-branches'),
      flag('all-tags', '-T', '--all-tags'),
      flag('all-commits', '-A', '--all-commits'),
      flag('with-deps', '-d', '--with-deps'),
      flag('recursive', '-R', '--recursive'),
      flag('json', '--json'),
      flag('no-updates', '--no-updates'),
      value('jobs', '-j', '--jobs'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    return reporting(context.out, '', async () => {
      const { args } = context;
      return args.has('cloud') || args.has('remote') ? showCloud(context, repo) : showLocal(context, repo);
    });
  },
};

async function showLocal({ args, out }: CommandContext, repo: Repository): Promise<number> {
  const targets = await collectAll(repo, args.operands, {
    withDeps: args.has('with-deps'),
    isRecursive: args.has('recursive'),
  });
  const found = new Map<string, StageStatus>();
  for (const target of targets) {
    repo.checkInterrupt();
    const { stage } = target;
    const name = repo.address(stage);
    if (stage.isFrozen)
      out.warn(
        `stage: '${name}' is frozen. Its dependencies are not going to be shown in the status output.`,
      );
    const one = stageStatus(repo, stage, outsOf(target));
    if (describe(one).length > 0) found.set(stageKey(stage) === stage.file ? name : name, one);
  }
  if (out.isQuiet) return found.size > 0 ? 1 : 0;
  if (args.has('json'))
    out.write(pyJson(Object.fromEntries([...found].map(([name, one]) => [name, statusJson(one)]))));
  else if (found.size > 0)
    for (const [name, one] of found) out.write([`${name}:`, ...describe(one)].join('\n'));
  else out.write((await repo.index()).stages.length === 0 ? EMPTY : UP_TO_DATE);
  return 0;
}

/** The lines of a stage, in DVC's order: dependencies, outputs, always, command. */
function describe(one: StageStatus): string[] {
  const lines = [...section('changed deps', one.deps), ...section('changed outs', one.outs)];
  if (one.isAlwaysChanged) lines.push('\talways changed');
  if (one.isCmdChanged) lines.push('\tchanged command');
  return lines;
}

function section(title: string, changes: Changes): string[] {
  if (changes.size === 0) return [];
  const lines = [`\t${title}:`];
  for (const [path, change] of changes) {
    if (typeof change === 'string') lines.push(`\t\t${label(change)}${path}`);
    else {
      lines.push(`\t\t${path}:`);
      for (const [key, kind] of change) lines.push(`\t\t\t${label(kind)}${key}`);
    }
  }
  return lines;
}

function statusJson(one: StageStatus): PyValue {
  const parts: PyValue[] = [];
  const changes = (all: Changes): PyValue =>
    Object.fromEntries(
      [...all].map(([path, change]) => [
        path,
        typeof change === 'string' ? change : Object.fromEntries(change),
      ]),
    );
  if (one.deps.size > 0) parts.push({ 'changed deps': changes(one.deps) });
  if (one.outs.size > 0) parts.push({ 'changed outs': changes(one.outs) });
  if (one.isAlwaysChanged) parts.push('always changed');
  if (one.isCmdChanged) parts.push('changed command');
  return parts;
}

async function showCloud({ args, out }: CommandContext, repo: Repository): Promise<number> {
  const { remote, states } = await cloudStatus(repo, {
    targets: args.operands,
    remote: args.value('remote'),
    withDeps: args.has('with-deps'),
    isRecursive: args.has('recursive'),
    allBranches: args.has('all-branches'),
    allTags: args.has('all-tags'),
    allCommits: args.has('all-commits'),
    warn: (message) => out.warn(message),
  });
  if (out.isQuiet) return states.size > 0 ? 1 : 0;
  if (args.has('json')) out.write(pyJson(Object.fromEntries(states)));
  else if (states.size > 0) for (const [path, state] of states) out.write(`\t${label(state)}${path}`);
  else if ((await repo.index()).stages.length === 0) out.write(EMPTY);
  else out.write(`Cache and remote '${remote}' are in sync.`);
  return 0;
}
