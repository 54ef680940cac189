'use client';

import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { LessonSession } from '@/stores/contracts';
import type { TimelineState } from '@/stores/timeline-contract';
import { MomentBar } from './moment-bar';
import { MomentDetail } from './moment-detail';
import { marksOf } from './moment-marks';
import { StepList } from './step-list';
import { TimelineTrack } from './timeline-track';

/** Up to so many steps are read at once for the marks of the track; of a longer timeline, those that were looked at. */
const MARKED = 3_000;

/** The track above; below it the steps in a list, and what the moment under the hand is. */
export function TimelineView({
  session,
  store,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<TimelineState>;
}) {
  const last = useStore(store, (state) => state.last);
  const first = useStore(store, (state) => state.first);
  const failure = useStore(store, (state) => state.failure);
  const steps = useStore(store, (state) => state.steps);
  const attempts = useStore(session.grading, (state) => state.attempts);
  const marks = useMemo(() => marksOf(steps, Object.values(attempts).flat()), [steps, attempts]);
  useEffect(() => {
    const { load } = store.getState();
    if (last - first <= MARKED) load(first + 1, last);
  }, [store, first, last]);

  if (last === first && first === 0)
    return (
      <p className="p-4 text-ink-muted text-sm">
        Nothing has happened in this workspace yet. Every edit, run and command will be a step here, and none
        is ever lost.
      </p>
    );
  return (
    <section
      aria-label="Timeline of the workspace"
      className="@container flex h-full min-h-0 flex-col text-sm"
    >
      <TimelineTrack store={store} marks={marks} />
      <MomentBar session={session} store={store} marks={marks} />
      {failure ? (
        <p role="alert" className="border-line border-b px-3 py-1.5 text-failed text-xs">
          {failure.message}
        </p>
      ) : null}
      <div className="flex min-h-0 flex-1">
        <div className="w-48 shrink-0 border-line border-e @max-md:hidden @2xl:w-64">
          <StepList store={store} marks={marks} />
        </div>
        <MomentDetail session={session} store={store} />
      </div>
    </section>
  );
}
