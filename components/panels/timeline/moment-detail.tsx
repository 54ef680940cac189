'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { LessonSession } from '@/stores/contracts';
import type { ShownMoment, TimelineState } from '@/stores/timeline-contract';
import { type Comparison, FileThenView } from './file-then-view';
import { MomentFiles } from './moment-files';

/** What a moment is: what its step changed, what is other now, and any of those files. */
export function MomentDetail({
  session,
  store,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<TimelineState>;
}) {
  const shown = useStore(store, (state) => state.shown);
  const isNow = useStore(store, (state) => state.at === state.last);
  const reader = useStore(session.workspace, (state) => state.access === 'reader');
  const [wanted, setWanted] = useState<Comparison>('step');
  const [chosen, setChosen] = useState<string | null>(null);
  if (shown === null) return <p className="p-3 text-ink-muted text-xs">Reading this moment.</p>;

  const against: Comparison = shown.step === null ? 'now' : wanted;
  const files = against === 'step' ? shown.changed : shown.differs;
  const path = files.some((file) => file.path === chosen) ? chosen : (files[0]?.path ?? null);
  return (
    <div className="flex min-w-0 flex-1 @max-4xl:flex-col">
      <div className="flex w-60 shrink-0 flex-col border-line border-e @max-4xl:max-h-32 @max-4xl:w-full @max-4xl:border-e-0 @max-4xl:border-b">
        <div className="shrink-0 px-2 pt-1.5">
          <ToggleGroup<Comparison>
            label="Compare"
            size="sm"
            value={against}
            onChange={setWanted}
            options={[
              { id: 'step', label: `In this step (${shown.changed.length})` },
              { id: 'now', label: `Other now (${shown.differs.length})` },
            ]}
          />
        </div>
        <MomentFiles
          files={files}
          tools={against === 'now' ? shown.toolFilesDiffer : (shown.step?.toolFileCount ?? 0)}
          path={path}
          onChoose={setChosen}
          empty={emptyText(shown, against, isNow)}
        />
      </div>
      {path === null ? null : (
        <FileThenView
          key={`${shown.number}/${path}`}
          session={session}
          store={store}
          number={shown.number}
          path={path}
          against={against}
          canBringBack={!reader && shown.differs.some((file) => file.path === path)}
        />
      )}
    </div>
  );
}

function emptyText(shown: ShownMoment, against: Comparison, isNow: boolean): string {
  if (against === 'now') return isNow ? 'This is now.' : 'Every file is now as it was then.';
  return shown.step === null ? 'This is the beginning.' : 'No file of the project changed in this step.';
}
