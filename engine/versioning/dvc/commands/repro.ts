import { flag, type OptionSpec } from '../cli/arguments';
import type { Command, CommandContext } from '../cli/command';
import { checkout } from '../data/checkout';
import { fetch } from '../data/sync';
import type { Repository } from '../repo/repository';
import { planRepro } from '../repro/plan';
import { reproduce } from '../repro/reproduce';
import { UP_TO_DATE } from './status';

/** What `dvc repro` and `dvc exp run` share. */
export const REPRO_OPTIONS: readonly OptionSpec[] = [
  flag('force', '-f', '--force'),
  flag('interactive', '-i', '--interactive'),
  flag('single-item', '-s', '--single-item'),
  flag('pipeline', '-p', '--pipeline'),
  flag('all-pipelines', '-P', '--all-pipelines'),
  flag('recursive', '-R', '--recursive'),
  flag('downstream', '--downstream'),
  flag('force-downstream', '--force-downstream'),
  flag('pull', '--pull'),
  flag('allow-missing', '--allow-missing'),
  flag('dry', '--dry'),
  flag('keep-going', '-k', '--keep-going'),
  flag('ignore-errors', '--ignore-errors'),
];

/** Reproduces what the arguments name. @returns how many stages were not skipped. */
export async function reproduceTargets(context: CommandContext, repo: Repository): Promise<number> {
  const { args, io, out } = context;
  const plan = await planRepro(repo, {
    targets: args.operands,
    isRecursive: args.has('recursive'),
    isGlob: args.has('glob'),
    isSingle: args.has('single-item'),
    isPipeline: args.has('pipeline'),
    isAllPipelines: args.has('all-pipelines'),
    isDownstream: args.has('downstream') && !args.has('pipeline') && !args.has('all-pipelines'),
  });
  const pull = async (targets: readonly string[]) => {
    await fetch(repo, { targets });
    await checkout(repo, { targets });
  };
  return reproduce({ repo, out, shell: io.shell, confirm: (question) => context.confirm(question) }, plan, {
    isForced: args.has('force'),
    isDry: args.has('dry'),
    isUncommitted: args.has('no-commit'),
    isRunCacheOff: args.has('no-run-cache'),
    isMissingAllowed: args.has('allow-missing'),
    isInteractive: args.has('interactive') || repo.config.isOn('core', 'interactive'),
    isDownstreamForced: args.has('force-downstream'),
    onError: args.has('ignore-errors') ? 'ignore' : args.has('keep-going') ? 'keep-going' : 'fail',
    ...(args.has('pull') && { pull: (stage) => pull([repo.address(stage)]) }),
  });
}

/** `dvc repro`: runs the stages of a pipeline that are not as they were. */
export const repro: Command = {
  help: 'Reproduce complete or partial pipelines by executing their stages.',
  spec: {
    command: 'repro',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      ...REPRO_OPTIONS,
      flag('glob', '--glob'),
      flag('no-commit', '--no-commit'),
      flag('no-run-cache', '--no-run-cache'),
    ],
  },
  run: async (context) => {
    const repo = await context.repository();
    const done = await context.tellingGit(repo, () => reproduceTargets(context, repo));
    context.out.write(done === 0 ? UP_TO_DATE : 'Use `dvc push` to send your updates to remote storage.');
    return 0;
  },
};
