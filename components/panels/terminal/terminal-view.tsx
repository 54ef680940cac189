'use client';

import { useEffect, useRef } from 'react';
import { useAnnounce } from '@/components/lesson/announcer';
import { showToast } from '@/components/ui/toast';
import type { LessonSession } from '@/stores/contracts';
import { terminalFocus } from './focus-request';
import { TerminalBar } from './terminal-bar';
import type { TerminalHandle } from './terminal-handle';
import { useTerminalCommands } from './use-terminal-commands';
import '@xterm/xterm/css/xterm.css';
import './terminal.css';

/** The last request for the focus that was met. */
let met = 0;

/** Shows a terminal: its bar, and the terminal itself, which fills the rest. */
export function TerminalView({
  session,
  handle,
}: {
  readonly session: LessonSession;
  readonly handle: TerminalHandle;
}) {
  const announce = useAnnounce();
  const room = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  useTerminalCommands(handle);

  useEffect(() => {
    const place = room.current;
    if (!place) return;
    place.append(handle.element);
    handle.page = {
      announce,
      leave: () => {
        bar.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus();
        announce('Left the terminal. F6 goes to the next part.');
      },
      copied: () => showToast({ title: 'Copied' }),
    };
    const observer = new ResizeObserver(() => handle.fit());
    observer.observe(place);
    handle.fit();
    const takeFocus = () => {
      const { asked } = terminalFocus.getState();
      if (asked === met) return;
      met = asked;
      handle.focus();
    };
    takeFocus();
    const unsubscribe = terminalFocus.subscribe(takeFocus);
    return () => {
      unsubscribe();
      observer.disconnect();
      handle.page = null;
      handle.element.remove();
    };
  }, [handle, announce]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <TerminalBar ref={bar} session={session} handle={handle} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click puts the cursor where the keys are heard anyway */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        ref={room}
        className="min-h-0 flex-1 overflow-hidden bg-surface py-1.5 pl-3"
        data-terminal
        data-own-keys
        onClick={() => handle.focus()}
      />
    </div>
  );
}
