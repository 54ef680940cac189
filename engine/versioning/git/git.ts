import { StagecraftError } from '@/engine/core/errors';
import { resolvePath } from '@/engine/core/file-system';
import type { LabProgram, ProgramIo } from '@/engine/core/lab-program';
import { commandNamed } from './commands/registry';
import { Config, type ScopedEntry } from './config/config';
import { normalConfigName } from './config/config-edit';
import { MissingObjectError } from './objects/object-cache';
import { splitAlias } from './program/alias';
import type { GitCommand } from './program/command';
import { CommandContext } from './program/context';
import { die, GitFailure } from './program/failure';
import { discoverRepository, openRepository, readGlobalConfig } from './program/repository';

/** The version whose behaviour this program has. */
export const GIT_VERSION = '2.39.5';

interface GlobalOptions {
  cwd: string;
  readonly settings: ScopedEntry[];
  args: readonly string[];
}

/** Reads what stands between `git` and the command. */
function readGlobalOptions(io: ProgramIo): GlobalOptions | number {
  const found: GlobalOptions = { cwd: io.cwd, settings: [], args: [] };
  for (let i = 0; i < io.args.length; i++) {
    const arg = io.args[i]!;
    if (arg === '-C') {
      const folder = io.args[++i] ?? die('no directory given for -C', 129);
      found.cwd = resolvePath(found.cwd, folder);
      if (!io.fs.isFolder(found.cwd)) die(`cannot change to '${folder}': No such file or directory`);
    } else if (arg === '-c') {
      const setting = io.args[++i] ?? die('-c expects a configuration string', 129);
      const equals = setting.indexOf('=');
      const name = equals === -1 ? setting : setting.slice(0, equals);
      const value = equals === -1 ? null : setting.slice(equals + 1);
      found.settings.push({ name: normalConfigName(name), value, scope: 'command', path: '' });
    } else if (arg === '--version' || arg === '-v') {
      io.stdout(`git version ${GIT_VERSION}\n`);
      return 0;
    } else if (arg === '--no-pager' || arg === '-P' || arg === '--no-optional-locks') continue;
    else if (arg.startsWith('-')) {
      io.stderr(`error: option '${arg}' of 'git' is not available in the lab\n`);
      return 129;
    } else {
      found.args = io.args.slice(i);
      return found;
    }
  }
  io.stdout('usage: git [-v | --version] [-C <path>] [-c <name>=<value>] [--no-pager] <command> [<args>]\n');
  return 1;
}

/** Opens the repository and runs one command. */
async function runCommand(io: ProgramIo, given: GlobalOptions, command: GitCommand): Promise<number> {
  const outer = readGlobalConfig(io.fs, io.env);
  const place = discoverRepository(io.fs, given.cwd, io.env);
  const repo = place === undefined ? undefined : await openRepository(io.fs, place, outer, given.settings);
  const config = repo?.config ?? new Config([...outer, ...given.settings]);
  const context = new CommandContext(io, { args: given.args.slice(1), cwd: given.cwd, config, repo });
  if (command.needs !== 'nothing') void context.repo;
  if (command.needs === 'worktree') void context.worktree;
  return command.run(context);
}

/** What an error that ended a command prints, and its exit code. Faults of ours are thrown on. */
function report(io: ProgramIo, error: unknown): number {
  if (error instanceof GitFailure) {
    if (error.text !== '') io.stderr(`${error.text}\n`);
    return error.exitCode;
  }
  if (error instanceof MissingObjectError) {
    io.stderr(`fatal: unable to read ${error.id}\n`);
    return 128;
  }
  if (error instanceof StagecraftError) {
    io.stderr(`fatal: ${error.message}\n`);
    return 128;
  }
  throw error;
}

/** The `git` of the lab: it works on the files of the workspace and answers with the words of git 2.39. */
export const git: LabProgram = async (io) => {
  try {
    const given = readGlobalOptions(io);
    if (typeof given === 'number') return given;
    const name = given.args[0]!;
    const command = commandNamed(name);
    if (command !== undefined) return await runCommand(io, given, command);
    return await runAlias(io, given, name);
  } catch (error) {
    return report(io, error);
  }
};

/** Runs an alias of the user (`alias.<name>`): another command of git, or with `!` a line of shell. */
async function runAlias(io: ProgramIo, given: GlobalOptions, name: string): Promise<number> {
  const outer = readGlobalConfig(io.fs, io.env);
  const place = discoverRepository(io.fs, given.cwd, io.env);
  const config =
    place === undefined
      ? new Config([...outer, ...given.settings])
      : (await openRepository(io.fs, place, outer, given.settings)).config;
  const alias = config.get(`alias.${name}`);
  if (alias === undefined) {
    io.stderr(`git: '${name}' is not a git command. See 'git --help'.\n`);
    return 1;
  }
  const rest = given.args.slice(1);
  if (alias.startsWith('!')) {
    const quoted = rest.map((arg) => ` '${arg.replaceAll("'", "'\\''")}'`).join('');
    return io.shell(alias.slice(1) + quoted, { cwd: place?.root ?? given.cwd });
  }
  const words = splitAlias(alias);
  const command = commandNamed(words[0] ?? '');
  if (command === undefined) die(`alias '${name}' does not expand to a command of git: ${alias}`);
  return runCommand(io, { ...given, args: [...words, ...rest] }, command);
}
