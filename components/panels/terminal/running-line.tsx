'use client';

import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { LabState } from '@/stores/lab-contract';
import { Elapsed } from '../elapsed';
import type { Opened } from '../use-opened';

/** The line that runs and for how long, or how keys are handed back while nothing does. */
export function RunningLineText({ lab }: { readonly lab: Opened<LabState> }) {
  return typeof lab === 'string' ? null : <Running lab={lab} />;
}

function Running({ lab }: { readonly lab: StoreApi<LabState> }) {
  const running = useStore(lab, (state) => state.running);
  if (running === null)
    return <p className="truncate text-ink-faint text-xs">Tab completes, Escape leaves the terminal</p>;
  return (
    <p className="flex min-w-0 items-center gap-2.5 text-xs">
      <span className="truncate font-mono text-ink">{running.line}</span>
      <span className="shrink-0 text-accent">
        <span aria-hidden>●</span> running
      </span>
      <span className="shrink-0 text-ink-faint tabular-nums">
        <Elapsed since={running.startedAt} />
      </span>
    </p>
  );
}
