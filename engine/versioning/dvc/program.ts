import { FileSystemError, resolvePath } from '../../core/file-system';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { type Arguments, type OptionSpec, parseArguments } from './cli/arguments';
import { type Command, CommandContext } from './cli/command';
import { Console } from './cli/console';
import { DVC_VERSION } from './commands/about';
import { DvcError, DvcUsageError } from './errors';
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
    const out = new Console(globals.io, isQuiet(words) || globals.isQuiet);
    try {
      if (globals.isVersion) {
        out.write(DVC_VERSION);
        return 0;
      }
      return await run(globals.io, words, out, gitAt);
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

const isQuiet = (words: readonly string[]): boolean => {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '-q' || word === '--quiet');
};

async function run(io: ProgramIo, words: readonly string[], out: Console, gitAt: GitFinder): Promise<number> {
  const [first, second] = words;
  if (first === undefined) {
    out.write(overview());
    return 0;
  }
  const name = ALIASES[first] ?? first;
  const pair = second === undefined ? undefined : COMMANDS.get(`${name} ${second}`);
  const command = pair ?? COMMANDS.get(name);
  if (command === undefined) throw unknownCommand(name, second, out);
  const args = parse(command, words.slice(pair ? 2 : 1), out);
  if (args.has('help')) {
    out.write(`${usage(command)}\n\n${command.help}`);
    return 0;
  }
  return command.run(new CommandContext(io, args, out, gitAt));
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

/** The error is out; what is left is how it should have been. */
class UsageShown extends DvcUsageError {}

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

function usage({ spec }: Command): string {
  const options = spec.options.map((option) => optionUsage(option)).join(' ');
  const operands =
    spec.operands && spec.operands[1] > 0 ? ` ${operandUsage(spec.operands, spec.operandNames)}` : '';
  return `usage: dvc ${spec.command} [-h] [-q | -v]${options === '' ? '' : ` ${options}`}${operands}`;
}

function optionUsage(option: OptionSpec): string {
  const text = option.takes === 'flag' ? option.flags[0]! : `${option.flags[0]!} <${option.name}>`;
  return option.isRequired ? text : `[${text}]`;
}

function operandUsage([least, most]: readonly [number, number], names = 'targets'): string {
  const text = names.replaceAll(', ', ' ');
  if (most === Number.POSITIVE_INFINITY) return least > 0 ? `${text} [${text} ...]` : `[${text} ...]`;
  return least > 0 ? text : `[${text}]`;
}

function overview(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  const lines = [...COMMANDS].map(([name, { help }]) => `    ${name.padEnd(width)}  ${help}`);
  return `usage: dvc [-q | -v] [-h] [-V] [--cd <path>] COMMAND ...\n\nData Version Control\n\nAvailable Commands:\n${lines.join('\n')}`;
}

/** Prints an error as DVC does. @returns the exit code. @throws what is a fault of ours. */
function report(out: Console, thrown: unknown): number {
  if (thrown instanceof UsageShown) {
    out.errorLine(thrown.message);
    return thrown.exitCode;
  }
  if (thrown instanceof FileSystemError) return reportUnexpected(out, new DvcError(pythonMessage(thrown)));
  if (!(thrown instanceof DvcError)) throw thrown;
  if (thrown.isUnexpected) return reportUnexpected(out, thrown);
  out.error(thrown, thrown.exitCode === 251 ? 'configuration error' : '');
  return thrown.exitCode;
}

function reportUnexpected(out: Console, error: DvcError): number {
  out.error(error, 'unexpected error');
  out.errorLine(
    '\nHaving any troubles? Hit us up at <https://dvc.org/support>, we are always happy to help!',
  );
  return 255;
}

const ERRNO: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EEXIST: '[Errno 17] File exists',
  ENOTDIR: '[Errno 20] Not a directory',
  EISDIR: '[Errno 21] Is a directory',
  EINVAL: '[Errno 22] Invalid argument',
  ENOSPC: '[Errno 28] No space left on device',
  EROFS: '[Errno 30] Read-only file system',
  ENOTEMPTY: '[Errno 39] Directory not empty',
  ELOOP: '[Errno 40] Too many levels of symbolic links',
};

const pythonMessage = (error: FileSystemError): string => {
  const path = /'(.*)'$/.exec(error.message)?.[1] ?? '';
  return `${ERRNO[error.code] ?? error.message}: '${path}'`;
};
