'use client';

import { ChevronLeft, ChevronRight, ChevronsRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { IconButton } from '@/components/ui/icon-button';
import type { StepSummary, TimelineState } from '@/stores/timeline-contract';
import { type MomentMark, marksText, nextMark } from './moment-marks';
import { timeText } from './step-words';
import { TrackMarks } from './track-marks';

/** One track of everything that happened, to be moved along with the hand or with the keys. */
export function TimelineTrack({
  store,
  marks,
}: {
  readonly store: StoreApi<TimelineState>;
  readonly marks: readonly MomentMark[];
}) {
  const { first, last, at, steps, show } = useStore(store);
  const isNow = at === last;
  return (
    <div className="flex shrink-0 items-center gap-1 bg-canvas px-2 pt-2">
      <IconButton label="One step back" size="sm" isDisabled={at <= first} onPress={() => show(at - 1)}>
        <ChevronLeft aria-hidden size={15} />
      </IconButton>
      <Track
        steps={steps}
        marks={marks}
        first={first}
        last={last}
        at={at}
        reads={momentText(steps.get(at), marks, at, first, last)}
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
function momentText(
  step: StepSummary | undefined,
  marks: readonly MomentMark[],
  at: number,
  first: number,
  last: number,
): string {
  const place = at === last ? 'Now' : at === first ? 'The beginning' : `Step ${at} of ${last}`;
  if (step === undefined) return place;
  const marked = marksText(marks, step);
  return `${place}: ${step.label}, ${marked === '' ? '' : `${marked}, `}${timeText(step.until, Date.now())}`;
}

interface TrackProps {
  readonly steps: ReadonlyMap<number, StepSummary>;
  readonly marks: readonly MomentMark[];
  readonly first: number;
  readonly last: number;
  readonly at: number;
  readonly reads: string;
  readonly onMove: (at: number) => void;
}

/** Half the width of the thumb, as the style below draws it: the ends of the range lie that far inside. */
const INSET = 5;

function Track({ steps, marks, first, last, at, reads, onMove }: TrackProps) {
  const toMark = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    const to = nextMark(marks, at, event.key === 'ArrowLeft' ? 'before' : 'after');
    if (to !== undefined) onMove(to);
  };
  const part = last === first ? 1 : (at - first) / (last - first);
  const left = `calc(${INSET}px + ${part} * (100% - ${2 * INSET}px))`;
  return (
    <div className="relative h-9 min-w-0 flex-1">
      <TrackMarks steps={steps} marks={marks} first={first} last={last} />
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
        aria-description="Shift and an arrow key go to the nearest commit, tracked run or check."
        title="Shift and an arrow key go to the nearest commit, tracked run or check"
        onKeyDown={toMark}
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
