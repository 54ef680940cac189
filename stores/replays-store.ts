import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReplayDefinition, WorkBundle } from '../content/lesson-schema';
import { type ErrorRecord, messageOf, StagecraftError } from '../engine/core/errors';
import { hashFiles, type WorkspaceFiles } from '../engine/core/files';
import { projectFiles } from '../engine/core/program-files';
import type { Lane, ReplayRun } from '../engine/scenario/types';
import { sameFiles, type WorkspaceTree } from '../engine/workspace/model';
import type { LessonStorage, StoredLesson } from '../runtime/storage/lesson-storage';
import type { ReplaysState, ReplayView } from './contracts';
import { solutionFiles } from './lesson-files';
import type { LessonFiles } from './load-lesson-files';
import type { SessionPorts } from './ports';
import type { ProgressKeeper } from './progress-keeper';
import type { SaveRecord } from './record-keeper';
import type { Workspace } from './workspace-store';

export interface ReplaysDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Workspace;
  readonly remake: LessonFiles['remake'];
  /** See `WorkspaceDeps.scriptedSolution`. */
  readonly scriptedSolution?: () => Promise<WorkspaceTree>;
  readonly storage: LessonStorage;
  readonly ports: SessionPorts;
  readonly documents: StoredLesson['documents'];
  readonly progress: ProgressKeeper;
  readonly saved: SaveRecord;
}

/** The practice lane as it is stored. */
interface KeptPractice {
  readonly run: ReplayRun;
  /** Hash of the learner's own files that it was measured on. */
  readonly workHash: string;
}

export interface Replays {
  readonly store: StoreApi<ReplaysState>;
  /** Takes over what another tab has stored; not while a replay runs here. */
  adopt(documents: StoredLesson['documents']): void;
  dispose(): void;
}

const IDLE: ReplayView = { running: null, done: 0, doing: '', stale: false };

/** Makes the store of replays of a lesson. */
export function createReplays(deps: ReplaysDeps): Replays {
  const { bundle, workspace, storage, ports } = deps;
  /** The learner's files that each practice lane was measured on. */
  const measured = new Map<string, WorkspaceFiles>();
  let abort: AbortController | null = null;

  const set = (replayId: string, change: Partial<ReplayView>) =>
    store.setState(({ byId }) => ({
      byId: { ...byId, [replayId]: { ...(byId[replayId] ?? IDLE), ...change } },
    }));

  const requestOf = async (definition: ReplayDefinition, lane: Lane, signal: AbortSignal) => {
    const { files, data } = workspace.store.getState();
    const solution = deps.scriptedSolution ? (await deps.scriptedSolution()).files : solutionFiles(bundle);
    const before = store.getState().byId[definition.id]?.before;
    const work = definition.practice === 'solution' ? solution : files;
    return {
      scenarioId: definition.scenario,
      options: definition.with,
      lane,
      files: { ...(lane === 'ad-hoc' ? bundle.start : work), ...data },
      support: bundle.support,
      solution: { ...solution, ...data },
      before: before && { ...before, ...data },
      runner: ports.runner,
      driver: ports.driver,
      seed: definition.seed,
      remake: deps.remake,
      signal,
      newRunId: ports.newId,
      progress: (done: number, doing: string) => {
        if (!signal.aborted) set(definition.id, { done, doing });
      },
    };
  };

  /** The ad hoc lane never changes for one version of a lesson and one seed, so it is run once and kept. */
  const runAdHoc = async (definition: ReplayDefinition, signal: AbortSignal): Promise<ReplayRun> => {
    const name = `ad-hoc/${definition.id}/${bundle.version}/${definition.seed}`;
    const known = (await storage.cached(name)) as ReplayRun | undefined;
    if (known !== undefined) return known;
    const runReplay = await ports.loadReplays();
    const run = await runReplay(await requestOf(definition, 'ad-hoc', signal));
    if (!signal.aborted) deps.saved(() => storage.saveCached(name, run));
    return run;
  };

  const runLane = async (definition: ReplayDefinition, lane: Lane, signal: AbortSignal) => {
    const { id } = definition;
    set(id, { running: lane, done: 0, doing: '' });
    if (lane === 'ad-hoc') {
      const adHoc = await runAdHoc(definition, signal);
      if (!signal.aborted) set(id, { adHoc });
      return;
    }
    const { files } = workspace.store.getState();
    const runReplay = await ports.loadReplays();
    const practice = await runReplay(await requestOf(definition, lane, signal));
    if (signal.aborted) return;
    measured.set(id, files);
    set(id, { practice, stale: isStale(definition, files, workspace.store.getState().files) });
    const kept: KeptPractice = { run: practice, workHash: hashFiles(projectFiles(files)) };
    deps.saved(() => storage.saveDocument('replay', id, kept));
  };

  const store: StoreApi<ReplaysState> = createStore<ReplaysState>((_set, get) => ({
    byId: restored(deps, deps.documents, measured),
    run: async (replayId, lanes) => {
      const definition = definitionOf(bundle, replayId);
      if (abort !== null) throw new ReplayBusyError();
      const controller = new AbortController();
      abort = controller;
      set(replayId, { failure: undefined, running: lanes[0] ?? null, done: 0, doing: '' });
      deps.progress.started();
      try {
        await workspace.store
          .getState()
          .flush()
          .catch(() => {
            // The workspace store shows what failed; the replay works on the files in memory.
          });
        for (const lane of lanes)
          if (!controller.signal.aborted) await runLane(definition, lane, controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) set(replayId, { failure: failureOf(error) });
      } finally {
        if (abort === controller) abort = null;
        set(replayId, { running: null, done: 0, doing: '' });
      }
    },
    acceptChangeRequest: (replayId) => {
      definitionOf(bundle, replayId);
      if (get().byId[replayId]?.before !== undefined) return;
      const before = workspace.store.getState().files;
      set(replayId, { before });
      deps.saved(() => storage.saveDocument('change-request', replayId, before));
    },
    cancel: () => abort?.abort(),
  }));

  const unsubscribe = workspace.store.subscribe((state, previous) => {
    if (state.files === previous.files) return;
    for (const [id, files] of measured) {
      const stale = isStale(definitionOf(bundle, id), files, state.files);
      if (stale !== store.getState().byId[id]?.stale) set(id, { stale });
    }
  });

  return {
    store,
    adopt: (documents) => {
      if (abort !== null) return;
      const fresh = restored(deps, documents, measured);
      store.setState(({ byId }) => ({
        byId: Object.fromEntries(
          Object.entries(fresh).map(([id, view]) => [id, { ...view, adHoc: byId[id]?.adHoc }]),
        ),
      }));
    },
    dispose: () => {
      unsubscribe();
      abort?.abort();
    },
  };
}

/** A replay was asked for while another one runs. */
export class ReplayBusyError extends StagecraftError<'replay-busy'> {
  constructor() {
    super('replay-busy', 'A replay is running. Stop it, or wait until it has finished.');
  }
}

function definitionOf(bundle: WorkBundle, replayId: string): ReplayDefinition {
  const definition = bundle.definition.replays.find(({ id }) => id === replayId);
  if (definition === undefined)
    throw new StagecraftError('replay-unknown', `This lesson has no replay "${replayId}".`, { replayId });
  return definition;
}

function isStale(definition: ReplayDefinition, measured: WorkspaceFiles, now: WorkspaceFiles): boolean {
  return definition.practice === 'learner' && !sameFiles(projectFiles(measured), projectFiles(now));
}

/** The views of an earlier visit. A practice lane whose work has changed since is stale and stays so until it is run. */
function restored(
  { bundle, workspace }: Pick<ReplaysDeps, 'bundle' | 'workspace'>,
  documents: StoredLesson['documents'],
  measured: Map<string, WorkspaceFiles>,
): Record<string, ReplayView> {
  const { files } = workspace.store.getState();
  const byId: Record<string, ReplayView> = {};
  for (const definition of bundle.definition.replays) {
    const kept = documents.replay[definition.id] as KeptPractice | undefined;
    const before = documents['change-request'][definition.id] as WorkspaceFiles | undefined;
    const fresh = kept !== undefined && kept.workHash === hashFiles(projectFiles(files));
    if (kept !== undefined && fresh) measured.set(definition.id, files);
    byId[definition.id] = {
      ...IDLE,
      practice: kept?.run,
      stale: kept !== undefined && !fresh && definition.practice === 'learner',
      before,
    };
  }
  return byId;
}

function failureOf(error: unknown): ErrorRecord {
  if (error instanceof StagecraftError) return error.toJSON();
  return {
    name: 'ReplayFailedError',
    code: 'replay-failed',
    message: `The replay could not be carried out: ${messageOf(error)}. This is a fault of the lab, not of your work. Run it again; if it happens again, reload the page.`,
  };
}
