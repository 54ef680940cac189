import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import type { StoredRun } from '../contracts/stored-records';
import type { Program, RunEvent, RunRequest, RunResult } from '../engine/core/code-runner';
import { messageOf, StagecraftError } from '../engine/core/errors';
import { hashFiles, type WorkspacePath } from '../engine/core/files';
import { programOfScript } from '../engine/core/npm-script';
import { projectFiles } from '../engine/core/program-files';
import { runFacts } from '../engine/tracking/run-facts';
import { writtenFacts } from '../engine/tracking/written-facts';
import { ParamsFileError, withParams } from '../engine/workspace/params-file';
import type { LessonStorage } from '../runtime/storage/lesson-storage';
import type { RunsState, RunView } from './contracts';
import type { LabState } from './lab-contract';
import { readParams } from './lesson-files';
import type { SessionPorts } from './ports';
import type { SaveRecord } from './record-keeper';
import { FEED_INTERVAL_MS, RunFeed } from './run-feed';
import { runEnvironment, trackedServices, usesServices } from './run-services';
import { endingText, experimentById, experimentOf } from './run-texts';
import { layRunWrites } from './run-writes';
import type { Workspace } from './workspace-store';

/** How many finished runs are kept. */
export const KEPT_RUNS = 20;

/** A run was asked for while another one goes on. */
export class RunBusyError extends StagecraftError<'run-busy'> {
  constructor() {
    super('run-busy', 'Another run is going on. Stop it, or wait until it has finished.');
  }
}

export interface RunsDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Workspace;
  readonly storage: LessonStorage;
  readonly ports: Pick<SessionPorts, 'runner' | 'clock' | 'scheduler' | 'newId'>;
  /** Finished runs of earlier visits, newest first. */
  readonly stored: readonly StoredRun[];
  /** The lab, whose services a run may ask. */
  readonly openLab: () => Promise<StoreApi<LabState>>;
  /** Called with each finished run, after the history has it. */
  readonly onFinished: (run: RunView) => void;
  /** Follows a saving that nobody waits for. */
  readonly saved: SaveRecord;
}

/** Makes the store of runs of a lesson. */
export function createRunsStore(deps: RunsDeps): StoreApi<RunsState> {
  const { bundle, workspace, ports } = deps;
  let abort: AbortController | null = null;
  let feed = new RunFeed();

  const start = async (
    label: string,
    programOf: () => Program,
    asked: { script?: string; experimentId?: string },
  ): Promise<RunView> => {
    if (store.getState().busy) throw new RunBusyError();
    const controller = new AbortController();
    abort = controller;
    feed = new RunFeed();
    const ownFeed = feed;
    store.setState({ busy: true });
    try {
      try {
        await workspace.store.getState().flush();
      } catch (error) {
        ownFeed.say({ kind: 'system', text: `Running without saving first. ${messageOf(error)}` });
      }
      const { files, data } = workspace.store.getState();
      const params = readParams(bundle, files);
      let program: Program = { kind: 'module', path: label };
      let refusal: unknown;
      try {
        program = programOf();
      } catch (error) {
        refusal = error;
      }
      const opening: RunView = {
        runId: ports.newId(),
        label,
        program,
        experimentId: asked.experimentId ?? experimentOf(bundle, asked.script, params),
        contentHash: hashFiles(projectFiles(files)),
        params,
        startedAt: ports.clock.now(),
        outcome: 'running',
        ...ownFeed.snapshot(),
      };
      if (refusal !== undefined) return finish(opening, ownFeed, failedBefore(opening, refusal));
      store.setState({ current: opening });
      const request: RunRequest = {
        runId: opening.runId,
        language: 'typescript',
        files: { ...files, ...data },
        program,
        env: runEnvironment(files),
      };
      const tracked = usesServices(projectFiles(files)) ? trackedServices(deps.openLab) : null;
      const result = await execute(
        opening,
        tracked ? { ...request, services: tracked.services } : request,
        ownFeed,
        controller.signal,
      );
      await tracked
        ?.keep(`Tracked by ${label}`)
        .catch((error) =>
          ownFeed.say({ kind: 'system', text: `What was tracked was not kept. ${messageOf(error)}` }),
        );
      return finish(opening, ownFeed, result);
    } finally {
      abort = null;
      store.setState({ busy: false });
    }
  };

  /** Runs the program, showing what it says at most 30 times a second. */
  const execute = async (
    run: RunView,
    request: RunRequest,
    ownFeed: RunFeed,
    signal: AbortSignal,
    onEvent?: (event: RunEvent) => void,
  ): Promise<RunResult> => {
    let cancelUpdate: (() => void) | null = null;
    const update = () => {
      cancelUpdate = null;
      store.setState((state) =>
        state.current?.runId === run.runId ? { current: { ...state.current, ...ownFeed.snapshot() } } : {},
      );
    };
    try {
      return await ports.runner.run(
        request,
        (event) => {
          if (event.runId !== run.runId) return;
          onEvent?.(event);
          ownFeed.take(event);
          cancelUpdate ??= ports.scheduler.after(FEED_INTERVAL_MS, update);
        },
        signal,
      );
    } catch (error) {
      return crashed(run, error);
    } finally {
      // A task that was never set is not called off; one that was must not show a finished run as live.
      (cancelUpdate as (() => void) | null)?.();
    }
  };

  const finish = (opening: RunView, ownFeed: RunFeed, result: RunResult): RunView => {
    const endedAt = ports.clock.now();
    if (result.error !== undefined)
      ownFeed.say({
        kind: 'error',
        text: result.error.stack || `${result.error.name}: ${result.error.message}`,
        location: result.error.frames[0],
        error: result.error,
      });
    if (!opening.isOfTerminal)
      for (const text of layRunWrites(workspace, result.writes)) ownFeed.say({ kind: 'system', text });
    ownFeed.say({ kind: 'system', text: endingText(result.outcome, endedAt - opening.startedAt) });
    const snapshot = ownFeed.snapshot();
    const ended: RunView = {
      ...opening,
      ...snapshot,
      tests: result.tests.length > 0 ? result.tests : snapshot.tests,
      backend: result.backend ?? snapshot.backend,
      outcome: result.outcome,
      endedAt,
    };
    const written = experimentById(bundle, opening.experimentId)?.facts;
    const facts = { ...runFacts(ended), ...(written && writtenFacts(result.writes[written])) };
    const view: RunView = { ...ended, facts };
    store.setState((state) => ({
      current: view,
      history: [{ ...view, console: [] }, ...state.history].slice(0, KEPT_RUNS),
    }));
    const { console: _console, isOfTerminal: _shown, ...kept } = view;
    deps.saved(() => deps.storage.saveRun(kept));
    deps.onFinished(view);
    return view;
  };

  const runForTerminal: RunsState['runForTerminal'] = async (request, onEvent, signal) => {
    if (store.getState().busy) return ports.runner.run(request, onEvent, signal);
    const controller = new AbortController();
    const stop = () => controller.abort();
    signal.addEventListener('abort', stop);
    abort = controller;
    feed = new RunFeed();
    const ownFeed = feed;
    const { program, env } = request;
    const script = env?.npm_lifecycle_event;
    const { data } = workspace.store.getState();
    const own = Object.fromEntries(
      Object.entries(request.files).filter(([path]) => !Object.hasOwn(data, path)),
    );
    const params = readParams(bundle, own);
    const opening: RunView = {
      runId: request.runId,
      label: script === undefined ? commandOf(program) : `npm run ${script}`,
      program,
      experimentId: experimentOf(bundle, script, params),
      contentHash: hashFiles(projectFiles(own)),
      params,
      startedAt: ports.clock.now(),
      outcome: 'running',
      isOfTerminal: true,
      ...ownFeed.snapshot(),
    };
    store.setState({ busy: true, current: opening });
    try {
      const result = await execute(opening, request, ownFeed, controller.signal, onEvent);
      finish(opening, ownFeed, result);
      return result;
    } finally {
      signal.removeEventListener('abort', stop);
      abort = null;
      store.setState({ busy: false });
    }
  };

  const setParams = (values: Readonly<Record<string, unknown>>) => {
    const path = bundle.definition.params;
    if (path === undefined) throw new ParamsFileError('This lesson has no params file.');
    const { files, edit, create } = workspace.store.getState();
    const text = files[path];
    if (text instanceof Uint8Array) throw new ParamsFileError(`${path} is not a text file.`);
    const next = withParams(path, text, values);
    if (text === undefined) create(path, next);
    else edit(path, next);
  };

  const runScript = (script: string, experimentId?: string) =>
    start(`npm run ${script}`, () => programOfScript(workspace.store.getState().files, script), {
      script,
      experimentId,
    });

  const store: StoreApi<RunsState> = createStore<RunsState>(() => ({
    current: null,
    history: deps.stored.map((run) => ({ ...run, console: [] })),
    busy: false,
    runScript,
    runFile: (path: WorkspacePath) =>
      /\.test\.tsx?$/.test(path)
        ? start(`node --test ${path}`, () => ({ kind: 'tests', paths: [path] }), {})
        : start(`node ${path}`, () => ({ kind: 'module', path }), {}),
    runExperiment: async (experimentId) => {
      const experiment = experimentById(bundle, experimentId);
      if (experiment === undefined)
        throw new StagecraftError('no-experiment', `This lesson has no experiment "${experimentId}".`);
      if (store.getState().busy) throw new RunBusyError();
      if (Object.keys(experiment.params).length > 0) setParams(experiment.params);
      return runScript(experiment.script, experimentId);
    },
    runForTerminal,
    setParams,
    stop: () => abort?.abort(),
    clearConsole: () => {
      feed.clearConsole();
      store.setState((state) =>
        state.current === null ? {} : { current: { ...state.current, console: [] } },
      );
    },
  }));
  return store;
}

/** What would be typed to run a program. */
function commandOf(program: Program): string {
  return program.kind === 'tests' ? `node --test ${program.paths.join(' ')}` : `node ${program.path}`;
}

/** The result of a run that could not begin, because of the learner's own files. */
function failedBefore(run: RunView, error: unknown): RunResult {
  const name = error instanceof Error ? error.name : 'Error';
  const message = messageOf(error);
  return { ...emptyResult(run), outcome: 'failed', error: { name, message, stack: message, frames: [] } };
}

/** The result of a run that the lab itself failed to carry out. */
function crashed(run: RunView, error: unknown): RunResult {
  const message = `The lab could not run this: ${messageOf(error)}. This is not your code's doing; run it again.`;
  return {
    ...emptyResult(run),
    outcome: 'crashed',
    error: { name: 'LabError', message, stack: message, frames: [] },
  };
}

function emptyResult(run: RunView) {
  return { runId: run.runId, tests: [], writes: {}, stdout: '', stderr: '', durationMs: 0 };
}
