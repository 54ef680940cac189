'use client';

import { Ellipsis, History } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { LessonSession } from '@/stores/contracts';
import type { ShownMoment, TimelineState } from '@/stores/timeline-contract';
import { type Comparison, FileThenView } from './file-then-view';
import { ForgetDialog } from './forget-dialog';
import { MomentFiles } from './moment-files';
import { refused } from './refused';

/** What a moment is: what its step changed, what is other now, any of those files, and the way back. */
export function MomentDetail({
  session,
  store,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<TimelineState>;
}) {
  const shown = useStore(store, (state) => state.shown);
  const isNow = useStore(store, (state) => state.at === state.last);
  const first = useStore(store, (state) => state.first);
  const reader = useStore(session.workspace, (state) => state.access === 'reader');
  const [wanted, setWanted] = useState<Comparison>('step');
  const [chosen, setChosen] = useState<string | null>(null);
  const [forgetting, setForgetting] = useState(false);
  if (shown === null) return <p className="p-4 text-ink-muted text-sm">Reading this moment.</p>;

  const against: Comparison = shown.step === null ? 'now' : wanted;
  const files = against === 'step' ? shown.changed : shown.differs;
  const path = files.some((file) => file.path === chosen) ? chosen : (files[0]?.path ?? null);
  const bringBack = () =>
    store
      .getState()
      .bringBack()
      .then(
        () =>
          showToast({
            title: 'This moment is back',
            description: 'What you had before is the step before it: nothing is lost.',
            action: { label: 'Undo', run: () => session.workspace.getState().undo() },
            timeout: UNDO_TOAST_MS,
          }),
        refused,
      );

  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b py-1.5 ps-3 pe-2">
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
        <span className="flex-1" />
        <Button size="sm" variant="primary" isDisabled={reader || isNow || isSame(shown)} onPress={bringBack}>
          <History aria-hidden size={14} />
          Bring this moment back
        </Button>
        <MenuTrigger>
          <IconButton label="More about this moment" size="sm" isDisabled={reader}>
            <Ellipsis aria-hidden size={15} />
          </IconButton>
          <Menu
            aria-label="More about this moment"
            placement="bottom end"
            disabledKeys={shown.number > first ? [] : ['forget']}
            onAction={() => setForgetting(true)}
          >
            <MenuItem id="forget" tone="danger">
              Forget everything before it…
            </MenuItem>
          </Menu>
        </MenuTrigger>
      </div>
      <div className="flex min-h-0 flex-1 @max-2xl:flex-col">
        <MomentFiles
          files={files}
          tools={against === 'now' ? shown.toolFilesDiffer : (shown.step?.toolFileCount ?? 0)}
          path={path}
          onChoose={setChosen}
          empty={emptyText(shown, against, isNow)}
        />
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
      {forgetting ? (
        <ForgetDialog store={store} number={shown.number} onClose={() => setForgetting(false)} />
      ) : null}
    </div>
  );
}

function isSame({ differs, toolFilesDiffer }: ShownMoment): boolean {
  return differs.length + toolFilesDiffer === 0;
}

function emptyText(shown: ShownMoment, against: Comparison, isNow: boolean): string {
  if (against === 'now') return isNow ? 'This is now.' : 'Every file is now as it was then.';
  return shown.step === null ? 'This is the beginning.' : 'No file of the project changed in this step.';
}
