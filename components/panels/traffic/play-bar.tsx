'use client';

import { Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { Slider } from '@/components/ui/slider';
import type { LessonSession } from '@/stores/contracts';
import { trafficState } from './traffic-state';

/** Windows that pass in a second. */
const SPEEDS = [
  { id: '2', label: 'Slow' },
  { id: '8', label: 'Medium' },
  { id: '30', label: 'Fast' },
] as const;
const USUAL = 8;

interface PlayBarProps {
  readonly session: LessonSession;
  readonly windows: number;
  readonly nameOf: (window: number) => string;
}

/** Plays a run window by window, or scrubs it. */
export function PlayBar({ session, windows, nameOf }: PlayBarProps) {
  const store = trafficState(session);
  const { window, speed } = useStore(store);
  const last = Math.max(0, windows - 1);
  useEffect(() => {
    if (speed === 0) return;
    const timer = setInterval(() => {
      const { window: before } = store.getState();
      store.setState(before >= last ? { speed: 0 } : { window: before + 1 });
    }, 1000 / speed);
    return () => clearInterval(timer);
  }, [speed, last, store]);
  const isPlaying = speed > 0;
  return (
    <div className="flex items-end gap-x-3 border-line border-b px-3 py-1.5">
      <IconButton
        label={isPlaying ? 'Pause' : 'Play'}
        size="sm"
        onPress={() =>
          store.setState(isPlaying ? { speed: 0 } : { speed: USUAL, ...(window >= last && { window: 0 }) })
        }
      >
        {isPlaying ? <Pause aria-hidden size={14} /> : <Play aria-hidden size={14} />}
      </IconButton>
      <Slider
        label="Time"
        minValue={0}
        maxValue={last}
        step={1}
        value={Math.min(window, last)}
        onChange={(next) => store.setState({ window: next, speed: 0 })}
        valueText={nameOf}
        className="min-w-0 flex-1"
      />
      <Select
        label="Speed"
        labelHidden
        size="sm"
        options={SPEEDS}
        value={String(speed || USUAL)}
        onChange={(next) => store.setState({ speed: Number(next) })}
      />
    </div>
  );
}
