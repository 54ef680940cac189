'use client';

import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { LessonSession } from '@/stores/contracts';
import type { ShownMoment, TimelineState } from '@/stores/timeline-contract';
import { type Comparison, FileThenView, type FileView } from './file-then-view';
import { type ListedFile, MomentFiles } from './moment-files';

/** Which files of a moment are listed: those that its step changed, those that are other now, or all. */
type Listed = Comparison | 'all';

/** What a moment is: what its step changed, what is other now, and every file as it was then. */
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
  const [wanted, setWanted] = useState<Listed>('step');
  const [view, setView] = useState<FileView>('changes');
  const [chosen, setChosen] = useState<string | null>(null);
  if (shown === null) return <p className="p-3 text-ink-muted text-xs">Reading this moment.</p>;

  const listed: Listed = shown.step === null && wanted === 'step' ? 'now' : wanted;
  const files = filesOf(shown, listed);
  const path = files.some((file) => file.path === chosen) ? chosen : (files[0]?.path ?? null);
  return (
    <div className="flex min-w-0 flex-1 @max-4xl:flex-col">
      <div className="flex w-72 shrink-0 flex-col border-line border-e @max-4xl:max-h-32 @max-4xl:w-full @max-4xl:border-e-0 @max-4xl:border-b">
        <div className="shrink-0 overflow-x-auto px-2 pt-1.5">
          <ToggleGroup<Listed>
            label="Files of this moment"
            size="sm"
            value={listed}
            onChange={setWanted}
            options={[
              { id: 'step', label: `Step (${shown.changed.length})` },
              { id: 'now', label: `Other now (${shown.differs.length})` },
              { id: 'all', label: `All (${shown.files.length})` },
            ]}
          />
        </div>
        <MomentFiles
          files={files}
          tools={toolsOf(shown, listed)}
          path={path}
          onChoose={setChosen}
          empty={emptyText(shown, listed, isNow)}
        />
      </div>
      {path === null ? null : (
        <FileThenView
          key={`${shown.number}/${path}`}
          session={session}
          store={store}
          number={shown.number}
          path={path}
          against={listed === 'all' ? null : listed}
          view={view}
          onView={setView}
          canBringBack={!reader && shown.differs.some((file) => file.path === path)}
        />
      )}
    </div>
  );
}

function filesOf({ changed, differs, files }: ShownMoment, listed: Listed): readonly ListedFile[] {
  if (listed === 'step') return changed;
  return listed === 'now' ? differs : files.map((path) => ({ path }));
}

function toolsOf({ step, toolFilesDiffer }: ShownMoment, listed: Listed): number {
  if (listed === 'step') return step?.toolFileCount ?? 0;
  return listed === 'now' ? toolFilesDiffer : 0;
}

function emptyText(shown: ShownMoment, listed: Listed, isNow: boolean): string {
  if (listed === 'all') return 'There was no file of the project.';
  if (listed === 'now') return isNow ? 'This is now.' : 'Every file is now as it was then.';
  return shown.step === null ? 'This is the beginning.' : 'No file of the project changed in this step.';
}
