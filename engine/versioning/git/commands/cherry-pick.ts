import { commitsOf, parseRange } from '../history/commit-range';
import type { Commit } from '../objects/commit';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, fail } from '../program/failure';
import { choice, flag, parseArguments, value } from '../program/options';
import { usageFailure } from '../program/usage';
import { sequenceFailed } from '../sequencer/dirty-index';
import type { PickOptions } from '../sequencer/pick-options';
import {
  abortSequence,
  continueSequence,
  quitSequence,
  runSingle,
  skipInSequence,
  startSequence,
} from '../sequencer/run-sequence';

const SHARED = {
  step: choice({ continue: 'continue', abort: 'abort', skip: 'skip', quit: 'quit' }),
  noCommit: flag('n', 'no-commit'),
  edit: flag('e', 'edit'),
  signoff: flag('s', 'signoff'),
  mainline: value('m', 'mainline'),
  cleanup: value('cleanup'),
  strategy: value('strategy'),
  favor: value('X', 'strategy-option'),
} as const;

const LACKING = ['--rerere-autoupdate', '-S', '--gpg-sign'];

const CHERRY_PICK = {
  command: 'cherry-pick',
  usage: 'cherry-pick [--edit] [-n] [-m <parent-number>] [-s] [-x] [--ff] <commit>...',
  specs: {
    ...SHARED,
    recordOrigin: flag('x'),
    allowFastForward: flag('ff'),
    allowEmpty: flag('allow-empty'),
    allowEmptyMessage: flag('allow-empty-message'),
    keepRedundant: flag('keep-redundant-commits'),
  },
  lacking: LACKING,
} as const;

const REVERT = {
  command: 'revert',
  usage: 'revert [--[no-]edit] [-n] [-m <parent-number>] [-s] <commit>...',
  specs: SHARED,
  lacking: [...LACKING, '--reference'],
} as const;

function mainlineOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!/^[1-9]\d*$/.test(text)) fail("option `mainline' expects a number greater than zero", 129);
  return Number(text);
}

function favorOf(text: string | undefined): PickOptions['favor'] {
  if (text === undefined || text === 'ours' || text === 'theirs') return text;
  return die(`option '-X${text}' is not available in the lab: it knows ours and theirs`);
}

/** Ends when an option stands beside `--continue` and its kin, which take none. */
function refuseBeside(
  command: string,
  step: string,
  options: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
): void {
  const given = Object.keys(names).find((key) => options[key] !== undefined && options[key] !== false);
  if (given !== undefined) die(`${command}: ${names[given]} cannot be used with --${step}`);
}

const OPTION_NAMES: Readonly<Record<string, string>> = {
  noCommit: '--no-commit',
  signoff: '--signoff',
  mainline: '--mainline',
  strategy: '--strategy',
  favor: '--strategy-option',
  recordOrigin: '-x',
  allowFastForward: '--ff',
};

/** The commits that the operands name, in the order in which they are to be taken. */
function commitsFor(
  context: CommandContext,
  operands: readonly string[],
  action: PickOptions['action'],
): Commit[] {
  const range = parseRange(context, operands);
  // A commit that is named twice is taken once.
  if (!range.isWalk) return [...new Map(range.include.map((commit) => [commit.id, commit])).values()];
  const commits = commitsOf(context.repo.objects, range);
  return action === 'pick' ? commits.reverse() : commits;
}

async function run(
  context: CommandContext,
  step: string | undefined,
  operands: readonly string[],
  options: PickOptions,
  usage: string,
): Promise<number> {
  switch (step) {
    case 'continue':
      return continueSequence(context, options);
    case 'abort':
      return abortSequence(context, options);
    case 'skip':
      return skipInSequence(context, options);
    case 'quit':
      return quitSequence(context);
  }
  if (operands.length === 0) throw usageFailure(usage);
  const isSingle = operands.length === 1 && !parseRange(context, operands).isWalk;
  const commits = commitsFor(context, operands, options.action);
  if (commits.length === 0) {
    context.errorLine('error: empty commit set passed');
    throw sequenceFailed(options.command);
  }
  return isSingle ? runSingle(context, commits[0]!, options) : startSequence(context, commits, options);
}

/** `git cherry-pick`: makes the changes of other commits again, here. */
export const cherryPickCommand: GitCommand = {
  name: 'cherry-pick',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, CHERRY_PICK);
    if (options.step !== undefined) refuseBeside('cherry-pick', options.step, options, OPTION_NAMES);
    if (options.allowFastForward === true)
      for (const key of ['signoff', 'noCommit', 'recordOrigin', 'edit'] as const)
        if (options[key] === true)
          die(`cherry-pick: --ff cannot be used with ${key === 'edit' ? '--edit' : OPTION_NAMES[key]}`);
    const keepRedundant = options.keepRedundant === true;
    return run(
      context,
      options.step,
      [...operands, ...(paths ?? [])],
      {
        action: 'pick',
        command: 'cherry-pick',
        noCommit: options.noCommit === true,
        edit: options.edit,
        signoff: options.signoff === true,
        recordOrigin: options.recordOrigin === true,
        mainline: mainlineOf(options.mainline),
        allowEmpty: options.allowEmpty === true || keepRedundant,
        keepRedundant,
        dropRedundant: false,
        allowFastForward: options.allowFastForward === true,
        favor: favorOf(options.favor),
        cleanup: options.cleanup,
        reflog: context.reflogAction('cherry-pick'),
      },
      CHERRY_PICK.usage,
    );
  },
};

/** `git revert`: takes the changes of commits back by new commits. */
export const revertCommand: GitCommand = {
  name: 'revert',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, REVERT);
    if (options.step !== undefined) refuseBeside('revert', options.step, options, OPTION_NAMES);
    return run(
      context,
      options.step,
      [...operands, ...(paths ?? [])],
      {
        action: 'revert',
        command: 'revert',
        noCommit: options.noCommit === true,
        edit: options.edit,
        signoff: options.signoff === true,
        recordOrigin: false,
        mainline: mainlineOf(options.mainline),
        allowEmpty: false,
        keepRedundant: false,
        dropRedundant: false,
        allowFastForward: false,
        favor: favorOf(options.favor),
        cleanup: options.cleanup,
        reflog: context.reflogAction('revert'),
      },
      REVERT.usage,
    );
  },
};
