import { resolveRevision } from '../../history/revision';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die, fail, GitFailure } from '../../program/failure';
import { flag, parseArguments, value } from '../../program/options';
import { applyStash } from '../../stash/apply-stash';
import { createStash } from '../../stash/create-stash';
import { findStash } from '../../stash/stash-entry';
import { clearStashes, dropStash, stashes, storeStash } from '../../stash/stash-list';
import { Pathspecs } from '../../worktree/pathspec';
import { checkoutCommand } from '../checkout/checkout';
import { statusCommand } from '../status';
import { pushCommand, pushNeedsNoWord } from './push';
import { showCommand } from './show';

type Subcommand = (context: CommandContext) => number | Promise<number>;

const APPLY = {
  command: 'stash apply',
  usage: 'stash apply [--index] [-q | --quiet] [<stash>]',
  specs: { index: flag('index'), quiet: flag('q', 'quiet') },
} as const;

/** Shows where things stand, as `apply` and `pop` do at their end. */
const tellStatus = (context: CommandContext): number | Promise<number> =>
  statusCommand.run(context.with({ args: [] }));

async function apply(context: CommandContext): Promise<number> {
  const { options, operands } = parseArguments(context.args, APPLY);
  const stash = findStash(context, operands);
  const quiet = options.quiet === true;
  const complete = applyStash(context, stash, { index: options.index === true, quiet });
  if (!quiet) await tellStatus(context);
  return complete ? 0 : 1;
}

async function pop(context: CommandContext): Promise<number> {
  const { options, operands } = parseArguments(context.args, { ...APPLY, command: 'stash pop' });
  const stash = findStash(context, operands);
  needListed(stash.index, stash.revision);
  const quiet = options.quiet === true;
  let complete = false;
  try {
    complete = applyStash(context, stash, { index: options.index === true, quiet });
    if (!quiet) await tellStatus(context);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (error.text !== '') context.errorLine(error.text);
  }
  if (complete) dropNamed(context, operands, quiet);
  else context.line('The stash entry is kept in case you need it again.');
  return complete ? 0 : 1;
}

function needListed(index: number | undefined, revision: string): asserts index is number {
  if (index === undefined) fail(`'${revision}' is not a stash reference`);
}

function dropNamed(context: CommandContext, operands: readonly string[], quiet: boolean): void {
  const { revision, index, commit } = findStash(context, operands);
  needListed(index, revision);
  dropStash(context, index, revision.split('@')[0]!);
  if (!quiet) context.line(`Dropped ${revision} (${commit.id})`);
}

function drop(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, {
    command: 'stash drop',
    usage: 'stash drop [-q | --quiet] [<stash>]',
    specs: { quiet: flag('q', 'quiet') },
  });
  dropNamed(context, operands, options.quiet === true);
  return 0;
}

function list(context: CommandContext): number {
  const { options } = parseArguments(context.args, {
    command: 'stash list',
    usage: 'stash list [<log-options>]',
    specs: { count: value('n', 'max-count'), oneline: flag('oneline') },
    digits: 'count',
    lacking: ['-p', '--patch', '--stat', '--format', '--pretty', '--date'],
  });
  const most = options.count === undefined ? Number.POSITIVE_INFINITY : Number(options.count);
  stashes(context)
    .slice(0, most)
    .forEach(({ newId, message }, i) => {
      const id = context.repo.objects.abbreviate(newId);
      context.line(
        options.oneline === true ? `${id} refs/stash@{${i}}: ${message}` : `stash@{${i}}: ${message}`,
      );
    });
  return 0;
}

function clear(context: CommandContext): number {
  const { operands } = parseArguments(context.args, {
    command: 'stash clear',
    usage: 'stash clear',
    specs: {},
  });
  if (operands.length > 0) fail('git stash clear with arguments is unimplemented');
  clearStashes(context);
  return 0;
}

async function branch(context: CommandContext): Promise<number> {
  const { operands } = parseArguments(context.args, {
    command: 'stash branch',
    usage: 'stash branch <branchname> [<stash>]',
    specs: {},
  });
  const [name, ...rest] = operands;
  if (name === undefined) throw new GitFailure('No branch name specified', 1);
  const stash = findStash(context, rest);
  const code = await checkoutCommand.run(context.with({ args: ['-b', name, stash.base.id] }));
  if (code !== 0) return code;
  const complete = applyStash(context, stash, { index: true, quiet: false });
  await tellStatus(context);
  if (complete && stash.index !== undefined) dropNamed(context, rest, false);
  return complete ? 0 : 1;
}

function create(context: CommandContext): number {
  const made = createStash(context, {
    specs: new Pathspecs([]),
    untracked: 'no',
    staged: false,
    message: context.args.join(' '),
  });
  if (made !== undefined) context.line(made.id);
  return 0;
}

function store(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, {
    command: 'stash store',
    usage: 'stash store [(-m | --message) <message>] [-q | --quiet] <commit>',
    specs: { message: value('m', 'message'), quiet: flag('q', 'quiet') },
  });
  const [name, ...rest] = operands;
  if (name === undefined || rest.length > 0)
    throw new GitFailure('"git stash store" requires one <commit> argument', 1);
  const id = resolveRevision(context.repo, name, context.revisions);
  if (id === undefined) throw new GitFailure(`Cannot update refs/stash with ${name}`, 1);
  storeStash(context, id, options.message ?? 'Created via "git stash store".');
  return 0;
}

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  push: pushCommand,
  save: pushCommand,
  apply,
  pop,
  drop,
  list,
  clear,
  branch,
  show: showCommand,
  create,
  store,
};

/** `git stash`: puts changes aside and brings them back. */
export const stashCommand: GitCommand = {
  name: 'stash',
  needs: 'worktree',
  run(context) {
    const [word, ...args] = context.args;
    if (word === undefined || pushNeedsNoWord(word)) return pushCommand(context);
    const subcommand = Object.hasOwn(SUBCOMMANDS, word) ? SUBCOMMANDS[word] : undefined;
    if (subcommand === undefined)
      die(`subcommand wasn't specified; 'push' can't be assumed due to unexpected token '${word}'`);
    if (word !== 'save') return subcommand(context.with({ args }));
    const message = args.filter((arg) => !arg.startsWith('-')).join(' ');
    const flags = args.filter((arg) => arg.startsWith('-'));
    return subcommand(context.with({ args: message === '' ? flags : [...flags, '-m', message] }));
  },
};
