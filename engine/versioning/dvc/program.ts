import { resolvePath } from '../../core/file-system';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { type Arguments, parseArguments } from './cli/arguments';
import { type Command, CommandContext } from './cli/command';
import { Console } from './cli/console';
import { report } from './cli/report';
import { overview, UsageShown, usage } from './cli/usage';
import { DVC_VERSION } from './commands/about';
import { type DvcError, DvcUsageError } from './errors';
import type { GitFinder } from './ports';
import { ALIASES, COMMANDS } from './registry';

/** What DVC needs beside the lab's file system. */
export interface DvcOptions {
  /** Finds the git repository around a folder. */
  readonly gitAt: GitFinder;
}

/** Makes the `dvc` of the lab. */
export function createDvc({ gitAt }: DvcOptions): LabProgram {
  return async (io) => {
    const words = [...io.args];
    const globals = takeGlobals(words, io);
    let out = new Console(globals.io, globals.isQuiet);
    try {
      if (globals.isVersion) {
        out.write(DVC_VERSION);
        return 0;
      }
      const chosen = choose(words, out);
      if (chosen === undefined) return 0;
      if (chosen.args.has('quiet')) out = new Console(globals.io, true);
      return await chosen.command.run(new CommandContext(globals.io, chosen.args, out, gitAt));
    } catch (thrown) {
      return report(out, thrown);
    }
  };
}

/** Options before the command: `--cd`, `-q`, `--version`. */
function takeGlobals(
  words: string[],
  io: ProgramIo,
): { io: ProgramIo; isQuiet: boolean; isVersion: boolean } {
  let cwd = io.cwd;
  let quiet = false;
  while (words[0]?.startsWith('-')) {
    const word = words.shift()!;
    if (word === '--cd') cwd = resolvePath(cwd, words.shift() ?? '.');
    else if (word.startsWith('--cd=')) cwd = resolvePath(cwd, word.slice(5));
    else if (word === '-q' || word === '--quiet') quiet = true;
    else if (word === '-V' || word === '--version') return { io, isQuiet: quiet, isVersion: true };
    else if (word === '-h' || word === '--help') {
      words.length = 0;
      break;
    }
  }
  return { io: cwd === io.cwd ? io : { ...io, cwd }, isQuiet: quiet, isVersion: false };
}

/** The command that was typed and its arguments; undefined: help was asked for, and is printed. */
function choose(words: readonly string[], out: Console): { command: Command; args: Arguments } | undefined {
  const [first, second] = words;
  if (first === undefined) {
    out.write(overview(COMMANDS));
    return undefined;
  }
  const name = ALIASES[first] ?? first;
  const pair = second === undefined ? undefined : COMMANDS.get(`${name} ${second}`);
  const command = pair ?? COMMANDS.get(name);
  if (command === undefined) throw unknownCommand(name, second, out);
  const args = parse(command, words.slice(pair ? 2 : 1), out);
  if (!args.has('help')) return { command, args };
  out.write(`${usage(command)}\n\n${command.help}`);
  return undefined;
}

function parse(command: Command, words: readonly string[], out: Console): Arguments {
  try {
    return parseArguments(words, command.spec);
  } catch (thrown) {
    if (!(thrown instanceof DvcUsageError)) throw thrown;
    out.error(thrown);
    throw new UsageShown(usage(command));
  }
}

function unknownCommand(name: string, second: string | undefined, out: Console): DvcError {
  const group = [...COMMANDS.keys()]
    .filter((one) => one.startsWith(`${name} `))
    .map((one) => one.slice(name.length + 1));
  const choices =
    group.length > 0 ? group : [...new Set([...COMMANDS.keys()].map((one) => one.split(' ')[0]!))].sort();
  const list = choices.map((one) => `'${one}'`).join(', ');
  if (group.length > 0 && second === undefined)
    out.error(new DvcUsageError('the following arguments are required: cmd'));
  else
    out.error(
      new DvcUsageError(
        `argument ${group.length > 0 ? 'cmd' : 'COMMAND'}: invalid choice: '${group.length > 0 ? second! : name}' (choose from ${list})`,
      ),
    );
  return new UsageShown(
    `usage: dvc ${group.length > 0 ? `${name} ` : ''}[-h] [-q | -v] {${choices.join(',')}} ...`,
  );
}
