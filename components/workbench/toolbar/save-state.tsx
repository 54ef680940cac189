'use client';

import { Check, CircleAlert, Loader, MemoryStick } from 'lucide-react';
import { useKeeping } from '@/components/shell/use-keeping';
import { Button } from '@/components/ui/button';
import { save } from '../actions';
import { useSessionState, useWorkbench } from '../workbench-context';

/** Whether the work is on disk; when it is not, why, and a way to try again. */
export function SaveState() {
  const bench = useWorkbench();
  const state = useSessionState('workspace', (workspace) => workspace.save);
  const error = useSessionState('workspace', (workspace) => workspace.saveError);
  const isInMemory = useKeeping().kind === 'in-memory';
  if (state === 'failed') {
    return (
      <span role="alert" className="flex min-w-0 items-center gap-2 text-failed text-xs">
        <CircleAlert aria-hidden size={14} className="shrink-0" />
        <span className="truncate" title={error?.message}>
          Not saved: {error?.message ?? 'the browser refused to store it'}
        </span>
        <Button size="sm" onPress={() => save(bench)}>
          Try again
        </Button>
      </span>
    );
  }
  if (isInMemory)
    return (
      <span
        title="This browser keeps nothing: export the project before you close or reload the page."
        className="flex items-center gap-1.5 px-1 text-failed text-xs"
      >
        <MemoryStick aria-hidden size={13} />
        In this page only
      </span>
    );
  return (
    <span className="flex items-center gap-1.5 px-1 text-ink-faint text-xs">
      {state === 'saved' ? <Check aria-hidden size={13} /> : <Loader aria-hidden size={13} />}
      {state === 'saved' ? 'Saved' : 'Saving'}
    </span>
  );
}
