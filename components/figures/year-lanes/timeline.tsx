'use client';

import { type PointerEvent, type ReactNode, useMemo, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import type { Lane } from '@/engine/scenario/types';
import { type LaneYear, YEAR_DAYS, type Year } from '@/engine/simulator/year';
import { FaultBars, LaneBand } from './lane-band';
import { greatestWeek, type LaneView, laneWeeks } from './lane-shape';
import { PeriodMarks } from './period-marks';
import { type Period, periodAt, periodsOf } from './periods';

interface TimelineProps {
  readonly year: Year;
  /** The playhead: days that have passed. */
  readonly day: number;
  readonly view: LaneView;
  readonly practiceLabel: string;
  /** Weeks that a mark stands for. */
  readonly periodWeeks: number;
  readonly onSeek: (day: number) => void;
  /** The height of a lane, in pixels. */
  readonly laneHeight: number;
}

const TICKS = [1, 9, 17, 25, 33, 41, 49];

/**
 * Both lanes over the year, what happened between them, and the playhead. Everything is placed in per cent: it is there with
 * the page, and a move of the playhead moves two boxes and draws nothing anew.
 */
export function Timeline({ year, day, view, practiceLabel, periodWeeks, onSeek, laneHeight }: TimelineProps) {
  const weeks = useMemo(
    () => ({ 'ad-hoc': laneWeeks(year.adHoc.days), practice: laneWeeks(year.practice.days) }),
    [year],
  );
  const greatest = useMemo(() => greatestWeek([weeks['ad-hoc'], weeks.practice], view), [weeks, view]);
  const periods = useMemo(() => periodsOf(year.events, periodWeeks), [year, periodWeeks]);
  const seek = useRef(onSeek);
  seek.current = onSeek;
  const choose = useRef((period: Period) => seek.current(period.last * 7));

  const lane = (
    name: Lane,
    { faults }: LaneYear,
  ): { readonly band: ReactNode; readonly bars: ReactNode } => ({
    band: <LaneBand lane={name} weeks={weeks[name]} view={view} greatest={greatest} />,
    bars: <FaultBars faults={faults} />,
  });
  const upper = lane('ad-hoc', year.adHoc);
  const lower = lane('practice', year.practice);

  return (
    <div className="year-lanes-grid relative">
      <LaneRow lane="ad-hoc" label="Ad hoc">
        <ScrubArea height={laneHeight} onSeek={onSeek}>
          {upper.band}
        </ScrubArea>
        <div className="h-6 pt-1">{upper.bars}</div>
      </LaneRow>
      <div className="year-row">
        <div className="self-center text-ink-muted text-xs max-sm:sr-only">What happened</div>
        <PeriodMarks
          periods={periods}
          current={periodAt(day, periodWeeks)}
          practiceLabel={practiceLabel}
          onChoose={choose.current}
        />
      </div>
      <LaneRow lane="practice" label={practiceLabel}>
        <div className="h-6 pt-1">{lower.bars}</div>
        <ScrubArea height={laneHeight} onSeek={onSeek}>
          {lower.band}
        </ScrubArea>
      </LaneRow>
      <div className="year-row" aria-hidden="true">
        <div />
        <div className="relative h-5 text-[11px] text-ink-muted tabular-nums">
          {TICKS.map((week) => (
            <span key={week} className="absolute top-1" style={{ left: `${((week - 1) / 52) * 100}%` }}>
              {week === 1 ? 'week 1' : week}
            </span>
          ))}
        </div>
      </div>
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-0 start-(--year-label) mb-5"
      >
        <div
          className="absolute inset-y-0 end-0 bg-canvas/75"
          style={{ left: `${(day / YEAR_DAYS) * 100}%` }}
        />
        <div
          className="absolute inset-y-0 w-0.5 bg-accent"
          style={{ left: `calc(${(day / YEAR_DAYS) * 100}% - 1px)` }}
        />
      </div>
    </div>
  );
}

function LaneRow({
  lane,
  label,
  children,
}: {
  readonly lane: Lane;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="year-row">
      <div className="flex items-center gap-2 self-start py-1 font-semibold text-sm">
        <span
          aria-hidden="true"
          className={cx(
            'h-3 w-5 shrink-0 rounded-[3px]',
            lane === 'ad-hoc' ? 'hatch-adhoc' : 'solid-practice',
          )}
        />
        <span className={lane === 'ad-hoc' ? 'text-adhoc' : 'text-practice'}>{label}</span>
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** Where the mouse or a finger drags the playhead; the keyboard has the slider under the lanes. */
function ScrubArea({
  height,
  onSeek,
  children,
}: {
  readonly height: number;
  readonly onSeek: (day: number) => void;
  readonly children: ReactNode;
}) {
  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(Math.round(((event.clientX - left) / Math.max(1, width)) * YEAR_DAYS));
  };
  return (
    <div
      className="cursor-ew-resize touch-pan-y"
      style={{ height }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      {children}
    </div>
  );
}
