import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunEvent, RunRequest, RunResult } from '../engine/core/code-runner';
import { type ErrorRecord, messageOf, StagecraftError } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import { HISTORY_LINES } from '../engine/shell/history';
import { FIRST_PROMPT } from '../engine/shell/prompt';
import type { CommandChanges } from '../runtime/lab/changes';
import type { LabClient, LabEvent } from '../runtime/lab/client';
import type { CommandEnd, LabStart } from '../runtime/lab/protocol';
import { NotWriterError } from '../runtime/storage/errors';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { LabState, OutputSink } from './lab-contract';
import type { SessionPorts } from './ports';
import { servicesOver, usesServices } from './run-services';
import { WorkspaceMirror } from './workspace-mirror';
import type { Workspace } from './workspace-store';

/** What the store takes its effects from. */
export interface LabDeps {
  readonly workspace: Workspace;
  readonly storage: Pick<LessonStorage, 'saveDocument'>;
  readonly saved: (saving: Promise<void>) => void;
  readonly ports: Pick<SessionPorts, 'clock' | 'scheduler'>;
  /** All chance of the lab follows from it. */
  readonly seed: string;
  /** Lines of earlier visits, as they were stored. */
  readonly history: unknown;
  readonly start: (onEvent: (event: LabEvent) => void) => LabClient;
  /** Runs a program of the terminal; the files are those of the project, the lesson's data among them. */
  readonly runProgram: (
    request: RunRequest,
    onEvent: (event: RunEvent) => void,
    signal: AbortSignal,
  ) => Promise<RunResult>;
  readonly openFile: (path: WorkspacePath) => void;
}

/** A store of a lab, and how to end it. */
export interface Lab {
  readonly store: StoreApi<LabState>;
  dispose(): void;
}

/** How long the worker may be silent after Ctrl-C before it is ended, in milliseconds. */
const SILENT_MS = 200;
/** How long a program that has heard of Ctrl-C may take to leave its files whole. */
const LEAVING_MS = 2_000;
/** The exit code of what Ctrl-C has ended. */
const INTERRUPTED = 130;

/** Makes the store of a lab; its worker starts when it is first needed. */
export function createLab(deps: LabDeps): Lab {
  const { workspace, ports } = deps;
  let connection: Connection | null = null;
  let shell: LabStart['shell'];
  let columns = 80;
  let queue: Promise<unknown> = Promise.resolve();

  /** The worker, with the workspace as it is now. */
  const connected = (): Connection => {
    const now = ports.clock.now();
    if (connection === null) {
      connection = openConnection();
      const { data } = workspace.store.getState();
      const start: LabStart = {
        seed: deps.seed,
        now,
        readOnly: Object.keys(data),
        history: store.getState().history,
        ...(shell && { shell }),
      };
      connection.client.tell({ type: 'start', start });
      connection.client.tell({ type: 'columns', columns });
      connection.client.tell({ type: 'sync', changes: { files: data, marks: {} }, now });
      store.setState({ status: 'ready', failure: undefined });
    }
    const { files, marks } = workspace.store.getState();
    const changes = connection.mirror.changes(files, marks);
    if (changes) connection.client.tell({ type: 'sync', changes, now });
    return connection;
  };

  const openConnection = (): Connection => {
    const opened: Connection = {
      client: deps.start((event) => onEvent(opened, event)),
      mirror: new WorkspaceMirror(),
      sinks: new Map(),
      runs: new Map(),
      cut: null,
      cancelWatch: () => {},
    };
    return opened;
  };

  const onEvent = (from: Connection, event: LabEvent) => {
    switch (event.type) {
      case 'output':
        from.sinks.get(event.id)?.(event.stream, event.text);
        break;
      case 'interrupted':
        watch(from, LEAVING_MS);
        break;
      case 'run':
        void runProgram(from, event.request);
        break;
      case 'stop-run':
        from.runs.get(event.runId)?.abort();
        break;
      case 'open-file':
        pendingOpen.add(event.path);
        break;
    }
  };
  /** Files to be opened once the command that asked for it has ended, since it may have made them. */
  const pendingOpen = new Set<WorkspacePath>();

  const runProgram = async ({ client, runs }: Connection, asked: RunRequest) => {
    const services = servicesOver((one) => client.call({ type: 'fetch', request: one }));
    const request = usesServices(asked.files) ? { ...asked, services } : asked;
    const { runId } = request;
    const abort = new AbortController();
    runs.set(runId, abort);
    try {
      const { data } = workspace.store.getState();
      const result = await deps.runProgram(
        { ...request, files: { ...request.files, ...data } },
        (event) => client.tell({ type: 'run-event', runId, event }),
        abort.signal,
      );
      client.tell({ type: 'run-ended', runId, result });
    } catch (error) {
      client.tell({ type: 'run-failed', runId, message: messageOf(error) });
    } finally {
      runs.delete(runId);
    }
  };

  /** Ends the worker when it does not get on within `ms`. */
  const watch = (on: Connection, ms: number) => {
    on.cancelWatch();
    on.cancelWatch = ports.scheduler.after(ms, () => {
      if (store.getState().running === null || connection !== on) return;
      on.cut?.();
      close(on);
    });
  };

  const close = (on: Connection) => {
    if (connection === on) connection = null;
    for (const run of on.runs.values()) run.abort();
    on.cancelWatch();
    on.client.close();
  };

  const failed = (error: unknown): never => {
    if (connection) close(connection);
    store.setState({ status: 'failed', failure: recordOf(error) });
    throw error;
  };

  /** Runs a line when those before it are done, and lays what it changed over the work. */
  const run = (line: string, isTyped: boolean, sink: OutputSink): Promise<number> => {
    if (workspace.store.getState().access !== 'writer') return Promise.reject(new NotWriterError());
    const turn = queue.then(async () => {
      store.setState({ running: { line, startedAt: ports.clock.now(), isTyped } });
      try {
        return await runNow(line, isTyped, sink);
      } finally {
        store.setState({ running: null });
        for (const path of pendingOpen) deps.openFile(path);
        pendingOpen.clear();
      }
    });
    queue = turn.catch(() => {});
    return turn;
  };

  const runNow = async (line: string, isTyped: boolean, sink: OutputSink): Promise<number> => {
    const on = connected();
    const call = isTyped ? ({ type: 'line', line } as const) : ({ type: 'command', command: line } as const);
    let callId = 0;
    const cut = new Promise<null>((resolve) => {
      on.cut = () => resolve(null);
    });
    try {
      const answer = on.client.call<CommandEnd>(call, (id) => {
        callId = id;
        on.sinks.set(id, sink);
      });
      const end = await Promise.race([answer, cut]);
      // The worker did not answer Ctrl-C: the workspace is as it was before the line.
      if (end === null) {
        answer.catch(() => {});
        if (isTyped) remember([...store.getState().history, line]);
        return INTERRUPTED;
      }
      shell = end.shell;
      take(on, end.changes, `$ ${firstLine(line)}`, sink);
      store.setState({ prompt: end.prompt });
      if (isTyped) remember(end.history);
      return end.exitCode;
    } catch (error) {
      return failed(error);
    } finally {
      on.cancelWatch();
      on.cut = null;
      on.sinks.delete(callId);
    }
  };

  const take = (on: Connection, { files, marks }: CommandChanges, label: string, sink: OutputSink) => {
    if (Object.keys(files).length === 0 && Object.keys(marks).length === 0) return;
    on.mirror.took({ files, marks });
    try {
      workspace.overlayProgram(files, marks, label);
    } catch (error) {
      // The next command begins with what the workspace has: the worker is put right then.
      sink('stderr', `[the lab] What this changed was not kept. ${messageOf(error)}\n`);
    }
    store.setState((state) => ({ revision: state.revision + 1 }));
  };

  const remember = (lines: readonly string[]) => {
    const history = lines.slice(-HISTORY_LINES);
    if (
      history.length === store.getState().history.length &&
      history.at(-1) === store.getState().history.at(-1)
    )
      return;
    store.setState({ history });
    deps.saved(deps.storage.saveDocument('terminal', 'history', { lines: history }));
  };

  const asked = async <Value>(ask: (on: Connection) => Promise<Value>): Promise<Value> => ask(connected());

  const store: StoreApi<LabState> = createStore<LabState>(() => ({
    status: 'closed',
    running: null,
    prompt: FIRST_PROMPT,
    history: linesOf(deps.history),
    revision: 0,
    runLine: (line, sink) => run(line, true, sink),
    runCommand: async (command) => {
      const outcome = { stdout: '', stderr: '' };
      const exitCode = await run(command, false, (stream, text) => {
        outcome[stream] += text;
      });
      return { exitCode, ...outcome };
    },
    ask: (name, input) => asked(({ client }) => client.call({ type: 'ask', name, input })),
    complete: (line, cursor) => asked(({ client }) => client.call({ type: 'complete', line, cursor })),
    serve: (request) => asked(({ client }) => client.call({ type: 'fetch', request })),
    keepServed: (label) =>
      asked(async (on) => {
        const changes = await on.client.call<CommandChanges>({ type: 'take-changes' });
        take(on, changes, label, () => {});
      }),
    refreshPrompt: async () => {
      const prompt = await asked(({ client }) => client.call<LabState['prompt']>({ type: 'prompt' }));
      store.setState({ prompt });
    },
    interrupt: () => {
      if (store.getState().running === null || connection === null) return;
      connection.client.tell({ type: 'interrupt' });
      watch(connection, SILENT_MS);
    },
    setColumns: (width) => {
      columns = width;
      connection?.client.tell({ type: 'columns', columns });
    },
    restart: async () => {
      shell = undefined;
      const prompt = await asked(({ client }) => client.call<LabState['prompt']>({ type: 'restart' }));
      store.setState({ prompt });
    },
  }));

  const unsubscribe = workspace.store.subscribe((state, before) => {
    if (state.files !== before.files || state.marks !== before.marks)
      store.setState(({ revision }) => ({ revision: revision + 1 }));
  });

  return {
    store,
    dispose: () => {
      unsubscribe();
      if (connection) close(connection);
    },
  };
}

/** A worker, and what is under way with it. */
interface Connection {
  readonly client: LabClient;
  readonly mirror: WorkspaceMirror;
  /** Who takes the output of a call. */
  readonly sinks: Map<number, OutputSink>;
  readonly runs: Map<string, AbortController>;
  /** Ends the line that runs, when the worker was ended under it. */
  cut: (() => void) | null;
  cancelWatch: () => void;
}

const firstLine = (line: string) => {
  const [first = '', ...rest] = line.trim().split('\n');
  return rest.length > 0 || first.length > 200 ? `${first.slice(0, 200)} …` : first;
};

function linesOf(stored: unknown): readonly string[] {
  const lines = (stored as { lines?: unknown } | undefined)?.lines;
  return Array.isArray(lines) ? lines.filter((line): line is string => typeof line === 'string') : [];
}

function recordOf(error: unknown): ErrorRecord {
  if (error instanceof StagecraftError) return error.toJSON();
  return { name: 'Error', code: 'lab-failed', message: messageOf(error) };
}
