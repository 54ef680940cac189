import type { LabProgram, ProgramIo } from '@/engine/core/lab-program';
import { aligned } from '@/engine/core/text-table';
import { GitFailure } from '../../git/program/failure';
import { ForgeError, type ForgeErrorCode } from '../errors';
import { parseGhArguments } from './arguments';
import { GhFailure } from './failure';
import { GhContext } from './gh-context';
import { GH_COMMANDS } from './registry';

/** The version whose words this program has. */
const GH_VERSION = '2.40.1';

function help(io: ProgramIo, group: string | undefined): number {
  const shown = GH_COMMANDS.filter(({ name }) => group === undefined || name.startsWith(`${group} `));
  io.stdout(
    `Work seamlessly with GitHub from the command line.\n\nUSAGE\n  gh ${group ?? '<command>'} <subcommand> [flags]\n\nCOMMANDS\n`,
  );
  for (const row of aligned(shown.map(({ name, summary }) => [`  ${name}:`, summary]))) io.stdout(`${row}\n`);
  return 0;
}

/** The part of GitHub's API that an error comes from, as `gh` shows it. */
const SOURCES: Partial<Record<ForgeErrorCode, string>> = {
  'repository-missing': ' (repository)',
  'pull-missing': ' (repository.pullRequest)',
};

/** What an error that ended a command prints, and its exit code. Faults of ours are thrown on. */
function report(io: ProgramIo, error: unknown): number {
  if (error instanceof GhFailure) {
    if (error.text !== '') io.stderr(error.text.endsWith('\n') ? error.text : `${error.text}\n`);
    return error.exitCode;
  }
  if (error instanceof ForgeError) {
    io.stderr(`GraphQL: ${error.message}${SOURCES[error.code] ?? ''}\n`);
    return 1;
  }
  if (error instanceof GitFailure) {
    io.stderr(`failed to run git: ${error.text}\n`);
    return 1;
  }
  throw error;
}

/** The `gh` of the lab: GitHub's command line, for the simulated GitHub. */
export const gh: LabProgram = async (io) => {
  const [group, ...after] = io.args;
  const isWhole = GH_COMMANDS.some((one) => one.name === group);
  const [name, ...words] = isWhole ? ['', ...after] : after;
  if (group === '--version' || group === 'version') {
    io.stdout(`gh version ${GH_VERSION}\n`);
    return 0;
  }
  if (group === undefined || group === 'help' || group === '--help') return help(io, undefined);
  const groups = new Set(GH_COMMANDS.map((one) => one.name.split(' ')[0]));
  if (!groups.has(group)) {
    io.stderr(`unknown command "${group}" for "gh"\n`);
    return 1;
  }
  if (name === undefined || name === '--help') return help(io, group);
  const command = GH_COMMANDS.find((one) => one.name === `${group} ${name}`.trim());
  if (command === undefined) {
    io.stderr(`unknown command "${name}" for "gh ${group}"\n`);
    return 1;
  }
  if (words.includes('--help')) {
    io.stdout(`${command.summary}\n\nUSAGE\n  ${command.grammar.usage}\n`);
    return 0;
  }
  try {
    return await command.run(await GhContext.open(io, parseGhArguments(words, command.grammar)));
  } catch (error) {
    return report(io, error);
  }
};
