'use client';

import { Eye } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import { useSessionState, useWorkbench } from './workbench-context';

/** Shown in a tab that only reads, because another one writes. */
export function AccessNotice() {
  const { session, announce } = useWorkbench();
  const reader = useSessionState('workspace', (workspace) => workspace.access === 'reader');
  if (!reader) return null;
  const takeOver = () => {
    session.workspace
      .getState()
      .takeOver()
      .then(
        () => announce('This tab writes now.'),
        (thrown: unknown) =>
          showToast({ title: 'Not taken over', description: messageOf(thrown), tone: 'failed' }),
      );
  };
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-3 border-line border-b bg-accent-soft px-3 py-1.5 text-sm"
    >
      <Eye aria-hidden size={16} className="shrink-0 text-accent" />
      <span className="min-w-0 flex-1">
        This lesson is open in another tab, and that one writes. Here you see what it does.
      </span>
      <Button size="sm" onPress={takeOver}>
        Take over
      </Button>
    </div>
  );
}
