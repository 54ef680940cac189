import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import { type ErrorRecord, messageOf, StagecraftError } from '../engine/core/errors';
import { type FileContent, hashFiles, type WorkspaceFiles } from '../engine/core/files';
import { sha256Hex } from '../engine/core/hash';
import { projectFiles } from '../engine/core/program-files';
import { parseOperations, pathsUnder, type ServerCommand, withCommand } from '../engine/deployment/commands';
import { objectPath, operate } from '../engine/deployment/operate';
import { outcomeWords } from '../engine/deployment/outcome-words';
import {
  ownReferences,
  readReferences,
  referenceInput,
  ServerReferenceError,
} from '../engine/deployment/references';
import { parseTraffic, type TrafficRequest, trafficOf } from '../engine/deployment/requests';
import { type Serve, serveBy } from '../engine/deployment/serve';
import { OPERATIONS_PATH, parseServerSpec, type ServerSpec, SPEC_PATH } from '../engine/deployment/spec';
import { judgeAnswers } from '../engine/deployment/week-facts';
import type { DeploymentState, DeploymentView, OperatorCommand } from './deployment-contract';
import type { SessionPorts } from './ports';
import type { Workspace } from './workspace-store';

export interface DeploymentDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Workspace;
  readonly ports: Pick<SessionPorts, 'runner' | 'newId'>;
}

export interface Deployment {
  readonly store: StoreApi<DeploymentState>;
  dispose(): void;
}

/** What a command is called while it is under way. */
const DOING: Readonly<Record<OperatorCommand['do'], string>> = {
  copy: 'Copying',
  remove: 'Removing',
  restart: 'Restarting',
  stop: 'Stopping',
  rotate: 'Rotating the log',
  truncate: 'Emptying the log',
  traffic: 'Requests are coming in',
};

/** What a command is called in the list of what can be undone. */
const LABELS: Readonly<Record<OperatorCommand['do'], string>> = {
  copy: 'Copy to the server',
  remove: 'Remove from the server',
  restart: 'Restart the service',
  stop: 'Stop the service',
  rotate: 'Rotate the log',
  truncate: 'Empty the log',
  traffic: 'Let requests come in',
};

/** Makes the store of the one simulated server of a lesson. Its state follows from the workspace alone. */
export function createDeployment(deps: DeploymentDeps): Deployment {
  const { workspace } = deps;
  const abort = new AbortController();
  const serve = remembering(serveBy(deps.ports.runner, { newRunId: deps.ports.newId, signal: abort.signal }));
  const references = referenceReader(deps, abort.signal);
  let shown = '';
  let queue: Promise<unknown> = Promise.resolve();

  const viewOf = async (what: string): Promise<DeploymentView> => {
    const { files, data } = workspace.store.getState();
    const all = { ...projectFiles(files), ...data };
    const spec = parseServerSpec(deps.bundle.start[SPEC_PATH]);
    const traffic = parseTraffic(spec.traffic, String(data[spec.traffic] ?? ''));
    const { steps, state } = await operate({
      spec,
      commands: parseOperations(String(files[OPERATIONS_PATH] ?? '')),
      workspace: all,
      start: deps.bundle.start,
      traffic,
      serve,
      onProgress: (done, total) => store.setState({ doing: { what, done: done / total } }),
    });
    const answers = steps.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'served' ? event.answers : [])),
    );
    const requests = trafficOf(traffic, 0, state.days);
    const held = await references(spec, requests, all);
    return {
      spec,
      steps,
      state,
      judged: judgeAnswers(requests, answers, held.references, spec.reference.tolerance),
      ...(held.problem && { referenceProblem: held.problem }),
    };
  };

  const work = async (what: string): Promise<DeploymentView | null> => {
    const key = sourceKey(workspace.store.getState().files);
    if (key === shown && store.getState().view) return store.getState().view;
    store.setState({ doing: { what, done: 0 }, failure: undefined });
    try {
      const view = await viewOf(what);
      shown = key;
      store.setState({ view });
      return view;
    } catch (error) {
      if (!abort.signal.aborted) store.setState({ failure: failureOf(error) });
      return null;
    } finally {
      store.setState({ doing: null });
    }
  };

  /** One after the other: each reads the workspace as it is when its turn comes. */
  const queued = <T>(task: () => Promise<T>): Promise<T> => {
    const next = queue.then(task, task);
    queue = next.catch(() => {});
    return next;
  };

  const store: StoreApi<DeploymentState> = createStore<DeploymentState>(() => ({
    view: null,
    doing: null,
    refresh: () => queued(async () => void (await work('Reading the server'))),
    operate: (command) =>
      queued(async () => {
        const { files, restore } = workspace.store.getState();
        const written = writtenCommand(command, files);
        const text = String(files[OPERATIONS_PATH] ?? '');
        restore(
          { ...files, ...written.objects, [OPERATIONS_PATH]: withCommand(text, written.command) },
          LABELS[command.do],
        );
        const view = await work(DOING[command.do]);
        const last = view?.steps.at(-1);
        return last ? outcomeWords(last) : (store.getState().failure?.message ?? '');
      }),
  }));

  return { store, dispose: () => abort.abort() };
}

/** A command as the log keeps it, and the contents that have to be kept with it. */
function writtenCommand(
  command: OperatorCommand,
  files: WorkspaceFiles,
): { command: ServerCommand; objects: Record<string, FileContent> } {
  if (command.do !== 'copy') return { command, objects: {} };
  const paths = pathsUnder(Object.keys(files), command.paths);
  return {
    command: {
      do: 'copy',
      files: Object.fromEntries(paths.map((path) => [path, sha256Hex(files[path]!)])),
    },
    objects: Object.fromEntries(paths.map((path) => [objectPath(files[path]!), files[path]!])),
  };
}

/** Serves each job once: the same process and requests give the same answers. */
function remembering(serve: Serve): Serve {
  const known = new Map<string, ReturnType<Serve>>();
  return (job) => {
    const sent = job.requests.map(({ id, at }) => `${id}@${at}`).join();
    const key = sha256Hex(`${hashFiles(job.files)}/${job.free}/${job.entry}/${sent}`);
    const before = known.get(key);
    if (before) return before;
    const served = serve(job);
    known.set(key, served);
    served.catch(() => known.delete(key));
    return served;
  };
}

function referenceReader({ bundle, ports }: DeploymentDeps, signal: AbortSignal) {
  let last: { key: string; references: readonly (number | null)[] } | null = null;
  return async (
    spec: ServerSpec,
    requests: readonly TrafficRequest[],
    files: WorkspaceFiles,
  ): Promise<{ references: readonly (number | null)[]; problem?: string }> => {
    const path = spec.reference.probe;
    if (path === undefined || requests.length === 0) return { references: ownReferences(requests) };
    const key = `${requests.length}/${sourceKey(files, false)}`;
    if (last?.key === key) return last;
    const support = Object.entries(bundle.support).filter(([file]) => file.startsWith('probes/'));
    const result = await ports.runner.run(
      {
        runId: ports.newId(),
        language: 'typescript',
        files: { ...files, ...Object.fromEntries(support) },
        program: { kind: 'probe', path, source: bundle.support[path] ?? '', input: referenceInput(requests) },
        seed: 'server/reference',
        limits: { deadlineMs: 20_000 },
      },
      undefined,
      signal,
    );
    try {
      last = { key, references: readReferences(path, result, requests.length).references };
      return last;
    } catch (error) {
      if (!(error instanceof ServerReferenceError)) throw error;
      return { references: requests.map(() => null), problem: error.message };
    }
  };
}

/** What a view follows from; without `server`, what references follow from. */
function sourceKey(files: WorkspaceFiles, server = true): string {
  const relevant = Object.entries(files).filter(
    ([path]) =>
      !path.startsWith('data/') && (path === OPERATIONS_PATH ? server : !path.startsWith('server/')),
  );
  return hashFiles(Object.fromEntries(relevant));
}

function failureOf(error: unknown): ErrorRecord {
  if (error instanceof StagecraftError) return error.toJSON();
  return {
    name: 'ServerFailedError',
    code: 'server-failed',
    message: `The server could not be worked out: ${messageOf(error)}`,
  };
}
