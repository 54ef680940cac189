'use client';

import { Redo2, Undo2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { useSessionState, useWorkbench } from '../workbench-context';

/** One step back or forward through everything that happened to the files; each says what it would do. */
export function HistoryButtons() {
  const { session, announce } = useWorkbench();
  const undoLabel = useSessionState('workspace', (workspace) => workspace.undoLabel);
  const redoLabel = useSessionState('workspace', (workspace) => workspace.redoLabel);
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  return (
    <>
      <IconButton
        label={undoLabel ? `Undo: ${undoLabel}` : 'Nothing to undo'}
        size="sm"
        isDisabled={undoLabel === undefined || reader}
        onPress={() => {
          session.workspace.getState().undo();
          announce(`Undone: ${undoLabel}`);
        }}
      >
        <Undo2 aria-hidden size={15} />
      </IconButton>
      <IconButton
        label={redoLabel ? `Redo: ${redoLabel}` : 'Nothing to redo'}
        size="sm"
        isDisabled={redoLabel === undefined || reader}
        onPress={() => {
          session.workspace.getState().redo();
          announce(`Redone: ${redoLabel}`);
        }}
      >
        <Redo2 aria-hidden size={15} />
      </IconButton>
    </>
  );
}
