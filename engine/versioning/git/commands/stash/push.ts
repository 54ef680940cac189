import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { flag, parseArguments, value } from '../../program/options';
import { pushStash } from '../../stash/push-stash';
import { Pathspecs } from '../../worktree/pathspec';

const GRAMMAR = {
  command: 'stash push',
  usage:
    'stash [push [-S | --staged] [-k | --[no-]keep-index] [-q | --quiet] [-u | --include-untracked] [-a | --all] [(-m | --message) <message>] [--] [<pathspec>...]]',
  specs: {
    keepIndex: flag('k', 'keep-index'),
    staged: flag('S', 'staged'),
    quiet: flag('q', 'quiet'),
    untracked: flag('u', 'include-untracked'),
    all: flag('a', 'all'),
    message: value('m', 'message'),
  },
  lacking: ['-p', '--patch', '--pathspec-from-file', '--pathspec-file-nul'],
} as const;

/** Whether a first word is an option or a `--`, with which `push` need not be said. */
export const pushNeedsNoWord = (word: string): boolean => word.startsWith('-');

/** `git stash push`. */
export function pushCommand(context: CommandContext): number {
  const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
  if (options.staged === true && (options.untracked === true || options.all === true))
    die("options '--staged' and '--include-untracked' cannot be used together");
  pushStash(context, {
    specs: Pathspecs.parse([...operands, ...(paths ?? [])], context.prefix, context.worktree.root),
    untracked: options.all === true ? 'all' : options.untracked === true ? 'untracked' : 'no',
    staged: options.staged === true,
    message: options.message ?? '',
    keepIndex: options.keepIndex === true,
    quiet: options.quiet === true,
  });
  return 0;
}
