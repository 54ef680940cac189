'use client';

import { CircleCheck, CircleX, Minus } from 'lucide-react';
import { type KeyboardEvent, memo, useRef } from 'react';
import { nextMark } from '@/components/charts/marks';
import { cx } from '@/components/ui/cx';
import type { Lane } from '@/engine/scenario/types';
import { type Period, type PeriodState, periodState } from './periods';

interface PeriodMarksProps {
  readonly periods: readonly Period[];
  /** The period at the playhead. */
  readonly current: number;
  readonly practiceLabel: string;
  readonly onChoose: (period: Period) => void;
}

const SIGNS: Record<
  PeriodState,
  { readonly says: string; readonly icon: typeof Minus | null; readonly look: string }
> = {
  harmed: { says: 'users harmed', icon: CircleX, look: 'text-failed' },
  stopped: { says: 'faults stopped', icon: CircleCheck, look: 'text-passed' },
  harmless: { says: 'no harm', icon: Minus, look: 'text-ink-faint' },
  none: { says: 'nothing', icon: null, look: 'text-ink-faint' },
};

/**
 * A mark for each period: what became of its events in the upper and in the lower lane. One stop for the Tab key; the
 * arrows, Home and End move between them.
 */
export const PeriodMarks = memo(function PeriodMarks({
  periods,
  current,
  practiceLabel,
  onChoose,
}: PeriodMarksProps) {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextMark(current, event.key, periods.length);
    if (next === null) return;
    event.preventDefault();
    onChoose(periods[next]!);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own, and these are no fields.
    <div ref={group} role="group" aria-label="What happened" onKeyDown={onKeyDown} className="flex h-12">
      {periods.map((period) => {
        const states = { 'ad-hoc': periodState(period, 'ad-hoc'), practice: periodState(period, 'practice') };
        return (
          <button
            key={period.index}
            type="button"
            tabIndex={period.index === current ? 0 : -1}
            aria-pressed={period.index === current}
            aria-label={`Weeks ${period.first} to ${period.last}: ${period.events.length} events. Ad hoc: ${SIGNS[states['ad-hoc']].says}. ${practiceLabel}: ${SIGNS[states.practice].says}.`}
            onClick={() => onChoose(period)}
            className={cx(
              'flex min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-[3px] hover:bg-hover focus-visible:z-10',
              period.index === current && 'bg-accent-soft',
            )}
          >
            <LaneSign lane="ad-hoc" state={states['ad-hoc']} />
            <LaneSign lane="practice" state={states.practice} />
          </button>
        );
      })}
    </div>
  );
});

function LaneSign({ state }: { readonly lane: Lane; readonly state: PeriodState }) {
  const { icon: Icon, look } = SIGNS[state];
  return (
    <span aria-hidden="true" className={cx('flex size-4 items-center justify-center', look)}>
      {Icon ? <Icon size={14} /> : <span className="size-1 rounded-full bg-line-strong" />}
    </span>
  );
}
