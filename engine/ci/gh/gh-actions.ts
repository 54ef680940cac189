import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { value } from '../../core/pflag';
import { aligned } from '../../core/text-table';
import { CiError } from '../errors';
import { answerApi, parseApi } from './api';
import { CACHE_COMMANDS } from './cache-commands';
import { type GhAction, GhActionsFailure, GhCall, type GhPorts, parseWords } from './call';
import { ENVIRONMENT_COMMANDS } from './environment-commands';
import { runCancel, runDelete, runDownload, runRerun, runReview } from './run-acts';
import { runList } from './run-list';
import { runView } from './run-view';
import { runWatch } from './run-watch';
import { VALUE_COMMANDS } from './value-commands';
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
const REPO = value('repo', 'R');
const ALIASES: Readonly<Record<string, string>> = { ls: 'list', remove: 'delete' };

function help(io: ProgramIo, group: string): number {
  const shown = GH_ACTIONS.filter(({ name }) => name.startsWith(`${group} `));
  io.stdout(`Work with GitHub Actions.\n\nUSAGE\n  gh ${group} <subcommand> [flags]\n\nAVAILABLE COMMANDS\n`);
  for (const row of aligned(shown.map(({ name, summary }) => [`  ${name.split(' ')[1]}:`, summary])))
    io.stdout(`${row}\n`);
  return 0;
}

/** Calls something with the engine of the repository that is meant; what goes wrong on the way is told. */
async function called(
  io: ProgramIo,
  ports: GhPorts,
  repository: () => string | undefined,
  operands: readonly string[],
  options: ReadonlyMap<string, readonly string[]>,
  act: (call: GhCall) => Promise<number>,
): Promise<number> {
  try {
    const place = await ports.place(io, repository());
    const ci = await ports.open(io);
    const engine = await ci.engine(place.owner, place.name);
    await engine.ingest();
    return await act(new GhCall({ io, ci, place, engine, operands }, options));
  } catch (thrown) {
    if (!(thrown instanceof GhActionsFailure || thrown instanceof CiError)) throw thrown;
    io.stderr(`${thrown.message}\n`);
    return thrown instanceof GhActionsFailure ? thrown.exitCode : 1;
  }
}

async function run(
  io: ProgramIo,
  ports: GhPorts,
  action: GhAction,
  words: readonly string[],
): Promise<number> {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(words, [...action.flags, REPO], action.usage);
  } catch (thrown) {
    if (!(thrown instanceof GhActionsFailure)) throw thrown;
    io.stderr(`${thrown.message}\n`);
    return thrown.exitCode;
  }
  const { operands, values: options } = parsed;
  return called(
    io,
    ports,
    () => options.get('repo')?.at(-1),
    operands,
    options,
    (call) => action.run(call),
  );
}

/** `gh` with the commands about workflows; all others are those of the forge. */
export const withActions =
  (gh: LabProgram, ports: GhPorts): LabProgram =>
  async (io) => {
    const [group = '', typed, ...words] = io.args;
    const api = group === 'api' ? parseApi(io) : undefined;
    if (api !== undefined)
      return called(
        io,
        ports,
        () => api.repository,
        [],
        new Map(),
        (call) => answerApi(call, api),
      );
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
