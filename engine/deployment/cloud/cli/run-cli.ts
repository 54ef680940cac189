import type { LabProgram, ProgramIo } from '../../../core/lab-program';
import { CloudError } from '../errors';
import { actorOf, permit } from '../keys/authorise';
import type { Provider } from '../providers';
import { CloudStore } from '../state/store';
import { type Answer, type CloudCommand, type CommandCall, UsageError } from './command';
import { type OptionSpec, readTyped, type WordProblem } from './read-words';

/** The program of a cloud: what it has, and how it words what goes wrong. */
export interface CloudCli {
  readonly program: string;
  /** Null: its commands act as the owner of all accounts, without a key. */
  readonly provider: Provider | null;
  readonly commands: readonly CloudCommand[];
  /** Options that every command has. */
  readonly globals: readonly OptionSpec[];
  /** The value of the key that it acts with. */
  readonly keyOf: (io: ProgramIo, option: (name: string) => string | undefined) => string | undefined;
  /** What has to hold before any command that needs a key. @throws CloudError, UsageError. */
  readonly check?: (call: CommandCall) => void;
  /** The words of `--version`. */
  readonly version: string;
  /** What is printed for words that are none of its commands, with its exit code. */
  readonly unknown: (words: readonly string[], commands: readonly CloudCommand[]) => Refusal;
  readonly badWords: (problem: WordProblem | string, command: CloudCommand) => Refusal;
  readonly refused: (error: CloudError, command: CloudCommand, call: CommandCall) => Refusal;
  readonly show: (answer: Answer, call: CommandCall) => string;
}

/** A text for standard error and an exit code. */
export interface Refusal {
  readonly text: string;
  readonly code: number;
}

const isHelp = (word: string | undefined) => word === 'help' || word === '--help' || word === '-h';

/** A program of the terminal from the description of it. */
export function cloudProgram(cli: CloudCli): LabProgram {
  return async (io) => {
    const args = globalsLast(io.args, cli.globals);
    if (args.length === 1 && (args[0] === '--version' || args[0] === 'version')) {
      io.stdout(`${cli.version}\n`);
      return 0;
    }
    const command = commandOf(cli, args);
    const helpAt = args.findIndex(isHelp);
    if (args.length === 0 || helpAt >= 0) {
      io.stdout(helpText(cli, command, args.slice(0, Math.max(0, helpAt))));
      return 0;
    }
    if (command === undefined) return refuse(io, cli.unknown(args, cli.commands));
    const rest = args.slice(command.path.split(' ').length);
    const typed = readTyped(rest, [...(command.options ?? []), ...cli.globals]);
    if ('wrong' in typed) return refuse(io, cli.badWords(typed, command));
    const wrong = wrongOperands(command, typed.operands);
    if (wrong !== null) return refuse(io, cli.badWords(wrong, command));
    const call = openCall(cli, io, typed.operands, typed.values);
    try {
      if (command.demand !== null) {
        permit(call.actor, command.demand);
        cli.check?.(call);
      }
      const answer = command.run(call);
      const text = typeof answer === 'string' || answer === null ? answer : cli.show(answer, call);
      if (text !== null && text !== '') io.stdout(text.endsWith('\n') ? text : `${text}\n`);
      return 0;
    } catch (error) {
      if (error instanceof UsageError) return refuse(io, cli.badWords(error.message, command));
      if (error instanceof CloudError) return refuse(io, cli.refused(error, command, call));
      throw error;
    }
  };
}

/** Options that may stand before the command (`aws --region eu-west-1 eks …`) behind it. */
function globalsLast(args: readonly string[], globals: readonly OptionSpec[]): readonly string[] {
  let at = 0;
  while (args[at]?.startsWith('-')) {
    const [typed, inline] = args[at]!.split('=', 2);
    const spec = globals.find(({ name, short }) => typed === `--${name}` || typed === `-${short}`);
    if (spec === undefined) return args;
    at += spec.kind === 'flag' || inline !== undefined ? 1 : 2;
  }
  return [...args.slice(at), ...args.slice(0, at)];
}

function refuse(io: ProgramIo, { text, code }: Refusal): number {
  io.stderr(text.endsWith('\n') ? text : `${text}\n`);
  return code;
}

/** The command that the first words name; the longest, where one begins as another does. */
function commandOf({ commands }: CloudCli, args: readonly string[]): CloudCommand | undefined {
  const begins = ({ path }: CloudCommand) => path.split(' ').every((word, at) => args[at] === word);
  return commands.filter(begins).sort((a, b) => b.path.length - a.path.length)[0];
}

/** What is wrong with the number of operands; null: nothing. */
function wrongOperands({ operands = [] }: CloudCommand, typed: readonly string[]): string | null {
  const missing = operands.filter((name) => !name.startsWith('['))[typed.length];
  if (missing !== undefined) return `argument ${missing}: Must be specified.`;
  const extra = operands.at(-1)?.endsWith('...]') ? undefined : typed[operands.length];
  return extra === undefined ? null : `unrecognized arguments: ${extra}`;
}

function openCall(
  cli: CloudCli,
  io: ProgramIo,
  operands: readonly string[],
  values: ReadonlyMap<string, readonly string[]>,
): CommandCall {
  const store = new CloudStore(io.fs);
  const now = Math.floor(io.clock.now());
  const option = (name: string) => values.get(name)?.at(-1);
  return {
    io,
    store,
    now,
    operands,
    option,
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    get actor() {
      return actorOf(store.state, cli.keyOf(io, option), cli.provider, now);
    },
    get place() {
      const { account, key } = this.actor;
      return { store, account, by: key.id, now, rng: io.rng };
    },
  };
}

function helpText(cli: CloudCli, command: CloudCommand | undefined, words: readonly string[]): string {
  if (command === undefined) {
    const group = words.join(' ');
    const own = cli.commands.filter(({ path }) => group === '' || path.startsWith(`${group} `));
    const width = Math.max(0, ...own.map(({ path }) => path.length)) + 2;
    const rows = own.map(({ path, about }) => `  ${path.padEnd(width)}${about}\n`).join('');
    return `Usage: ${cli.program} <command> [options]\n\nThe lab's ${cli.program} has these commands:\n${rows}`;
  }
  const options = [...(command.options ?? []), ...cli.globals].map(({ name, short, kind, isRequired }) => {
    const letter = short === undefined ? '' : `, -${short}`;
    const follows = { flag: '', value: ' <value>', many: ' <value> ...' }[kind];
    return `  --${name}${letter}${follows}${isRequired ? '  (required)' : ''}\n`;
  });
  const operands = (command.operands ?? []).map((name) => ` ${name}`).join('');
  return `Usage: ${cli.program} ${command.path}${operands} [options]\n\n${command.about}\n\nOptions:\n${options.join('')}`;
}
