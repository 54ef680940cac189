import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ErrorRecord, messageOf } from '../engine/core/errors';
import { type SqlAnswer, type SqlRefusal, sqlProgram } from '../engine/ingestion/sql-program';
import type { SessionPorts } from './ports';
import type { SqlState } from './sql-contract';
import type { Workspace } from './workspace-store';

const DEADLINE_MS = 60_000;

/** What the console needs of its session. */
export interface SqlDeps {
  readonly workspace: Pick<Workspace, 'store'>;
  readonly ports: Pick<SessionPorts, 'runner' | 'newId'>;
}

/** The SQL console of one session. */
export function createSqlConsole({ workspace, ports }: SqlDeps): StoreApi<SqlState> {
  let abort: AbortController | null = null;
  const nothing = { answer: null, refusal: null, failure: null };
  const failure = (code: string, message: string): ErrorRecord => ({ name: 'Error', code, message });
  return createStore<SqlState>((set, get) => ({
    query: '',
    asked: null,
    isRunning: false,
    ...nothing,
    setQuery: (query) => set({ query }),
    stop: () => abort?.abort(),
    run: async () => {
      const { query, isRunning } = get();
      if (isRunning || query.trim() === '') return;
      abort = new AbortController();
      set({ asked: query, isRunning: true, ...nothing });
      const { files, data } = workspace.store.getState();
      const csv = Object.fromEntries(
        Object.entries({ ...files, ...data }).filter(([path]) => path.endsWith('.csv')),
      );
      try {
        const result = await ports.runner.run(
          {
            runId: ports.newId(),
            language: 'typescript',
            files: csv,
            program: sqlProgram(query, csv),
            limits: { deadlineMs: DEADLINE_MS },
          },
          undefined,
          abort.signal,
        );
        const value = result.value as unknown as { answer?: SqlAnswer; refusal?: SqlRefusal } | undefined;
        if (value) set({ isRunning: false, answer: value.answer ?? null, refusal: value.refusal ?? null });
        else if (result.outcome === 'stopped') set({ isRunning: false, asked: null });
        else
          set({
            isRunning: false,
            failure: failure(result.outcome, result.error?.message ?? `The query ended: ${result.outcome}.`),
          });
      } catch (error) {
        set({ isRunning: false, failure: failure('unexpected', messageOf(error)) });
      }
    },
  }));
}
