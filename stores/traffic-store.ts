import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ErrorRecord, recordOf } from '../engine/core/errors';
import type { OperationsDescription } from '../engine/operations/description';
import type { OperationsResult } from '../engine/operations/result';
import type { OperationsJob } from '../runtime/operations/run-job';
import type { WorkerRunOptions } from '../runtime/worker-client';
import { runOperation } from './run-operation';

/** A run that is over, with what was run. */
export interface FinishedRun {
  readonly profile: string;
  readonly seed: string;
  readonly description: OperationsDescription;
  readonly result: OperationsResult;
}

export interface TrafficState {
  readonly status: 'idle' | 'running' | 'failed';
  /** The share of its time that the run at work has simulated, in [0, 1]. */
  readonly progress: number;
  readonly error: ErrorRecord | null;
  /** The last run that ended well; it stays until the next one does. */
  readonly run: FinishedRun | null;
  /** Runs an operation; one that is at work is stopped. Resolves when it has ended, however it did. */
  start(profile: string, seed: string, description: OperationsDescription): Promise<void>;
  stop(): void;
}

/** How an operation is run: in a worker, as a rule. */
export type Operate = (job: OperationsJob, options: WorkerRunOptions) => Promise<OperationsResult>;

/** The simulated traffic of a session: at most one run at a time. */
export function createTrafficStore(operate: Operate): StoreApi<TrafficState> {
  let current: AbortController | null = null;
  return createStore<TrafficState>((set) => ({
    status: 'idle',
    progress: 0,
    error: null,
    run: null,
    start: async (profile, seed, description) => {
      current?.abort();
      const own = new AbortController();
      current = own;
      set({ status: 'running', progress: 0, error: null });
      const { duration } = description.traffic;
      try {
        const result = await operate(
          { description, seed },
          {
            signal: own.signal,
            onProgress: (time) => {
              if (current === own) set({ progress: time / duration });
            },
          },
        );
        if (current === own) set({ status: 'idle', run: { profile, seed, description, result } });
      } catch (thrown) {
        if (current !== own) return;
        set(
          own.signal.aborted
            ? { status: 'idle' }
            : { status: 'failed', error: recordOf(thrown, 'traffic-failed') },
        );
      } finally {
        if (current === own) current = null;
      }
    },
    stop: () => current?.abort(),
  }));
}

const stores = new WeakMap<object, StoreApi<TrafficState>>();

/** The store of a session, made when it is first asked for; its runs have workers of their own. */
export function trafficStoreOf(session: object): StoreApi<TrafficState> {
  let store = stores.get(session);
  if (!store) {
    store = createTrafficStore(runOperation);
    stores.set(session, store);
  }
  return store;
}
