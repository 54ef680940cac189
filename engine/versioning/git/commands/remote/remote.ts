import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { GitFailure } from '../../program/failure';
import { flag, parseArguments } from '../../program/options';
import { usageFailure } from '../../program/usage';
import { addRemote } from './add';
import { setBranches, setHead } from './branches';
import { fetchOne } from './fetch-one';
import { pruneRemote } from './prune';
import { removeRemote } from './remove';
import { renameRemote } from './rename';
import { listRemotes, showRemote } from './show';
import { getUrl, setUrl } from './urls';

const USAGE = `remote [-v | --verbose]
remote add [-t <branch>] [-m <master>] [-f] [--tags | --no-tags] [--mirror=<fetch|push>] <name> <url>
remote rename [--[no-]progress] <old> <new>
remote remove <name>
remote set-head <name> (-a | --auto | -d | --delete | <branch>)
remote [-v | --verbose] show [-n] <name>
remote prune [-n | --dry-run] <name>
remote [-v | --verbose] update [-p | --prune] [(<group> | <remote>)...]
remote set-branches [--add] <name> <branch>...
remote get-url [--push] [--all] <name>
remote set-url [--push] <name> <newurl> [<oldurl>]
remote set-url --add <name> <newurl>
remote set-url --delete <name> <url>`;

const GRAMMAR = {
  command: 'remote',
  usage: 'remote [-v | --verbose]',
  specs: { verbose: flag('v', 'verbose') },
  stopAtOperand: true,
} as const;

const UPDATE = {
  command: 'remote update',
  usage: 'remote [-v | --verbose] update [-p | --prune] [(<group> | <remote>)...]',
  specs: { prune: flag('p', 'prune') },
} as const;

/** `git remote update`: fetches from all remotes, or from those of a group. */
async function updateRemotes(context: CommandContext): Promise<number> {
  const { options, operands } = parseArguments(context.args, UPDATE);
  const prune = options.prune === undefined ? [] : [options.prune ? '--prune' : '--no-prune'];
  const names = operands.length === 0 || operands[0] === 'default' ? ['--all'] : ['--multiple', ...operands];
  return (await fetchOne(context, ...prune, ...names)) ? 0 : 1;
}

type Subcommand = (context: CommandContext, verbose: boolean) => number | Promise<number>;

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  add: addRemote,
  rename: renameRemote,
  remove: removeRemote,
  rm: removeRemote,
  'set-head': setHead,
  'set-branches': setBranches,
  'get-url': getUrl,
  'set-url': setUrl,
  show: showRemote,
  prune: pruneRemote,
  update: updateRemotes,
};

/** `git remote`: the other repositories that this one knows by name. */
export const remoteCommand: GitCommand = {
  name: 'remote',
  needs: 'repository',
  run(context) {
    const { options, operands } = parseArguments(context.args, GRAMMAR);
    const [name, ...args] = operands;
    if (name === undefined) return listRemotes(context, options.verbose === true);
    const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
    if (subcommand === undefined)
      throw new GitFailure(`error: unknown subcommand: \`${name}'\n${usageFailure(USAGE).text}`, 129);
    return subcommand(context.with({ args }), options.verbose === true);
  },
};
