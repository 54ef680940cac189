import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { flag } from '../../core/pflag';
import { BadReferenceError } from '../catalog/reference';
import { SizesError } from '../catalog/sizes';
import { DockerStore } from '../store/docker-store';
import { BUILD } from './build-command';
import type { DockerCommand } from './command';
import { CONTAINER_COMMANDS } from './container-commands';
import { IMAGE_COMMANDS } from './image-commands';
import { parseOptions } from './options';

const VERSION = '27.5.1';

const COMMANDS: readonly DockerCommand[] = [BUILD, ...IMAGE_COMMANDS, ...CONTAINER_COMMANDS];

/** Other names of commands. */
const ALIASES: Readonly<Record<string, string>> = {
  'buildx build': 'build',
  'builder build': 'build',
  'image build': 'build',
  'image ls': 'images',
  'image list': 'images',
  'image rm': 'rmi',
  'image remove': 'rmi',
  'image history': 'history',
  'image tag': 'tag',
  'image push': 'push',
  'image pull': 'pull',
  'container ls': 'ps',
  'container list': 'ps',
  'container run': 'run',
  'container logs': 'logs',
  'container stop': 'stop',
  'container start': 'start',
  'container rm': 'rm',
  'container exec': 'exec',
  'container inspect': 'inspect',
  'container prune': 'container prune',
};

const GROUPS = new Set(['image', 'container', 'builder', 'buildx']);

/** Exit code of Docker itself, where what it was asked cannot be read. */
const USAGE_EXIT = 125;

/** `docker`: images are built, kept and run in the lab, as far as it has the programs that they need. */
export const docker: LabProgram = async (io) => {
  const [first, second, ...rest] = io.args;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    io.stdout(helpText());
    return 0;
  }
  if (first === '--version' || first === '-v' || first === 'version') {
    io.stdout(`Docker version ${VERSION}, simulated by the lab\n`);
    return 0;
  }
  const typed = GROUPS.has(first) ? `${first} ${second ?? ''}`.trim() : first;
  const path = ALIASES[typed] ?? typed;
  const command = COMMANDS.find((one) => one.path === path);
  const args = GROUPS.has(first) ? rest : io.args.slice(1);
  if (!command) {
    if (GROUPS.has(first) && second === undefined) {
      io.stdout(helpText(`${first} `));
      return 0;
    }
    io.stderr(`docker: '${typed}' is not a docker command.\nSee 'docker --help'\n`);
    return 1;
  }
  return runCommand(io, command, args);
};

async function runCommand(io: ProgramIo, command: DockerCommand, args: readonly string[]): Promise<number> {
  const parsed = parseOptions(args, [...command.options, flag('help')], command.isStopping);
  if (typeof parsed === 'string') {
    io.stderr(`${parsed}\nSee 'docker ${command.path} --help'.\n`);
    return USAGE_EXIT;
  }
  if (parsed.flags.has('help')) {
    io.stdout(usageText(command));
    return 0;
  }
  const [least, most] = command.words;
  const count = parsed.words.length;
  if (count < least || count > most) {
    const wanted =
      least === most ? `exactly ${least}` : count < least ? `at least ${least}` : `at most ${most}`;
    const many = least === most || count < least ? least : most;
    io.stderr(
      `${command.path === 'build' ? 'ERROR: docker: ' : ''}"docker ${command.path}" requires ${wanted} argument${many === 1 ? '' : 's'}.\nSee 'docker ${command.path} --help'.\n\nUsage:  docker ${command.path} ${command.usage}\n\n${command.about}\n`,
    );
    return 1;
  }
  try {
    return await command.run({ io, store: new DockerStore(io.fs), ...parsed });
  } catch (error) {
    if (!(error instanceof BadReferenceError || error instanceof SizesError)) throw error;
    io.stderr(`${error.message}\n`);
    return 1;
  }
}

function usageText({ path, usage, about, options }: DockerCommand): string {
  const rows = options.map(({ long, short, kind }) => {
    const letter = short === undefined ? '    ' : `-${short}, `;
    return `  ${letter}--${long}${kind === 'flag' ? '' : kind === 'list' ? ' list' : ' string'}\n`;
  });
  return `Usage:  docker ${path} ${usage}\n\n${about}\n${rows.length > 0 ? `\nOptions:\n${rows.join('')}` : ''}`;
}

function helpText(group = ''): string {
  const own = COMMANDS.filter(({ path }) => path.startsWith(group));
  const others = Object.keys(ALIASES).filter((name) => group !== '' && name.startsWith(group));
  const rows = [
    ...own.map(({ path, about }) => [path.slice(group.length), about] as const),
    ...others.map((name) => [name.slice(group.length), `The same as docker ${ALIASES[name]}`] as const),
  ];
  return `Usage:  docker ${group}[OPTIONS] COMMAND\n\nCommands:\n${rows.map(([name, about]) => `  ${name.padEnd(16)}${about}\n`).join('')}`;
}
