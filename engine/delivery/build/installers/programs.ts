import type { FileSystem } from '../../../core/file-system';
import type { LabProgram } from '../../../core/lab-program';
import { SYSTEM_PACKAGES } from '../../catalog/packages';
import type { ImageSystem } from '../../image/manifest';
import { npm } from './npm';
import { pip } from './pip';
import { apk, aptGet, SYSTEM_FOLDER } from './system';
import type { InstallWork } from './work';

/** Commands of the lab's shell that no image has. */
const LAB_ONLY = [
  'code',
  'open',
  'nano',
  'vim',
  'vi',
  'emacs',
  'tsx',
  'rg',
  'yq',
  'xan',
  'sqlite3',
  'help',
  'history',
  'trap',
  'jobs',
];

/** Commands that come with a runtime or a package. */
const NODE_COMMANDS = ['node', 'npm', 'npx'];
const EXTRA = ['curl', 'jq'];

/** The commands that a container has beside the shell's own, and those of the shell that it has not. */
export function programsOf(fs: FileSystem, system: ImageSystem, user: string, work: InstallWork) {
  const installed = new Set(
    Object.entries(SYSTEM_PACKAGES).flatMap(([name, { commands = [] }]) =>
      fs.isFile(`${SYSTEM_FOLDER}/${name}`) ? commands : [],
    ),
  );
  const hasPython = system.runtime === 'python' || fs.isFile(`${SYSTEM_FOLDER}/python3`);
  const has = (name: string) =>
    installed.has(name) ||
    (NODE_COMMANDS.includes(name) ? system.runtime === 'node' : system.isFull && name === 'curl');
  const who = userName(user);
  const programs: Record<string, LabProgram> = {
    whoami: async (io) => {
      io.stdout(`${who}\n`);
      return 0;
    },
    id: async (io) => {
      const number = numberOf(fs, who);
      io.stdout(
        io.args.includes('-u')
          ? `${number}\n`
          : `uid=${number}(${who}) gid=${number}(${who}) groups=${number}(${who})\n`,
      );
      return 0;
    },
    adduser: addUser,
    useradd: addUser,
    addgroup: async () => 0,
    groupadd: async () => 0,
    chown: async () => 0,
  };
  if (system.family === 'debian') programs['apt-get'] = programs.apt = aptGet(work);
  if (system.family === 'alpine') programs.apk = apk(work);
  if (has('npm')) programs.npm = npm(work);
  if (hasPython) {
    programs.pip = programs.pip3 = pip(work);
    programs.python = programs.python3 = python(work);
  }
  const without = [
    ...LAB_ONLY,
    ...[...NODE_COMMANDS, ...EXTRA].filter((name) => !has(name)),
    ...(system.family === 'alpine' ? ['bash'] : []),
  ];
  return { programs, without };
}

const userName = (user: string) => user.split(':')[0] || 'root';

function numberOf(fs: FileSystem, name: string): string {
  const line = fs.isFile('/etc/passwd')
    ? fs
        .readText('/etc/passwd')
        .split('\n')
        .find((one) => one.startsWith(`${name}:`))
    : undefined;
  return line?.split(':')[2] ?? (/^\d+$/.test(name) ? name : '0');
}

const addUser: LabProgram = async (io) => {
  const name = io.args.filter((word) => !word.startsWith('-')).at(-1);
  if (name === undefined) return 1;
  const lines = io.fs.readText('/etc/passwd');
  if (!lines.includes(`\n${name}:`))
    io.fs.write(
      '/etc/passwd',
      `${lines}${name}:x:${1000 + lines.split('\n').length}:1000::/home/${name}:/bin/sh\n`,
    );
  return 0;
};

const python =
  (work: InstallWork): LabProgram =>
  async (io) => {
    const [first, second, ...rest] = io.args;
    if (first === '--version' || first === '-V') {
      io.stdout('Python 3.11.9\n');
      return 0;
    }
    if (first === '-m' && second === 'pip') return pip(work)({ ...io, args: rest });
    io.stderr(
      'python: the lab runs no Python in an image build. What RUN installs by pip is taken from a table of sizes.\n',
    );
    return 1;
  };
