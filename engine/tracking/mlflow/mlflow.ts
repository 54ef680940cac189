import { messageOf } from '../../core/errors';
import { FileSystemError } from '../../core/file-system';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { ARTIFACT_COMMANDS } from './cli/artifact-commands';
import { commandHelp, helpRows, readOptions, UsageError } from './cli/click';
import { type Command, UnreachableError } from './cli/command';
import { EXPERIMENT_COMMANDS } from './cli/experiment-commands';
import { GC_COMMAND } from './cli/gc-command';
import { MODEL_COMMANDS } from './cli/model-commands';
import { RUN_COMMANDS } from './cli/run-commands';
import { SERVER_COMMAND } from './cli/server-command';
import { MlflowError } from './errors';
import { NetworkError } from './model/network';
import { DamagedError } from './store/meta-file';
import { MLFLOW_VERSION } from './version';

const COMMANDS: readonly Command[] = [
  ...ARTIFACT_COMMANDS,
  ...EXPERIMENT_COMMANDS,
  GC_COMMAND,
  ...MODEL_COMMANDS,
  ...RUN_COMMANDS,
  SERVER_COMMAND,
];

const GROUPS: Readonly<Record<string, string>> = {
  artifacts: 'Upload, list, and download artifacts from an MLflow artifact repository.',
  experiments: 'Manage experiments.',
  models: 'Use MLflow models.',
  runs: 'Manage runs.',
};

/** Commands of MLflow that the lab has not, with what to do in their place where there is something. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  db: 'the store of the lab is files, not a database.',
  deployments: 'models are deployed in other ways here.',
  doctor: 'there is no Python whose packages it could list.',
  gateway: 'there is no gateway to language models here.',
  'migrate-filestore':
    'run it on an exported project: mlflow migrate-filestore --source ./mlruns --target sqlite:///mlflow.db',
  'models build-docker': 'the lab runs no Docker.',
  'models generate-dockerfile': 'the lab runs no Docker.',
  run: 'run your program itself: node src/train.ts',
  sagemaker: 'the lab reaches no cloud.',
};

function usage(io: ProgramIo, path: string, message: string): number {
  const isGroup = path === '' || Object.hasOwn(GROUPS, path);
  const name = `mlflow${path === '' ? '' : ` ${path}`}`;
  const tail = isGroup ? '[OPTIONS] COMMAND [ARGS]...' : '[OPTIONS]';
  io.stderr(`Usage: ${name} ${tail}\nTry '${name} --help' for help.\n\nError: ${message}\n`);
  return 2;
}

function groupHelp(io: ProgramIo, group: string): number {
  const inGroup = COMMANDS.filter(({ path }) =>
    group === '' ? !path.includes(' ') : path.startsWith(`${group} `),
  );
  const rows = inGroup.map(
    ({ path, about }) => [path.slice(group === '' ? 0 : group.length + 1), about] as const,
  );
  const all = group === '' ? [...rows, ...Object.entries(GROUPS)] : rows;
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const options: [string, string][] = [['--help', 'Show this message and exit.']];
  if (group === '') options.unshift(['--version', 'Show the version and exit.']);
  const about = group === '' ? '' : `  ${GROUPS[group]}\n\n`;
  const name = group === '' ? '' : ` ${group}`;
  io.stdout(
    `Usage: mlflow${name} [OPTIONS] COMMAND [ARGS]...\n\n${about}Options:\n${helpRows(options)}\nCommands:\n${helpRows(sorted)}`,
  );
  return 0;
}

/** The command that the words name, with the arguments that follow them. */
function find(args: readonly string[]): { command: Command | null; path: string; rest: readonly string[] } {
  const [first = '', second = ''] = args;
  const path = Object.hasOwn(GROUPS, first) ? `${first} ${second}` : first === 'ui' ? 'server' : first;
  const command = COMMANDS.find((one) => one.path === path) ?? null;
  return { command, path, rest: args.slice(path.includes(' ') ? 2 : 1) };
}

async function call(io: ProgramIo): Promise<number> {
  const [first, second] = io.args;
  if (first === '--version') {
    io.stdout(`mlflow, version ${MLFLOW_VERSION}\n`);
    return 0;
  }
  if (first === undefined || first === '--help') return groupHelp(io, '');
  if (Object.hasOwn(GROUPS, first) && (second === undefined || second === '--help'))
    return groupHelp(io, first);
  const { command, path, rest } = find(io.args);
  if (command === null) {
    if (first.startsWith('-')) return usage(io, '', `No such option: ${first}`);
    if (Object.hasOwn(ELSEWHERE, path)) {
      io.stderr(`Error: MLflow has the command '${path}', the lab has not: ${ELSEWHERE[path]}\n`);
      return 1;
    }
    const [group, name] = path.includes(' ') ? path.split(' ') : ['', path];
    return usage(io, group!, `No such command '${name}'.`);
  }
  if (rest.includes('--help')) {
    io.stdout(commandHelp(path, command.about, command.options));
    return 0;
  }
  try {
    return await command.run(io, readOptions(rest, command.options, io.env));
  } catch (error) {
    if (error instanceof UsageError) return usage(io, path, error.message);
    throw error;
  }
}

/** `mlflow`: the command line of the tracking server and the model registry, on the files of the workspace. */
export const mlflow: LabProgram = async (io) => {
  try {
    return await call(io);
  } catch (error) {
    const isRefusal =
      error instanceof MlflowError || error instanceof DamagedError || error instanceof NetworkError;
    if (isRefusal) io.stderr(`mlflow.exceptions.MlflowException: ${error.message}\n`);
    else if (error instanceof UnreachableError || error instanceof FileSystemError)
      io.stderr(`Error: ${messageOf(error)}\n`);
    else throw error;
    return 1;
  }
};
