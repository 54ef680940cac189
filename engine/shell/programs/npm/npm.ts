import { parentOf } from '../../../core/file-system';
import type { CommandIo } from '../../host';
import { shellLine } from '../../quote';
import { failed } from './npm-failed';
import { install } from './npm-install';
import { type PackageJson, readPackage, scriptsOf } from './package-json';

const VERSION = '11.19.1';

/** Commands of npm that are scripts of the same name. */
const SHORT: Readonly<Record<string, string>> = {
  test: 'test',
  t: 'test',
  start: 'start',
  stop: 'stop',
  restart: 'restart',
};

const USAGE = `npm <command>

Usage:

npm install        say which packages the lab has for this project
npm ci             the same, from package-lock.json
npm test           run this project's tests
npm run            list this project's scripts
npm run <foo>      run the script named <foo>

npm@${VERSION}, as far as the lab has it
`;

/** `npm`: the scripts of package.json, run by the shell; `npm ci` and `npm install` say what the lab has. */
export async function npm(io: CommandIo): Promise<number> {
  const words = io.args.filter((word) => word !== '--silent' && word !== '-s');
  const isSilent = words.length < io.args.length;
  const [command, ...rest] = words;
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    io.stdout(USAGE);
    return command === undefined ? 1 : 0;
  }
  if (command === '--version' || command === '-v') {
    io.stdout(`${VERSION}\n`);
    return 0;
  }
  const folder = projectFolder(io);
  const project = readPackage(io.fs, `${folder}/package.json`);
  if ('problem' in project) return failed(io, project.problem);
  if (['ci', 'clean-install', 'install', 'i', 'add'].includes(command))
    return install(io, {
      project,
      folder,
      words: rest,
      isClean: command === 'ci' || command === 'clean-install',
    });
  if (command === 'run' || command === 'run-script' || command === 'rum') {
    const [name, ...args] = rest;
    if (name === undefined) return list(io, project);
    return runScript({ io, project, folder, isSilent }, name, args);
  }
  const script = SHORT[command];
  if (script !== undefined) return runScript({ io, project, folder, isSilent }, script, rest);
  io.stdout(`Unknown command: "${command}"\n\nTo see a list of supported npm commands, run:\n  npm help\n`);
  return 1;
}

interface Call {
  readonly io: CommandIo;
  readonly project: PackageJson;
  readonly folder: string;
  readonly isSilent: boolean;
}

/** Runs a script with those that stand before and after it (`pretest`, `posttest`). */
async function runScript(call: Call, name: string, words: readonly string[]): Promise<number> {
  const { io, project } = call;
  const scripts = scriptsOf(project);
  const args = words[0] === '--' ? words.slice(1) : words;
  if (!Object.hasOwn(scripts, name)) {
    const text = name === 'start' && io.fs.isFile(`${call.folder}/server.js`) ? undefined : missing(name);
    if (text !== undefined) return failed(io, text);
  }
  for (const part of [`pre${name}`, name, `post${name}`]) {
    const command = Object.hasOwn(scripts, part)
      ? scripts[part]!
      : part === name
        ? 'node server.js'
        : undefined;
    if (command === undefined) continue;
    const exitCode = await runOne(
      call,
      part,
      part === name && args.length > 0 ? `${command} ${shellLine(args)}` : command,
    );
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

async function runOne(
  { io, project, folder, isSilent }: Call,
  name: string,
  command: string,
): Promise<number> {
  const { name: title, version } = project;
  const id = title !== undefined && version !== undefined ? `${title}@${version} ` : '';
  if (!isSilent) io.stdout(`\n> ${id}${name}\n> ${command}\n\n`);
  return io.script(command, {
    cwd: folder,
    env: {
      npm_lifecycle_event: name,
      npm_lifecycle_script: command,
      ...(title !== undefined && { npm_package_name: title }),
      ...(version !== undefined && { npm_package_version: version }),
    },
  });
}

const LIFECYCLE = /^(?:(?:pre|post)?(?:test|start|stop|restart|install|publish)|prepare|prepublishOnly)$/;

function list(io: CommandIo, project: PackageJson): number {
  const entries = Object.entries(scriptsOf(project));
  const lines = (wanted: boolean) =>
    entries
      .filter(([name]) => LIFECYCLE.test(name) === wanted)
      .map(([name, command]) => `  ${name}\n    ${command}\n`)
      .join('');
  const id = project.version === undefined ? `${project.name ?? ''}` : `${project.name}@${project.version}`;
  const lifecycle = lines(true);
  const others = lines(false);
  if (lifecycle) io.stdout(`Lifecycle scripts included in ${id}:\n${lifecycle}`);
  if (others)
    io.stdout(
      `${lifecycle ? '' : `Scripts available in ${id} via \`npm run\`:\n`}${lifecycle ? 'available via `npm run`:\n' : ''}${others}`,
    );
  return 0;
}

const missing = (name: string) => `Missing script: "${name}"\n\nTo see a list of scripts, run:\n  npm run`;

/** The folder of the nearest package.json, from the working folder upward; the working folder when there is none. */
function projectFolder({ fs, cwd }: CommandIo): string {
  for (let folder = cwd; folder !== '/'; folder = parentOf(folder))
    if (fs.isFile(`${folder}/package.json`)) return folder;
  return cwd;
}
