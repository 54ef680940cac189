'use client';

import { Copy, ListX, SquareTerminal } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Kbd } from '@/components/ui/kbd';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import { LocationButton } from '../location-button';
import type { PanelProps } from '../types';
import { ConsoleLines } from './console-lines';
import { consoleRows, consoleText, errorSummary } from './rows';
import { RunHeader } from './run-header';

/** What the run printed, with places that can be gone to, a filter, and the error summed up above it. */
export function ConsolePanel({ session }: PanelProps) {
  const entries = useStore(session.runs, (runs) => runs.current?.console);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const rows = useMemo(() => consoleRows(entries ?? [], wanted), [entries, wanted]);
  const summary = useMemo(() => errorSummary(entries ?? []), [entries]);

  if (!entries) {
    return (
      <EmptyState icon={<SquareTerminal aria-hidden size={22} />} title="Nothing has run yet">
        What your programs print comes here. <Kbd keys="Mod+Enter" /> runs the usual script.
      </EmptyState>
    );
  }
  const copy = () => {
    navigator.clipboard.writeText(consoleText(rows)).then(
      () => showToast({ title: `Copied ${rows.length} lines` }),
      (thrown: unknown) => showToast({ title: 'Not copied', description: messageOf(thrown), tone: 'failed' }),
    );
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-1 border-line border-b px-3">
        <RunHeader session={session} />
        <span className="flex-1" />
        <input
          type="search"
          aria-label="Show only lines that contain"
          placeholder="Filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          className="h-6 w-28 min-w-12 rounded border border-line bg-surface px-2 text-ink text-xs placeholder:text-ink-faint"
        />
        <IconButton label="Copy" size="sm" onPress={copy}>
          <Copy aria-hidden size={14} />
        </IconButton>
        <IconButton label="Clear" size="sm" onPress={() => session.runs.getState().clearConsole()}>
          <ListX aria-hidden size={15} />
        </IconButton>
      </div>
      {summary ? (
        <p className="flex shrink-0 items-baseline gap-2 border-line border-b bg-failed-soft px-3 py-1.5 text-xs">
          <span className="shrink-0 font-medium text-failed">✗ Error</span>
          <span className="min-w-0 flex-1 truncate font-mono text-ink" title={summary.title}>
            {summary.title}
          </span>
          {summary.location ? <LocationButton session={session} location={summary.location} /> : null}
        </p>
      ) : null}
      <ConsoleLines session={session} rows={rows} />
    </div>
  );
}
