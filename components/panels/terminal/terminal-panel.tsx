'use client';

import { SquareChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Spinner } from '@/components/ui/spinner';
import type { PanelProps } from '../types';
import type { TerminalHandle } from './terminal-handle';
import { TerminalView } from './terminal-view';
import { terminalOf } from './terminals';

/** A bash terminal over the files of the workspace, with the lab's programs. */
export function TerminalPanel({ session }: PanelProps) {
  const [handle, setHandle] = useState<TerminalHandle | 'opening' | 'failed'>('opening');
  useEffect(() => {
    let isGone = false;
    terminalOf(session).then(
      (made) => isGone || setHandle(made),
      () => isGone || setHandle('failed'),
    );
    return () => {
      isGone = true;
    };
  }, [session]);
  if (handle === 'opening') {
    return (
      <p className="flex h-full items-center justify-center gap-2 text-ink-faint text-sm">
        <Spinner /> Opening the terminal
      </p>
    );
  }
  if (handle === 'failed') {
    return (
      <EmptyState icon={<SquareChevronRight aria-hidden size={22} />} title="The terminal did not load">
        Check the connection to the server of the lab, then open this panel again.
      </EmptyState>
    );
  }
  return <TerminalView session={session} handle={handle} />;
}
