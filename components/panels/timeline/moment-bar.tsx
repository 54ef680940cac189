'use client';

import { Ellipsis, History } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { showToast, UNDO_TOAST_MS } from '@/components/ui/toast';
import type { LessonSession } from '@/stores/contracts';
import type { TimelineState } from '@/stores/timeline-contract';
import { ForgetDialog } from './forget-dialog';
import { type MomentMark, marksText } from './moment-marks';
import { refused } from './refused';
import { timeText } from './step-words';
import { TrackLegend } from './track-marks';

/** Which moment is looked at, and the way back to it. */
export function MomentBar({
  session,
  store,
  marks,
}: {
  readonly session: LessonSession;
  readonly store: StoreApi<TimelineState>;
  readonly marks: readonly MomentMark[];
}) {
  const { first, last, at, steps, shown } = useStore(store);
  const reader = useStore(session.workspace, (state) => state.access === 'reader');
  const [forgetting, setForgetting] = useState(false);
  const step = steps.get(at);
  const isNow = at === last;
  const name = isNow ? 'Now' : at === first ? 'The beginning' : `Step ${at} of ${last}`;
  const isSame = shown?.number === at && shown.differs.length + shown.toolFilesDiffer === 0;
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
    <div className="flex shrink-0 items-center gap-3 border-line border-b bg-canvas py-1 ps-3 pe-2">
      <p className="min-w-0 flex-1 truncate text-ink-muted text-xs tabular-nums">
        <span className="font-medium text-ink">{name}</span>
        {step
          ? [step.label, marksText(marks, step), timeText(step.until, Date.now())]
              .filter((part) => part !== '')
              .map((part) => ` · ${part}`)
              .join('')
          : null}
      </p>
      <TrackLegend marks={marks} />
      <Button size="sm" variant="primary" isDisabled={reader || isNow || isSame} onPress={bringBack}>
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
          disabledKeys={at > first ? [] : ['forget']}
          onAction={() => setForgetting(true)}
        >
          <MenuItem id="forget" tone="danger">
            Forget everything before it…
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {forgetting ? <ForgetDialog store={store} number={at} onClose={() => setForgetting(false)} /> : null}
    </div>
  );
}
