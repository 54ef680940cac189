'use client';

import { ChevronLeft, ChevronRight, ChevronsRight } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { IconButton } from '@/components/ui/icon-button';
import type { StepSummary, TimelineState } from '@/stores/timeline-contract';
import { FAMILIES, STEP_LOOKS, timeText } from './step-words';

/** One track of everything that happened, to be moved along with the hand or with the keys. */
export function TimelineTrack({ store }: { readonly store: StoreApi<TimelineState> }) {
  const { first, last, at, steps, show } = useStore(store);
  const isNow = at === last;
  return (
    <div className="flex shrink-0 items-center gap-1 bg-canvas px-2 pt-2">
      <IconButton label="One step back" size="sm" isDisabled={at <= first} onPress={() => show(at - 1)}>
        <ChevronLeft aria-hidden size={15} />
      </IconButton>
      <Track
        steps={steps}
        first={first}
        last={last}
        at={at}
        reads={momentText(steps.get(at), at, first, last)}
        onMove={show}
      />
      <IconButton label="One step on" size="sm" isDisabled={isNow} onPress={() => show(at + 1)}>
        <ChevronRight aria-hidden size={15} />
      </IconButton>
      <IconButton label="To now" size="sm" isDisabled={isNow} onPress={() => show(last)}>
        <ChevronsRight aria-hidden size={15} />
      </IconButton>
    </div>
  );
}

/** What a moment is, in a line. */
function momentText(step: StepSummary | undefined, at: number, first: number, last: number): string {
  const place = at === last ? 'Now' : at === first ? 'The beginning' : `Step ${at} of ${last}`;
  return step === undefined ? place : `${place}: ${step.label}, ${timeText(step.until, Date.now())}`;
}

interface TrackProps {
  readonly steps: ReadonlyMap<number, StepSummary>;
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly reads: string;
  readonly onMove: (at: number) => void;
}

/** Half the width of the thumb, as the style below draws it: the ends of the range lie that far inside. */
const INSET = 5;

function Track({ steps, first, last, at, reads, onMove }: TrackProps) {
  const part = last === first ? 1 : (at - first) / (last - first);
  const left = `calc(${INSET}px + ${part} * (100% - ${2 * INSET}px))`;
  return (
    <div className="relative h-9 min-w-0 flex-1">
      <Marks steps={steps} first={first} last={last} />
      <div className="absolute inset-x-[5px] bottom-1.5 h-0.5 rounded-full bg-line-strong/50 forced-colors:bg-[ButtonBorder]" />
      <div
        className="absolute bottom-1.5 left-[5px] h-0.5 rounded-full bg-accent"
        style={{ width: `calc(${part} * (100% - ${2 * INSET}px))` }}
      />
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={reads}
        min={first}
        max={last}
        step={1}
        value={at}
        onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
        className="peer absolute inset-0 m-0 h-full w-full cursor-pointer appearance-none bg-transparent opacity-0 [&::-moz-range-thumb]:w-2.5 [&::-moz-range-thumb]:border-0 [&::-webkit-slider-thumb]:h-9 [&::-webkit-slider-thumb]:w-2.5 [&::-webkit-slider-thumb]:appearance-none"
      />
      <div
        aria-hidden
        className="pointer-events-none absolute top-0 bottom-1.5 w-px -translate-x-1/2 bg-accent/60"
        style={{ left }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute bottom-0 h-4 w-2.5 -translate-x-1/2 rounded-full border-2 border-accent bg-raised peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2 forced-colors:border-[Highlight]"
        style={{ left }}
      />
    </div>
  );
}

/** A mark for each step: how high it is says what kind it is, and its colour says it again. */
const Marks = memo(function Marks({ steps, first, last }: Pick<TrackProps, 'steps' | 'first' | 'last'>) {
  const span = Math.max(1, last - first);
  return (
    <svg
      aria-hidden="true"
      className="absolute top-0 right-[5px] left-[5px] h-7 w-[calc(100%-10px)] overflow-visible"
      viewBox={`0 0 ${span} 1`}
      preserveAspectRatio="none"
    >
      {FAMILIES.map(({ family, height, fill }) => (
        <path
          key={family}
          className={fill}
          d={[...steps.values()]
            .filter(({ kind, number }) => STEP_LOOKS[kind].family === family && number > first)
            .map(({ number }) => bar(number - first, height, span))
            .join('')}
        />
      ))}
    </svg>
  );
});

/** A bar where the thumb stands after the step, never wider than a few pixels nor than its step. */
function bar(at: number, height: number, span: number): string {
  const width = Math.min(0.6, span / 140);
  return `M${at - width / 2} 1V${1 - height}h${width}V1z`;
}

/** What the heights and colours of the marks mean. */
export function TrackLegend() {
  return (
    <ul className="flex shrink-0 gap-3 text-ink-faint text-xs @max-3xl:hidden">
      {FAMILIES.map(({ family, word, height, fill }) => (
        <li key={family} className="flex items-end gap-1">
          <svg aria-hidden="true" width="4" height="12" viewBox="0 0 4 12">
            <rect className={fill} x="0" y={12 - 12 * height} width="4" height={12 * height} />
          </svg>
          {word}
        </li>
      ))}
    </ul>
  );
}
