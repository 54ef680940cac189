'use client';

import { Moon, Pause, Play, RotateCcw, SkipForward, Sun, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ActionDialog } from '@/components/ui/action-dialog';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import type { ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { onCallStoreOf } from '@/stores/on-call-store';
import type { PanelProps } from '../types';
import { onCallPanelState } from './on-call-state';
import { hourText, spanText } from './words';

const SPEEDS = [1, 4, 12].map((hours) => ({ id: String(hours), label: `${hours} h a second` }));

interface ClockBarProps extends PanelProps {
  readonly view: ShiftView;
  readonly title: string;
}

/** The clock of a shift: it plays, steps, or goes to the next page; and what was done last can be taken back. */
export function ClockBar({ session, view, title }: ClockBarProps) {
  const store = onCallStoreOf(session);
  const isBusy = useStore(store, (state) => state.isBusy);
  const hasLog = useStore(
    store,
    (state) => (state.files?.log.until ?? 0) > 0 || (state.files?.log.entries.length ?? 0) > 0,
  );
  const canWrite = useStore(session.workspace, ({ access }) => access === 'writer');
  const [isAsking, setAsking] = useState(false);
  const { snapshot, startMs, isNight } = view;
  const { hour, endsAt, isOver } = snapshot;
  const canPass = canWrite && !isOver;
  const advance = (hours: number) => void store.getState().advance(hours);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
      <div className="min-w-40 flex-1">
        <h2 className="truncate text-ink-muted text-xs">{title}</h2>
        <p className="flex items-center gap-1.5 font-medium text-ink text-sm tabular-nums">
          {isNight ? <Moon aria-hidden size={14} /> : <Sun aria-hidden size={14} />}
          {hourText(startMs, hour)}
          <span className="font-normal text-ink-muted text-xs">
            {isOver ? 'over' : `${spanText(endsAt - hour)} left${isNight ? ', the runbook answers' : ''}`}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <PlayControl session={session} view={view} isDisabled={!canPass} />
        <Button size="sm" isDisabled={!canPass} isPending={isBusy} onPress={() => advance(1)}>
          1 h on
        </Button>
        <Button size="sm" variant="primary" isDisabled={!canPass} onPress={() => advance(endsAt - hour)}>
          <SkipForward aria-hidden size={14} />
          To the next page
        </Button>
        <IconButton
          label="Take back what was done last"
          size="sm"
          isDisabled={!canWrite || !hasLog}
          onPress={() => store.getState().takeBack()}
        >
          <Undo2 aria-hidden size={14} />
        </IconButton>
        <IconButton
          label="Begin the shift anew"
          size="sm"
          isDisabled={!canWrite || !hasLog}
          onPress={() => setAsking(true)}
        >
          <RotateCcw aria-hidden size={14} />
        </IconButton>
      </div>
      {isAsking ? (
        <ActionDialog
          title="Begin the shift anew?"
          action="Begin anew"
          isReady
          onAction={() => {
            store.getState().restart();
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          <p className="text-sm">
            The log is emptied: everything that you did in it, and your notes. Undo brings it back.
          </p>
        </ActionDialog>
      ) : null}
    </div>
  );
}

/** Plays the shift at a speed, until a page fires that somebody has to answer. */
function PlayControl({
  session,
  view,
  isDisabled,
}: PanelProps & { readonly view: ShiftView; readonly isDisabled: boolean }) {
  const store = onCallStoreOf(session);
  const state = onCallPanelState(session);
  const speed = useStore(state, (one) => one.speed);
  const [choice, setChoice] = useState('4');
  const unread = view.snapshot.pages.filter(
    (page) => page.state === 'firing' && page.severity === 'page',
  ).length;
  const known = useRef(unread);
  useEffect(() => {
    if (unread > known.current || isDisabled) state.setState({ speed: 0 });
    known.current = unread;
  }, [unread, isDisabled, state]);
  useEffect(() => {
    if (speed === 0) return;
    const timer = setInterval(() => void store.getState().advance(speed), 1000);
    return () => clearInterval(timer);
  }, [speed, store]);
  const isPlaying = speed > 0;
  return (
    <>
      <IconButton
        label={isPlaying ? 'Pause' : 'Play'}
        size="sm"
        isDisabled={isDisabled}
        onPress={() => state.setState({ speed: isPlaying ? 0 : Number(choice) })}
      >
        {isPlaying ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />}
      </IconButton>
      <Select
        label="Speed"
        labelHidden
        size="sm"
        options={SPEEDS}
        value={choice}
        onChange={(next) => {
          setChoice(next);
          if (isPlaying) state.setState({ speed: Number(next) });
        }}
      />
    </>
  );
}
