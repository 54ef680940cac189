'use client';

import { AArrowDown, AArrowUp, Copy, Ear, Eraser, Plus, Square } from 'lucide-react';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { IconButton } from '@/components/ui/icon-button';
import { showToast } from '@/components/ui/toast';
import { messageOf } from '@/engine/core/errors';
import type { LessonSession } from '@/stores/contracts';
import type { LabState } from '@/stores/lab-contract';
import { browserPreferences, EDITOR_FONT_SIZE } from '@/stores/preferences';
import { type Opened, useOpened } from '../use-opened';
import { RunningLineText } from './running-line';
import type { TerminalHandle } from './terminal-handle';

/** What runs, and a row of buttons: stop, a new shell, clear, copy, the size of its letters, reading aloud. */
export function TerminalBar({
  ref,
  session,
  handle,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly session: LessonSession;
  readonly handle: TerminalHandle;
}) {
  const preferences = browserPreferences();
  const size = useStore(preferences, (state) => state.terminalFontSize);
  const isRead = useStore(preferences, (state) => state.terminalReader);
  const lab = useOpened(session.lab);
  const { set } = preferences.getState();
  const copy = () => {
    navigator.clipboard.writeText(handle.text()).then(
      () => showToast({ title: 'Copied' }),
      (thrown: unknown) => showToast({ title: 'Not copied', description: messageOf(thrown), tone: 'failed' }),
    );
  };
  const restart = () => {
    handle.controller
      .restart()
      .then(() => handle.focus())
      .catch((thrown: unknown) =>
        showToast({ title: 'No new shell', description: messageOf(thrown), tone: 'failed' }),
      );
  };
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label="Terminal"
      className="flex h-9 shrink-0 items-center gap-1 border-line border-b px-3"
    >
      <RunningLineText lab={lab} />
      <span className="flex-1" />
      <StopButton lab={lab} handle={handle} />
      <IconButton label="New shell" size="sm" onPress={restart}>
        <Plus aria-hidden size={15} />
      </IconButton>
      <IconButton
        label="Clear"
        shortcut="Ctrl+L"
        size="sm"
        onPress={() => {
          handle.controller.clear();
          handle.focus();
        }}
      >
        <Eraser aria-hidden size={14} />
      </IconButton>
      <IconButton label="Copy the selection, or all" size="sm" onPress={copy}>
        <Copy aria-hidden size={14} />
      </IconButton>
      <IconButton
        label="Smaller letters"
        size="sm"
        isDisabled={size <= EDITOR_FONT_SIZE.least}
        onPress={() => set({ terminalFontSize: size - 1 })}
      >
        <AArrowDown aria-hidden size={15} />
      </IconButton>
      <IconButton
        label="Larger letters"
        size="sm"
        isDisabled={size >= EDITOR_FONT_SIZE.most}
        onPress={() => set({ terminalFontSize: size + 1 })}
      >
        <AArrowUp aria-hidden size={15} />
      </IconButton>
      <IconButton
        label={
          isRead ? 'Stop reading the terminal to a screen reader' : 'Read the terminal to a screen reader'
        }
        aria-pressed={isRead}
        size="sm"
        className={isRead ? 'bg-accent-soft! text-accent!' : undefined}
        onPress={() => set({ terminalReader: !isRead })}
      >
        <Ear aria-hidden size={14} />
      </IconButton>
    </div>
  );
}

function StopButton({ lab, handle }: { readonly lab: Opened<LabState>; readonly handle: TerminalHandle }) {
  if (typeof lab === 'string') return null;
  return <Stop lab={lab} handle={handle} />;
}

function Stop({ lab, handle }: { readonly lab: StoreApi<LabState>; readonly handle: TerminalHandle }) {
  const isRunning = useStore(lab, (state) => state.running !== null);
  return (
    <IconButton
      label="Stop what runs"
      shortcut="Ctrl+C"
      size="sm"
      isDisabled={!isRunning}
      onPress={() => {
        handle.controller.act({ type: 'interrupt' });
        handle.focus();
      }}
    >
      <Square aria-hidden size={13} className={isRunning ? 'fill-current text-failed' : undefined} />
    </IconButton>
  );
}
