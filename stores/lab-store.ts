import { createStore, type StoreApi } from 'zustand/vanilla';
import { messageOf, recordOf } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import { HISTORY_LINES } from '../engine/shell/history';
import { FIRST_PROMPT } from '../engine/shell/prompt';
import { withoutSecrets } from '../engine/shell/typed-secrets';
import type { CommandChanges } from '../runtime/lab/changes';
import type { CommandEnd, LabCall, LabStart } from '../runtime/lab/protocol';
import { NotWriterError } from '../runtime/storage/errors';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import { durableEnds } from './durable-ends';
import { LabConnection, type LabConnectionPorts } from './lab-connection';
import type { LabState, OutputSink } from './lab-contract';
import type { SessionPorts } from './ports';
import type { SaveRecord } from './record-keeper';
import type { Workspace } from './workspace-store';

/** What the store takes its effects from. */
export interface LabDeps extends Pick<LabConnectionPorts, 'start' | 'runProgram'> {
  readonly workspace: Workspace;
  readonly storage: Pick<LessonStorage, 'saveDocument'>;
  readonly saved: SaveRecord;
  readonly ports: Pick<SessionPorts, 'clock' | 'scheduler'>;
  /** All chance of the lab follows from it. */
  readonly seed: string;
  /** Lines of earlier visits, as they were stored. */
  readonly history: unknown;
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
  let connection: LabConnection | null = null;
  let shell: LabStart['shell'];
  let columns = 80;
  let queue: Promise<unknown> = Promise.resolve();
  let cancelWatch = () => {};
  const onDisk = durableEnds(() => workspace.store.getState().flush());
  /** Files to be opened once the command that asked for it has ended, since it may have made them. */
  const toOpen = new Set<WorkspacePath>();

  /** The worker, with the workspace as it is now. */
  const connected = (): LabConnection => {
    const now = ports.clock.now();
    const { files, marks } = workspace.store.getState();
    connection ??= opened(now);
    const changes = connection.mirror.changes(files, marks);
    if (changes) connection.client.tell({ type: 'sync', changes, now });
    return connection;
  };

  const opened = (now: number): LabConnection => {
    const { data } = workspace.store.getState();
    const made = new LabConnection({
      start: deps.start,
      runProgram: deps.runProgram,
      data: () => workspace.store.getState().data,
      onInterrupted: () => watch(LEAVING_MS),
      onOpenFile: (path) => toOpen.add(path),
      onProgress: (changes) => {
        if (connection === made) progressed(made, changes);
      },
    });
    const start: LabStart = {
      seed: deps.seed,
      now,
      readOnly: Object.keys(data),
      history: store.getState().history,
      ...(shell && { shell }),
    };
    made.client.tell({ type: 'start', start });
    made.client.tell({ type: 'columns', columns });
    made.client.tell({ type: 'sync', changes: { files: data, marks: {} }, now });
    store.setState({ status: 'ready', failure: undefined });
    return made;
  };

  const close = () => {
    const closed = connection;
    connection = null;
    cancelWatch();
    closed?.close();
  };

  /** Ends the worker when it does not get on within `ms`; the workspace is then as it was before the line. */
  const watch = (ms: number) => {
    cancelWatch();
    cancelWatch = ports.scheduler.after(ms, () => {
      if (store.getState().running !== null) close();
    });
  };

  /** Runs a line when those before it are done, and lays what it changed over the work. */
  const run = (line: string, isTyped: boolean, sink: OutputSink): Promise<number> => {
    if (workspace.store.getState().access !== 'writer') return Promise.reject(new NotWriterError());
    const turn = queue.then(async () => {
      store.setState({ running: { line, startedAt: ports.clock.now(), isTyped } });
      try {
        return await runNow(line, isTyped, sink);
      } finally {
        cancelWatch();
        store.setState({ running: null });
        for (const path of toOpen) deps.openFile(path);
        toOpen.clear();
      }
    });
    queue = turn.catch(() => {});
    // The next line may begin meanwhile: each is a step of its own, and steps are saved in their order.
    return turn.then(async (exitCode) => {
      await onDisk(sink);
      return exitCode;
    });
  };

  const runNow = async (line: string, isTyped: boolean, sink: OutputSink): Promise<number> => {
    const on = connected();
    let end: CommandEnd | null;
    try {
      end = await on.run<CommandEnd>(
        isTyped ? { type: 'line', line } : { type: 'command', command: line },
        sink,
      );
    } catch (error) {
      close();
      store.setState({ status: 'failed', failure: recordOf(error, 'lab-failed') });
      throw error;
    }
    if (end === null) {
      if (isTyped) remember([...store.getState().history, withoutSecrets(line)]);
      return INTERRUPTED;
    }
    shell = end.shell;
    take(on, end.changes, `$ ${firstLine(line)}`, sink);
    store.setState({ prompt: end.prompt });
    if (isTyped) remember(end.history);
    return end.exitCode;
  };

  const take = (on: LabConnection, { files, marks }: CommandChanges, label: string, sink: OutputSink) => {
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

  /** A run of workflows in the background has gone on: panels ask again, what it kept is kept. */
  const progressed = (on: LabConnection, changes: CommandChanges) => {
    take(on, changes, 'A workflow ran', () => {});
    store.setState((state) => ({ revision: state.revision + 1 }));
  };

  const remember = (lines: readonly string[]) => {
    const history = lines.slice(-HISTORY_LINES);
    const known = store.getState().history;
    if (history.length === known.length && history.at(-1) === known.at(-1)) return;
    store.setState({ history });
    deps.saved(() => deps.storage.saveDocument('terminal', 'history', { lines: history }));
  };

  const asked = async <Value>(call: LabCall): Promise<Value> => connected().client.call(call);

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
    ask: (name, input) => asked({ type: 'ask', name, input }),
    complete: (line, cursor) => asked({ type: 'complete', line, cursor }),
    serve: (request) => asked({ type: 'fetch', request }),
    keepServed: async (label) => {
      const on = connected();
      take(on, await on.client.call<CommandChanges>({ type: 'take-changes' }), label, () => {});
    },
    refreshPrompt: async () => {
      store.setState({ prompt: await asked<LabState['prompt']>({ type: 'prompt' }) });
    },
    interrupt: () => {
      if (store.getState().running === null || connection === null) return;
      connection.client.tell({ type: 'interrupt' });
      watch(SILENT_MS);
    },
    setColumns: (width) => {
      columns = width;
      connection?.client.tell({ type: 'columns', columns });
    },
    restart: async () => {
      shell = undefined;
      store.setState({ prompt: await asked<LabState['prompt']>({ type: 'restart' }) });
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
      close();
    },
  };
}

/** How a line is called among the steps of undo. */
function firstLine(line: string): string {
  const [first = '', ...rest] = withoutSecrets(line).trim().split('\n');
  return rest.length > 0 || first.length > 200 ? `${first.slice(0, 200)} …` : first;
}

function linesOf(stored: unknown): readonly string[] {
  const lines = (stored as { lines?: unknown } | undefined)?.lines;
  return Array.isArray(lines) ? lines.filter((line): line is string => typeof line === 'string') : [];
}
