import type { LabProgram, ProgramIo } from '../../../core/lab-program';
import { flag, type ReadWords, readWords, value } from '../../../core/pflag';
import { ClusterError } from '../errors';
import type { ClusterPorts } from '../store/cluster-ports';
import { ClusterSession } from '../store/cluster-session';
import { ARGO_COMMANDS } from './argo/argo-commands';
import { KubectlCall, type KubectlCommand } from './call';
import { ABOUT_COMMANDS } from './commands/about-cluster';
import { APPLY, CREATE } from './commands/apply';
import { DELETE } from './commands/delete';
import { DESCRIBE } from './commands/describe';
import { METADATA_COMMANDS } from './commands/edit-metadata';
import { EXPLAIN } from './commands/explain';
import { GET } from './commands/get';
import { LOGS } from './commands/logs';
import { ROLLOUT_COMMANDS } from './commands/rollout';
import { SCALE_COMMANDS } from './commands/scale';
import { TOP_COMMANDS } from './commands/top';
import { WAIT } from './commands/wait';
import { KubectlFailure } from './failure';

/** The commands of kubectl. To add one: one line. */
const COMMANDS: readonly KubectlCommand[] = [
  APPLY,
  CREATE,
  GET,
  DESCRIBE,
  DELETE,
  ...ROLLOUT_COMMANDS,
  ...SCALE_COMMANDS,
  ...METADATA_COMMANDS,
  LOGS,
  ...TOP_COMMANDS,
  WAIT,
  EXPLAIN,
  ...ABOUT_COMMANDS,
  ...ARGO_COMMANDS,
];

/** Other words for the same. */
const ALIASES: Readonly<Record<string, string>> = { pod: 'pods', po: 'pods', node: 'nodes', no: 'nodes' };

const GLOBAL_FLAGS = [value('namespace', 'n'), value('context'), value('kubeconfig'), flag('help', 'h')];

/** Global options may stand before the command. */
function withoutGlobals(args: readonly string[]): {
  readonly words: readonly string[];
  readonly moved: readonly string[];
} {
  let at = 0;
  while (args[at]?.startsWith('-') && args[at] !== '--help' && args[at] !== '-h')
    at += args[at]!.includes('=') ? 1 : 2;
  return { words: args.slice(at), moved: args.slice(0, at) };
}

function commandOf(
  words: readonly string[],
): { readonly command: KubectlCommand; readonly rest: readonly string[] } | undefined {
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const typed = words.slice(0, length);
    const path = [
      ...typed.slice(0, -1),
      typed[0] === 'top' ? (ALIASES[typed.at(-1)!] ?? typed.at(-1)!) : typed.at(-1)!,
    ].join(' ');
    const command = COMMANDS.find((one) => one.path === path);
    if (command) return { command, rest: words.slice(length) };
  }
  return undefined;
}

function helpText(group = ''): string {
  const own = COMMANDS.filter(({ path }) => group === '' || path.startsWith(`${group} `));
  const rows = own.map(({ path, about }) => `  ${path.padEnd(28)}${about}\n`);
  return `kubectl controls the Kubernetes cluster manager; the lab simulates a cluster.\n\nUsage:\n  kubectl ${group === '' ? '[command]' : group} [flags]\n\nCommands:\n${rows.join('')}`;
}

const usageText = ({ path, usage, about, flags }: KubectlCommand): string =>
  `${about}\n\nUsage:\n  kubectl ${path} ${usage}\n${
    flags.length === 0
      ? ''
      : `\nOptions:\n${flags.map(({ long, short, kind }) => `    ${short === undefined ? '    ' : `-${short}, `}--${long}${kind === 'flag' ? '' : "=''"}\n`).join('')}`
  }`;

/** Words that kubectl takes with a value behind `=` only. */
const unsplit = (words: readonly string[]): readonly string[] =>
  words.map((word) => (word === '--dry-run' ? '--dry-run=client' : word));

async function called(
  io: ProgramIo,
  ports: ClusterPorts,
  command: KubectlCommand,
  read: ReadWords,
): Promise<number> {
  const namespace = read.values.get('namespace')?.at(-1);
  if (namespace !== undefined && namespace !== 'default') {
    io.stderr(`Error from server (NotFound): namespaces ${JSON.stringify(namespace)} not found\n`);
    return 1;
  }
  const context = read.values.get('context')?.at(-1);
  if (context !== undefined && context !== 'lab') {
    io.stderr(`error: context ${JSON.stringify(context)} does not exist\n`);
    return 1;
  }
  try {
    const session = await ClusterSession.open(io, ports);
    return await command.run(new KubectlCall(io, session, read));
  } catch (error) {
    if (!(error instanceof KubectlFailure || error instanceof ClusterError)) throw error;
    io.stderr(`${error.message}\n`);
    return error instanceof KubectlFailure ? error.exitCode : 1;
  }
}

/** `kubectl` for the cluster of the lab, which learns from the rest of it by `ports`. */
export const kubectlWith =
  (portsOf: (io: ProgramIo) => ClusterPorts): LabProgram =>
  async (io) => {
    const { words, moved } = withoutGlobals(io.args);
    const [first] = words;
    if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
      io.stdout(helpText());
      return 0;
    }
    const found = commandOf(words);
    if (!found) {
      const group = words.filter((word) => !word.startsWith('-')).slice(0, 2);
      const known = [group.join(' '), group[0]!].find((name) =>
        COMMANDS.some(({ path }) => path.startsWith(`${name} `)),
      );
      if (known !== undefined && (group.join(' ') === known || group.length === 1)) {
        io.stdout(helpText(known));
        return 0;
      }
      io.stderr(
        `error: unknown command ${JSON.stringify(known === undefined ? first : group[1])} for "kubectl${known === undefined ? '' : ` ${known}`}"\n`,
      );
      return 1;
    }
    const { command, rest } = found;
    const read = command.isRefused
      ? readWords([], [])
      : readWords([...moved, ...unsplit(rest)], [...command.flags, ...GLOBAL_FLAGS]);
    if (typeof read === 'string') {
      io.stderr(`error: ${read}\nSee 'kubectl ${command.path} --help' for usage.\n`);
      return 1;
    }
    if (read.values.has('help')) {
      io.stdout(usageText(command));
      return 0;
    }
    return called(io, portsOf(io), command, read);
  };
