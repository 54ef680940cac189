'use client';

import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { TuningState } from '@/stores/tuning-contract';
import type { PanelProps } from '../types';
import { TuningView } from './tuning-view';

/** The search that tuning.json declares: its cost, its trials, its plots. The store is loaded with the panel. */
export function TuningPanel({ session }: PanelProps) {
  const [store, setStore] = useState<StoreApi<TuningState> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    session.tuning().then(
      (opened) => {
        if (!left) setStore(() => opened);
      },
      () => {
        if (!left) setFailed(true);
      },
    );
    return () => {
      left = true;
    };
  }, [session]);
  if (failed)
    return <p className="p-4 text-failed text-sm">The panel could not be loaded. Reload the page.</p>;
  if (!store) return <p className="p-4 text-ink-muted text-sm">Loading the search.</p>;
  return <TuningView session={session} store={store} />;
}
