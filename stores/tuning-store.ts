import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import { recordOf, StagecraftError } from '../engine/core/errors';
import { hashFiles, type WorkspaceFiles } from '../engine/core/files';
import { projectFiles } from '../engine/core/program-files';
import { parseTuningPlan, type TuningPlan } from '../engine/tuning/plan';
import {
  newSearch,
  nextTrials,
  report,
  type SearchState,
  shapeOf,
  spent,
  type Trial,
  trialsOf,
  winner,
} from '../engine/tuning/search';
import { paramsOfTrial, trialsCsv } from '../engine/tuning/trials-csv';
import type { LessonStorage, StoredLesson } from '../runtime/storage/lesson-storage';
import type { SessionPorts } from './ports';
import type { SaveRecord } from './record-keeper';
import { runTrial } from './trial-run';
import { TRIALS_FILE, type TrialView, TUNING_FILE, type TuningState } from './tuning-contract';
import type { Workspace } from './workspace-store';

/** The search cannot begin or go on; the message says why. */
export class TuningRefusedError extends StagecraftError<'tuning-refused'> {
  constructor(message: string) {
    super('tuning-refused', message);
  }
}

export interface TuningDeps {
  readonly bundle: WorkBundle;
  readonly workspace: Workspace;
  readonly storage: LessonStorage;
  readonly ports: SessionPorts;
  readonly documents: StoredLesson['documents'];
  readonly setParams: (values: Readonly<Record<string, unknown>>) => void;
  readonly saved: SaveRecord;
}

/** What a finished trial gave, as it is stored. */
interface KeptResult {
  readonly id: number;
  readonly objective: number | null;
  readonly seconds: number;
  readonly message?: string;
}

/** A search as it is stored: what was declared, and a log of what is finished. All else follows from it. */
interface KeptSearch {
  /** The text of tuning.json when the search began. */
  readonly plan: string;
  /** The text of the params file then. */
  readonly params: string | null;
  /** Hash of the files that trials run. */
  readonly workHash: string;
  readonly status: 'running' | 'paused' | 'stopped' | 'finished';
  readonly results: readonly KeptResult[];
}

export interface Tuning {
  readonly store: StoreApi<TuningState>;
  /** Takes over what another tab has stored; not while a search runs here. */
  adopt(documents: StoredLesson['documents']): void;
  dispose(): void;
}

const KIND = 'tuning';
const ID = 'search';

/** Makes the store of the search of a lesson. It is loaded when the search is first looked at. */
export function createTuning(deps: TuningDeps): Tuning {
  const { bundle, workspace, ports } = deps;
  const paramsPath = bundle.definition.params ?? 'params.json';
  const running = new Map<number, AbortController>();
  const again = new Map<number, NonNullable<TrialView['again']>>();
  let kept: KeptSearch | null = null;
  let search: SearchState | null = null;
  let aborted = new AbortController();

  const adopt = (documents: StoredLesson['documents']) => {
    if (running.size > 0) return;
    kept = (documents[KIND][ID] as KeptSearch | undefined) ?? null;
    search = kept && searchOf(kept);
    again.clear();
    const status = kept === null ? 'idle' : kept.status === 'running' ? 'paused' : kept.status;
    store.setState({ status, ...viewed(), stale: isStale() });
  };

  const isStale = () => kept !== null && kept.workHash !== workHash(workspace, paramsPath);

  const viewed = (): Partial<TuningState> =>
    viewOf(search, kept?.results ?? [], new Set(running.keys()), again);

  const keep = (change: Partial<KeptSearch>) => {
    kept = { ...kept!, ...change };
    deps.saved(() => deps.storage.saveDocument(KIND, ID, kept));
  };

  const setting = () => {
    const { files, data } = workspace.store.getState();
    return {
      plan: search!.plan,
      files: { ...files, ...data },
      paramsPath,
      params: kept!.params,
      runner: ports.runner,
      newRunId: ports.newId,
    };
  };

  const launch = async (trial: Trial) => {
    const controller = new AbortController();
    const owner = aborted;
    running.set(trial.id, controller);
    const began = ports.clock.now();
    const end = await runTrial(setting(), trial, controller.signal);
    // A search that was stopped, or begun anew, has forgotten this run.
    if (owner.signal.aborted) return;
    running.delete(trial.id);
    if (end.end === 'ended') {
      const { objective, message } = end;
      const result = { id: trial.id, objective, seconds: (ports.clock.now() - began) / 1000, message };
      search = report(search!, result);
      keep({ results: [...kept!.results, result] });
    } else if (end.end === 'crashed') {
      rest('paused', new StagecraftError('trial-crashed', crashText(trial.id, end.message)));
    }
    pump();
  };

  /** Starts what can be started, shows how things are, and notices the end. */
  const pump = () => {
    const { status } = store.getState();
    if (search !== null && status === 'running') {
      for (const trial of nextTrials(search, new Set(running.keys()), ports.cores - running.size))
        void launch(trial);
      if (running.size === 0) return rest('finished');
    }
    if (status === 'pausing' && running.size === 0) return rest('paused');
    store.setState(viewed());
  };

  /** The search stands still: its finished trials go to the workspace. */
  const rest = (status: 'paused' | 'stopped' | 'finished', failure?: StagecraftError) => {
    keep({ status });
    store.setState({ status, failure: failure?.toJSON() ?? writeTrials(), ...viewed() });
  };

  const writeTrials = () => {
    if (search === null) return undefined;
    const { plan } = search;
    const rows = trialsOf(search)
      .filter(({ id }) => search!.results.has(id))
      .map((trial) => ({
        trial: trial.id,
        params: paramsOfTrial(plan, trial),
        objective: search!.results.get(trial.id)!.objective,
      }));
    const text = trialsCsv(plan, rows);
    if (workspace.store.getState().files[TRIALS_FILE] === text) return undefined;
    try {
      workspace.overlayRun({ [TRIALS_FILE]: text }, `Search wrote ${TRIALS_FILE}`);
      return undefined;
    } catch (error) {
      return recordOf(error);
    }
  };

  const abort = () => {
    aborted.abort();
    aborted = new AbortController();
    for (const controller of running.values()) controller.abort();
    running.clear();
  };

  /** Runs `begin`, and shows why it was refused when it was. */
  const attempt = async (begin: () => void) => {
    try {
      if (workspace.store.getState().access !== 'writer')
        throw new TuningRefusedError('Another tab writes this work. Take over here first.');
      await workspace.store
        .getState()
        .flush()
        .catch(() => {
          // The workspace store shows what failed; the search works on the files in memory.
        });
      store.setState({ failure: undefined });
      begin();
      pump();
    } catch (error) {
      store.setState({ failure: recordOf(error) });
    }
  };

  const store: StoreApi<TuningState> = createStore<TuningState>(() => ({
    status: 'idle',
    plan: null,
    shape: null,
    trials: [],
    bestId: null,
    spent: 0,
    workSeconds: 0,
    workers: ports.cores,
    stale: false,
    start: () =>
      attempt(() => {
        const { files } = workspace.store.getState();
        const plan = textOf(files, TUNING_FILE);
        if (plan === null) throw new TuningRefusedError(`The workspace has no ${TUNING_FILE}.`);
        const begun = newSearch(parseTuningPlan(plan));
        if (shapeOf(begun.plan).trials === 0)
          throw new TuningRefusedError(
            `A budget of ${begun.plan.budget} ${begun.plan.resource.name} does not pay for one trial.`,
          );
        abort();
        again.clear();
        search = begun;
        kept = {
          plan,
          params: textOf(files, paramsPath),
          workHash: workHash(workspace, paramsPath),
          status: 'running',
          results: [],
        };
        keep({});
        store.setState({ status: 'running', stale: false });
      }),
    pause: () => {
      if (store.getState().status !== 'running') return;
      store.setState({ status: 'pausing' });
      pump();
    },
    resume: () =>
      attempt(() => {
        if (search === null || !['paused', 'stopped'].includes(store.getState().status)) return;
        if (isStale()) throw new TuningRefusedError(STALE);
        keep({ status: 'running' });
        store.setState({ status: 'running' });
      }),
    stop: () => {
      if (!['running', 'pausing', 'paused'].includes(store.getState().status)) return;
      abort();
      rest('stopped');
    },
    rerun: async (id) => {
      const trial = search && trialsOf(search).find((one) => one.id === id);
      const first = search?.results.get(id);
      if (!trial || !first || again.get(id) === 'running') return;
      if (isStale()) return store.setState({ failure: new TuningRefusedError(STALE).toJSON() });
      again.set(id, 'running');
      store.setState(viewed());
      const owner = aborted;
      const end = await runTrial(setting(), trial, owner.signal);
      if (end.end === 'ended')
        again.set(id, { objective: end.objective, same: end.objective === first.objective });
      else again.delete(id);
      if (!owner.signal.aborted) store.setState(viewed());
    },
    use: (id) => {
      const trial = search && trialsOf(search).find((one) => one.id === id);
      if (!trial) return;
      try {
        deps.setParams(paramsOfTrial(search!.plan, trial));
        store.setState({ failure: undefined });
      } catch (error) {
        store.setState({ failure: recordOf(error) });
      }
    },
  }));

  const unsubscribe = workspace.store.subscribe((state, before) => {
    if (state.files === before.files) return;
    const stale = isStale();
    if (stale !== store.getState().stale) store.setState({ stale });
  });
  adopt(deps.documents);

  return {
    store,
    adopt,
    dispose: () => {
      unsubscribe();
      abort();
    },
  };
}

const STALE =
  'Your code has changed since this search began, so old and new trials could not be compared. Start the search anew.';

function crashText(id: number, message: string): string {
  return `The lab could not run trial ${id}: ${message}. This is not your code's doing; resume the search.`;
}

/** The search that a stored log tells of; null when its plan can no longer be read. */
function searchOf(kept: KeptSearch): SearchState | null {
  try {
    return kept.results.reduce(report, newSearch(parseTuningPlan(kept.plan)));
  } catch {
    return null;
  }
}

function viewOf(
  search: SearchState | null,
  results: readonly KeptResult[],
  running: ReadonlySet<number>,
  again: ReadonlyMap<number, NonNullable<TrialView['again']>>,
): Partial<TuningState> {
  if (search === null) return { plan: null, shape: null, trials: [], bestId: null, spent: 0, workSeconds: 0 };
  const byId = new Map(results.map((result) => [result.id, result]));
  const plan: TuningPlan = search.plan;
  return {
    plan,
    shape: shapeOf(plan),
    trials: trialsOf(search).map((trial): TrialView => {
      const result = byId.get(trial.id);
      const ended = result?.objective === null ? 'failed' : 'done';
      return {
        ...trial,
        status: result ? ended : running.has(trial.id) ? 'running' : 'waiting',
        objective: result?.objective ?? null,
        seconds: result?.seconds,
        message: result?.message,
        again: again.get(trial.id),
      };
    }),
    bestId: winner(search)?.id ?? null,
    spent: spent(search),
    workSeconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** What trials run: every file but the settings, the plan, and what was written by runs. */
function workHash(workspace: Workspace, paramsPath: string): string {
  const own = Object.entries(projectFiles(workspace.store.getState().files)).filter(
    ([path]) => path !== paramsPath && path !== TUNING_FILE && !path.startsWith('out/'),
  );
  return hashFiles(Object.fromEntries(own));
}

function textOf(files: WorkspaceFiles, path: string): string | null {
  const text = files[path];
  return typeof text === 'string' ? text : null;
}
