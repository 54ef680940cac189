'use client';

import { useId, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { sqlTables } from '@/engine/ingestion/sql-program';
import type { LessonSession } from '@/stores/contracts';
import type { SqlState } from '@/stores/sql-contract';
import { SqlOutcome } from './sql-outcome';

/** The query with its button, the tables that there are, and what came of the last query. */
export function SqlConsole({
  session,
  store,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<SqlState>;
}) {
  const id = useId();
  const state = useStore(store);
  const files = useStore(session.workspace, (workspace) => workspace.files);
  const data = useStore(session.workspace, (workspace) => workspace.data);
  const tables = useMemo(() => sqlTables({ ...files, ...data }), [files, data]);
  const run = () => void state.run();
  return (
    <section aria-label="SQL" className="flex h-full flex-col gap-3 overflow-y-auto p-3">
      <div className="flex flex-wrap items-center gap-1.5 text-sm">
        <span className="text-ink-muted">Tables:</span>
        {tables.map(({ name, path }) => (
          <Button
            key={name}
            variant="quiet"
            size="sm"
            aria-label={`Query ${name}, from ${path}`}
            onPress={() => state.setQuery(`select * from ${name} limit 20`)}
          >
            <code>{name}</code>
          </Button>
        ))}
      </div>
      <div className="flex flex-col gap-2">
        <label htmlFor={id} className="font-medium text-sm">
          Query
        </label>
        <textarea
          id={id}
          value={state.query}
          rows={5}
          spellCheck={false}
          placeholder="select neighborhood, count(*) from ames_housing group by 1 order by 2 desc"
          onChange={(change) => state.setQuery(change.currentTarget.value)}
          onKeyDown={(event) => {
            // With Ctrl it would run the project, as everywhere in the workbench.
            if (event.key !== 'Enter' || !event.shiftKey) return;
            event.preventDefault();
            run();
          }}
          className="w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 font-mono text-sm"
        />
        <div className="flex flex-wrap items-center gap-3">
          {state.isRunning ? (
            <Button size="sm" onPress={() => state.stop()}>
              Stop
            </Button>
          ) : (
            <Button variant="primary" size="sm" isDisabled={state.query.trim() === ''} onPress={run}>
              Run the query
            </Button>
          )}
          <p className="text-ink-muted text-xs">
            Shift with Enter. PostgreSQL starts anew for each query; your files stay as they are.
          </p>
        </div>
      </div>
      {state.isRunning ? (
        <p className="flex items-center gap-2 text-ink-muted text-sm">
          <Spinner label="Running the query" /> Starting PostgreSQL and loading the tables
        </p>
      ) : (
        <SqlOutcome state={state} />
      )}
    </section>
  );
}
