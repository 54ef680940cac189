import { eachCommand, eachStage, hasCacheAt, type LintRule, shellText } from './rule';
import { plainWords, type ShellWords, shellCommands } from './shell-commands';

const isAptInstall = ({ name, args }: ShellWords) => name === 'apt-get' && args.includes('install');

/** The packages that `apt-get install`, `apk add` or `pip install` is given. */
const packagesOf = ({ args }: ShellWords, verb: string, withValue: readonly string[]) =>
  plainWords(args, withValue).filter((word) => word !== verb);

const isPip = (name: string) => /^pip[\d.]*$/.test(name);

/** `pip install …`, also as `python -m pip install …`. */
function isPipInstall({ name, args }: ShellWords): boolean {
  const at = args.indexOf('install');
  return (
    at >= 0 && (isPip(name) || (/^python[\d.]*$/.test(name) && args[0] === '-m' && isPip(args[1] ?? '')))
  );
}

const PIP_VALUES = [
  ...[
    '-i',
    '--index-url',
    '--extra-index-url',
    '-f',
    '--find-links',
    '-e',
    '--editable',
    '-t',
    '--target',
    '-m',
  ],
  ...[
    '--prefix',
    '--root',
    '--src',
    '--platform',
    '--python-version',
    '--only-binary',
    '--no-binary',
    '--trusted-host',
  ],
  ...['--progress-bar', '--upgrade-strategy', '--proxy'],
];

const isFixedPip = (word: string) =>
  /[=<>~!]=|[<>]/.test(word) ||
  /\.whl$|\.tar\.gz$/.test(word) ||
  (/^(?:git|hg|svn|bzr)\b/.test(word) ? word.includes('@') : word.includes('/'));

function isUnpinnedPip(command: ShellWords): boolean {
  const { args } = command;
  if (!isPipInstall(command)) return false;
  if (
    args.some(
      (word) =>
        ['-r', '--requirement', '-c', '--constraint', '.'].includes(word) ||
        /^--(?:requirement|constraint)=/.test(word),
    )
  )
    return false;
  const rest = args.slice(args.indexOf('install') + 1);
  return packagesOf({ name: '', args: rest }, '', PIP_VALUES).some((word) => !isFixedPip(word));
}

const TRUTHY = ['1', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'yes', 'Yes', 'YES'];

const setsNoCache = (text: string) => TRUTHY.includes(/PIP_NO_CACHE_DIR[= ]"?(\w+)/.exec(text)?.[1] ?? '');

/** Rules about packages that an image installs. */
export const INSTALL_RULES: readonly LintRule[] = [
  {
    code: 'DL3008',
    severity: 'warning',
    message:
      'Pin versions in apt get install. Instead of `apt-get install <package>` use `apt-get install <package>=<version>`',
    check: eachCommand(
      (command) =>
        isAptInstall(command) &&
        packagesOf(command, 'install', ['-t', '--target-release', '-o', '-c']).some(
          (word) => !/[=/]/.test(word) && !word.endsWith('.deb'),
        ),
    ),
  },
  {
    code: 'DL3009',
    severity: 'info',
    message: 'Delete the apt-get lists after installing something',
    check: eachStage((stage, { stages }) => {
      const isUsed = stage === stages.at(-1) || stages.some(({ base }) => base.toLowerCase() === stage.name);
      if (!isUsed) return [];
      const forgets = stage.instructions.filter((run) => {
        if (run.keyword !== 'RUN' || hasCacheAt(run, '/var/lib/apt')) return false;
        const commands = shellCommands(shellText(run));
        return (
          commands.some(({ name, args }) => name === 'apt-get' && args.includes('update')) &&
          !commands.some(
            ({ name, args }) => name === 'rm' && args.some((word) => /^\/var\/lib\/apt\/lists/.test(word)),
          )
        );
      });
      return forgets.map(({ line }) => line);
    }),
  },
  {
    code: 'DL3013',
    severity: 'warning',
    message:
      'Pin versions in pip. Instead of `pip install <package>` use `pip install <package>==<version>` or `pip install --requirement <requirements file>`',
    check: eachCommand(isUnpinnedPip),
  },
  {
    code: 'DL3015',
    severity: 'info',
    message: 'Avoid additional packages by specifying `--no-install-recommends`',
    check: eachCommand(
      (command) =>
        isAptInstall(command) &&
        !command.args.some(
          (word) =>
            word === '--no-install-recommends' || /^(?:-o)?APT::Install-Recommends=(?:false|0)$/.test(word),
        ),
    ),
  },
  {
    code: 'DL3018',
    severity: 'warning',
    message: 'Pin versions in apk add. Instead of `apk add <package>` use `apk add <package>=<version>`',
    check: eachCommand(
      (command) =>
        command.name === 'apk' &&
        command.args.includes('add') &&
        packagesOf(command, 'add', ['-t', '--virtual', '-X', '--repository', '-p', '--root']).some(
          (word) => !/[=~<>]/.test(word) && !word.endsWith('.apk'),
        ),
    ),
  },
  {
    code: 'DL3027',
    severity: 'warning',
    message: 'Do not use apt as it is meant to be an end-user tool, use apt-get or apt-cache instead',
    check: eachCommand(({ name }) => name === 'apt'),
  },
  {
    code: 'DL3042',
    severity: 'warning',
    message: 'Avoid use of cache directory with pip. Use `pip install --no-cache-dir <package>`',
    check: eachStage((stage, { stages }) => {
      const isSetIn = (one: typeof stage): boolean =>
        one.instructions.some(({ keyword, text }) => keyword === 'ENV' && setsNoCache(text)) ||
        stages
          .slice(0, one.index)
          .some((base) => base.name !== null && base.name === one.base.toLowerCase() && isSetIn(base));
      if (isSetIn(stage)) return [];
      const forgets = stage.instructions.filter(
        (run) =>
          run.keyword === 'RUN' &&
          !setsNoCache(shellText(run)) &&
          !hasCacheAt(run, '/root/.cache') &&
          shellCommands(shellText(run)).some(
            (command) => isPipInstall(command) && !command.args.includes('--no-cache-dir'),
          ),
      );
      return forgets.map(({ line }) => line);
    }),
  },
];
