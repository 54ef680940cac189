import type { FileContent, WorkspaceFiles } from '../core/files';
import { sha256Hex } from '../core/hash';
import { pathsUnder, type ServerCommand } from './commands';
import { bytesOf, freeBytes } from './disk';
import { type TrafficRequest, trafficOf } from './requests';
import type { Serve, Served } from './serve';
import { OBJECTS_FOLDER, type ServerSpec } from './spec';
import { type Answer, applyEvent, newServer, type ServerEvent, type ServerState } from './state';

/** Everything that the state of a server follows from. */
export interface OperateInput {
  readonly spec: ServerSpec;
  readonly commands: readonly ServerCommand[];
  /** The learner's workspace: contents by hash, and what a copy by hand takes. */
  readonly workspace: WorkspaceFiles;
  /** The start of the lesson, where contents are looked for too. */
  readonly start: WorkspaceFiles;
  readonly traffic: readonly TrafficRequest[];
  readonly serve: Serve;
  /** Told before each step that runs code: commands done of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One command, what came of it, and the server after it. */
export interface Step {
  readonly command: ServerCommand;
  readonly events: readonly ServerEvent[];
  readonly state: ServerState;
}

/** Lab time when the server is handed over: seven in the morning of the first day of traffic. */
const HANDED_OVER = 'T07:00';
const NIGHT = 'T23:00';

/**
 * Folds a log of commands into the server's state. Code runs where it runs in life: at a start, and for each request.
 * The same input gives the same steps.
 */
export async function operate(input: OperateInput): Promise<{ steps: readonly Step[]; state: ServerState }> {
  const { commands } = input;
  const firstDay = input.traffic[0]?.at.slice(0, 10) ?? '2009-06-01';
  let state: ServerState = {
    ...newServer(`${firstDay}${HANDED_OVER}`),
    files: { [input.spec.log]: '' },
  };
  const contents = contentsByHash(input);
  const steps: Step[] = [];
  for (const [i, command] of commands.entries()) {
    input.onProgress?.(i, commands.length);
    const events = await eventsOf(command, state, input, contents, tellsItself(commands, i));
    state = events.reduce(applyEvent, state);
    steps.push({ command, events, state });
  }
  return { steps, state };
}

/** Whether what follows a start shows if it worked, so that it need not be tried: requests, or another start. */
function tellsItself(commands: readonly ServerCommand[], at: number): boolean {
  const next = commands.slice(at + 1).find((one) => ['traffic', 'restart', 'stop'].includes(one.do));
  return next !== undefined && (next.do !== 'traffic' || commands[at + 1] === next);
}

async function eventsOf(
  command: ServerCommand,
  state: ServerState,
  input: OperateInput,
  contents: ReadonlyMap<string, FileContent>,
  quickStart: boolean,
): Promise<ServerEvent[]> {
  const { spec, serve } = input;
  switch (command.do) {
    case 'copy':
      return copyEvents(command, state, input, contents);
    case 'remove':
      return Object.hasOwn(state.files, command.path) ? [{ type: 'removed', path: command.path }] : [];
    case 'stop':
      return [{ type: 'stopped' }];
    case 'rotate':
      return [{ type: 'rotated', path: spec.log }];
    case 'truncate':
      return [{ type: 'truncated', path: spec.log }];
    case 'restart': {
      if (quickStart) return [{ type: 'started' }];
      const { startError, crash } = await serve({
        entry: spec.entry,
        files: state.files,
        free: freeBytes(spec, state.files),
        requests: [],
      });
      const error = startError ?? crash;
      return error ? [{ type: 'start-failed', error }] : [{ type: 'started' }];
    }
    case 'traffic':
      return [
        await serveDays(spec, state, trafficOf(input.traffic, state.days, command.days), command.days, serve),
      ];
  }
}

/** The event of some days of requests against the server as it stands. */
export async function serveDays(
  spec: ServerSpec,
  state: ServerState,
  requests: readonly TrafficRequest[],
  days: number,
  serve: Serve,
): Promise<Extract<ServerEvent, { type: 'served' }>> {
  const until = `${(requests.at(-1)?.at ?? state.now).slice(0, 10)}${NIGHT}`;
  const { process } = state;
  if (!process.up) return { type: 'served', days, until, writes: {}, answers: requests.map(lostRequest) };
  const log = state.files[spec.log];
  const files = { ...process.startedFrom, ...(log !== undefined && { [spec.log]: log }) };
  const free = freeBytes(spec, state.files);
  const served = await serve({ entry: spec.entry, files, free, requests });
  const crash = served.startError ?? served.crash;
  return {
    type: 'served',
    days,
    until,
    answers: served.answers,
    writes: withPrinted(spec, state, served),
    ...(crash && { crash }),
  };
}

/** What changed on the disk, with what the process printed at the end of its log, as far as it fits. */
function withPrinted(spec: ServerSpec, state: ServerState, served: Served): Served['writes'] {
  const crash = served.startError ?? served.crash;
  const text = served.printed + (crash ? `${crash.stack || `${crash.name}: ${crash.message}`}\n` : '');
  if (text === '') return served.writes;
  const changed = Object.fromEntries(
    Object.entries({ ...state.files, ...served.writes }).filter(([, content]) => content !== null),
  ) as WorkspaceFiles;
  const room = freeBytes(spec, changed);
  const before = changed[spec.log];
  const log = typeof before === 'string' ? before : '';
  return { ...served.writes, [spec.log]: log + text.slice(0, room) };
}

function lostRequest({ id, at }: TrafficRequest): Answer {
  return { id, at, outcome: 'lost', status: null, dollars: null, text: '' };
}

function copyEvents(
  command: Extract<ServerCommand, { do: 'copy' }>,
  state: ServerState,
  { spec, workspace }: OperateInput,
  contents: ReadonlyMap<string, FileContent>,
): ServerEvent[] {
  const files: Record<string, FileContent> = {};
  const unknown: ServerEvent[] = [];
  for (const path of pathsUnder(Object.keys(workspace), command.paths ?? [])) files[path] = workspace[path]!;
  for (const [path, hash] of Object.entries(command.files ?? {})) {
    const content = contents.get(hash);
    if (content === undefined) unknown.push({ type: 'copy-unknown', path });
    else files[path] = content;
  }
  let free = freeBytes(spec, state.files);
  const copied: Record<string, FileContent> = {};
  for (const [path, content] of Object.entries(files)) {
    const needs = content.length - (state.files[path]?.length ?? 0);
    if (needs > free) {
      const refused: ServerEvent = { type: 'copy-refused', path, needs: content.length, free };
      return [...unknown, ...copiedEvent(copied), refused];
    }
    copied[path] = content;
    free -= needs;
  }
  return [...unknown, ...copiedEvent(copied)];
}

function copiedEvent(files: WorkspaceFiles): ServerEvent[] {
  return bytesOf(files) === 0 && Object.keys(files).length === 0 ? [] : [{ type: 'copied', files }];
}

/** Every content that a copy may name: kept objects whose name is their hash, the workspace, the start. */
function contentsByHash({ workspace, start }: OperateInput): ReadonlyMap<string, FileContent> {
  const contents = new Map<string, FileContent>();
  for (const files of [start, workspace])
    for (const [path, content] of Object.entries(files))
      if (!path.startsWith('data/')) contents.set(sha256Hex(content), content);
  return contents;
}

/** Where the content of a copied file is kept, so that the copy outlives what the workspace does. */
export function objectPath(content: FileContent): string {
  return `${OBJECTS_FOLDER}${sha256Hex(content).slice(0, 16)}`;
}
