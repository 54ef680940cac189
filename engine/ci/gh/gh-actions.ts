import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { CiError } from '../errors';
import { CACHE_COMMANDS } from './cache-commands';
import { type GhAction, GhActionsFailure, GhCall, type GhPorts, parseWords } from './call';
import { ENVIRONMENT_COMMANDS } from './environment-commands';
import { runCancel, runDelete, runDownload, runRerun, runReview } from './run-acts';
import { runList } from './run-list';
import { runView } from './run-view';
import { runWatch } from './run-watch';
import { VALUE_COMMANDS } from './value-commands';
import { aligned } from './words';
import {
  workflowDisable,
  workflowEnable,
  workflowList,
  workflowRun,
  workflowView,
} from './workflow-commands';

/** The commands of `gh` about workflows. To add one: one line. */
export const GH_ACTIONS: readonly GhAction[] = [
  runCancel,
  runDelete,
  runDownload,
  runList,
  runRerun,
  runReview,
  runView,
  runWatch,
  workflowDisable,
  workflowEnable,
  workflowList,
  workflowRun,
  workflowView,
  ...ENVIRONMENT_COMMANDS,
  ...VALUE_COMMANDS,
  ...CACHE_COMMANDS,
];

const GROUPS = new Set(GH_ACTIONS.map(({ name }) => name.split(' ')[0]!));
const REPO = { repo: { short: 'R', takes: 'value' } } as const;
const ALIASES: Readonly<Record<string, string>> = { ls: 'list', remove: 'delete' };

function help(io: ProgramIo, group: string): number {
  const shown = GH_ACTIONS.filter(({ name }) => name.startsWith(`${group} `));
  io.stdout(`Work with GitHub Actions.\n\nUSAGE\n  gh ${group} <subcommand> [flags]\n\nAVAILABLE COMMANDS\n`);
  for (const row of aligned(shown.map(({ name, summary }) => [`  ${name.split(' ')[1]}:`, summary])))
    io.stdout(`${row}\n`);
  return 0;
}

async function run(
  io: ProgramIo,
  ports: GhPorts,
  action: GhAction,
  words: readonly string[],
): Promise<number> {
  try {
    const { operands, options } = parseWords(words, { ...action.flags, ...REPO }, action.usage);
    const place = await ports.place(io, options.get('repo')?.at(-1));
    const ci = await ports.open(io);
    const engine = await ci.engine(place.owner, place.name);
    await engine.ingest();
    return await action.run(new GhCall({ io, ci, place, engine, operands }, options));
  } catch (thrown) {
    if (!(thrown instanceof GhActionsFailure || thrown instanceof CiError)) throw thrown;
    io.stderr(`${thrown.message}\n`);
    return thrown instanceof GhActionsFailure ? thrown.exitCode : 1;
  }
}

/** `gh` with the commands about workflows; all others are those of the forge. */
export const withActions =
  (gh: LabProgram, ports: GhPorts): LabProgram =>
  async (io) => {
    const [group = '', typed, ...words] = io.args;
    if (!GROUPS.has(group)) return gh(io);
    if (typed === undefined || typed === '--help') return help(io, group);
    const name = `${group} ${ALIASES[typed] ?? typed}`;
    const action = GH_ACTIONS.find((one) => one.name === name);
    if (action === undefined) {
      io.stderr(`unknown command "${typed}" for "gh ${group}"\n`);
      return 1;
    }
    if (words.includes('--help')) {
      io.stdout(`${action.summary}\n\nUSAGE\n  ${action.usage}\n`);
      return 0;
    }
    return run(io, ports, action, words);
  };
