'use client';

import type { PanelProps } from '../types';
import { useOpened } from '../use-opened';
import { TuningView } from './tuning-view';

/** The search that tuning.json declares: its cost, its trials, its plots. The store is loaded with the panel. */
export function TuningPanel({ session }: PanelProps) {
  const store = useOpened(session.tuning);
  if (store === 'failed')
    return <p className="p-4 text-failed text-sm">The panel could not be loaded. Reload the page.</p>;
  if (store === 'opening') return <p className="p-4 text-ink-muted text-sm">Loading the search.</p>;
  return <TuningView session={session} store={store} />;
}
