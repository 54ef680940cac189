'use client';

import { PanelLeft, Square } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { isTreeShown } from '../layout-store';
import { useLayout, useSessionState, useWorkbench } from '../workbench-context';
import { CarryMenu } from './carry-menu';
import { DiffMenu } from './diff-menu';
import { HistoryButtons } from './history-buttons';
import { ResetMenu } from './reset-menu';
import { RunButton } from './run-button';
import { SaveState } from './save-state';

/** Run, stop, steps back and forward, comparisons, reset, and whether the work is on disk. */
export function Toolbar() {
  return (
    <div
      role="toolbar"
      aria-label="Workbench"
      className="flex h-11 shrink-0 items-center gap-1 overflow-x-auto border-line border-b bg-canvas px-2"
    >
      <TreeToggle />
      <RunButton />
      <StopButton />
      <span aria-hidden className="mx-1 h-5 border-line border-l" />
      <HistoryButtons />
      <DiffMenu />
      <ResetMenu />
      <CarryMenu />
      <span className="flex-1" />
      <SaveState />
    </div>
  );
}

function TreeToggle() {
  const { layout } = useWorkbench();
  const open = useLayout(isTreeShown);
  return (
    <IconButton
      label={open ? 'Hide files' : 'Show files'}
      aria-expanded={open}
      size="sm"
      onPress={() => layout.getState().showTree(!open)}
    >
      <PanelLeft aria-hidden size={16} />
    </IconButton>
  );
}

function StopButton() {
  const { session } = useWorkbench();
  const busy = useSessionState('runs', (runs) => runs.busy);
  return (
    <Button size="sm" isDisabled={!busy} onPress={() => session.runs.getState().stop()}>
      <Square aria-hidden size={12} className={busy ? 'fill-current text-failed' : undefined} />
      Stop
    </Button>
  );
}
