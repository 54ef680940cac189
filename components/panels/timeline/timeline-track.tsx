'use client';

import { ChevronLeft, ChevronRight, ChevronsRight } from 'lucide-react';
import { memo } from 'react';
import { Slider as AriaSlider, Label, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { StepSummary, TimelineState } from '@/stores/timeline-contract';
import { FAMILIES, STEP_LOOKS, timeText } from './step-words';

/** One track of everything that happened, to be moved along with the hand or with the keys. */
export function TimelineTrack({ store }: { readonly store: StoreApi<TimelineState> }) {
  const { first, last, at, steps, show } = useStore(store);
  const step = steps.get(at);
  const now = Date.now();
  const isNow = at === last;
  const name = isNow ? `Now, after ${last} steps` : at === first ? 'The beginning' : `Step ${at} of ${last}`;
  const reads = (number: number) => {
    const one = steps.get(number);
    const place = number === last ? 'Now' : number === first ? 'The beginning' : `Step ${number} of ${last}`;
    return one === undefined ? place : `${place}: ${one.label}, ${timeText(one.until, now)}`;
  };
  return (
    <div className="shrink-0 border-line border-b bg-canvas px-3 pt-2 pb-1.5">
      <div className="flex items-center gap-2">
        <IconButton label="One step back" size="sm" isDisabled={at <= first} onPress={() => show(at - 1)}>
          <ChevronLeft aria-hidden size={15} />
        </IconButton>
        <AriaSlider
          value={at}
          minValue={first}
          maxValue={last}
          onChange={(value) => show(value as number)}
          className="min-w-0 flex-1"
        >
          <Label className="sr-only">Moment</Label>
          <SliderTrack className="relative h-9 w-full cursor-pointer">
            {({ state }) => (
              <>
                <Marks steps={steps} first={first} last={last} />
                <div className="absolute bottom-1 h-0.5 w-full rounded-full bg-line-strong/50 forced-colors:bg-[ButtonBorder]" />
                <div
                  className="absolute bottom-1 h-0.5 rounded-full bg-accent"
                  style={{ width: `${state.getThumbPercent(0) * 100}%` }}
                />
                <SliderThumb
                  // React Aria reads the number out; this says what it stands for.
                  aria-valuetext={reads(at)}
                  className="-translate-y-1/2 top-[calc(100%-5px)] h-4 w-2.5 rounded-full border-2 border-accent bg-raised data-focus-visible:outline-2 data-focus-visible:outline-accent data-focus-visible:outline-offset-2 forced-colors:border-[ButtonText]"
                />
                <div
                  aria-hidden
                  className="absolute top-0 bottom-1 w-px bg-accent/60"
                  style={{ left: `${state.getThumbPercent(0) * 100}%` }}
                />
              </>
            )}
          </SliderTrack>
        </AriaSlider>
        <IconButton label="One step on" size="sm" isDisabled={isNow} onPress={() => show(at + 1)}>
          <ChevronRight aria-hidden size={15} />
        </IconButton>
        <Button size="sm" variant="quiet" isDisabled={isNow} onPress={() => show(last)}>
          <ChevronsRight aria-hidden size={14} />
          Now
        </Button>
      </div>
      <div className="flex items-baseline gap-3 text-xs">
        <p className="min-w-0 flex-1 truncate text-ink-muted tabular-nums">
          <span className="font-medium text-ink">{name}</span>
          {step ? (
            <>
              {' · '}
              {step.label} · {timeText(step.until, now)}
            </>
          ) : null}
        </p>
        <Legend />
      </div>
    </div>
  );
}

/** A mark for each step: how high it is says what kind it is, and its colour says it again. */
const Marks = memo(function Marks({
  steps,
  first,
  last,
}: {
  readonly steps: ReadonlyMap<number, StepSummary>;
  readonly first: number;
  readonly last: number;
}) {
  const span = Math.max(1, last - first);
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-x-0 top-0 h-6 w-full overflow-visible"
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

/** A bar that ends where the thumb stands after the step, as wide as two of three pixels of a wide track. */
function bar(at: number, height: number, span: number): string {
  const width = Math.min(0.6, Math.max(span / 500, 0.12));
  return `M${at - width / 2} 1V${1 - height}h${width}V1z`;
}

function Legend() {
  return (
    <ul className="@max-3xl:hidden flex shrink-0 gap-3 text-ink-faint">
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
