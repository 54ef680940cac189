import { memo } from 'react';
import { cx } from '@/components/ui/cx';
import type { Lane } from '@/engine/scenario/types';
import { type LaneFault, YEAR_HOURS } from '@/engine/simulator/year';
import { bandPolygon, type LaneView, type LaneWeek, weekHeights } from './lane-shape';

interface LaneBandProps {
  readonly lane: Lane;
  readonly weeks: readonly LaneWeek[];
  readonly view: LaneView;
  /** See `weekHeights`. */
  readonly greatest: number;
}

/** One lane of the year as a band of weeks. It does not change while one scrubs. */
export const LaneBand = memo(function LaneBand({ lane, weeks, view, greatest }: LaneBandProps) {
  const heights = weekHeights(weeks, view, greatest);
  const good = heights.map(({ good: to }) => ({ from: 0, to }));
  const bad = heights.map((week) => ({ from: week.good, to: week.good + week.bad }));
  const missing =
    view === 'money'
      ? heights.map((week) => ({ from: Math.max(0, week.missing - 0.03), to: week.missing }))
      : heights.map((week) => ({
          from: week.good + week.bad,
          to: Math.min(1, week.good + week.bad + week.missing),
        }));
  return (
    <div aria-hidden="true" className="relative h-full overflow-hidden rounded-[3px] bg-sunken">
      <div
        className={cx('absolute inset-0', lane === 'ad-hoc' ? 'hatch-adhoc' : 'solid-practice')}
        style={{ clipPath: bandPolygon(good) }}
      />
      <div
        className="absolute inset-0 bg-failed forced-colors:bg-[CanvasText]"
        style={{ clipPath: bandPolygon(bad) }}
      />
      <div
        className={cx('absolute inset-0', view === 'money' ? 'bg-ink' : 'year-missing')}
        style={{ clipPath: bandPolygon(missing) }}
      />
    </div>
  );
});

/** The faults of one lane as bars, from the beginning of the harm until its end; a notch where it was noticed. */
export const FaultBars = memo(function FaultBars({ faults }: { readonly faults: readonly LaneFault[] }) {
  const rows = packed(faults);
  return (
    <div aria-hidden="true" className="relative h-full">
      {rows.map(({ fault, row }) => {
        const end = fault.restored ?? YEAR_HOURS;
        const length = Math.max(1, end - fault.from);
        const noticed = fault.detected === null ? null : ((fault.detected - fault.from) / length) * 100;
        return (
          <div
            key={`${fault.event} ${fault.from}`}
            className="absolute h-[5px] min-w-[3px] rounded-[1px] bg-failed forced-colors:bg-[CanvasText]"
            style={{
              left: `${(fault.from / YEAR_HOURS) * 100}%`,
              width: `${(length / YEAR_HOURS) * 100}%`,
              top: row * 7,
            }}
          >
            {noticed === null || noticed > 99 ? null : (
              <div
                className="absolute inset-y-[-2px] w-[2px] bg-ink"
                style={{ left: `${Math.max(0, noticed)}%` }}
              />
            )}
          </div>
        );
      })}
    </div>
  );
});

/** Rows of the bars, so that two at one time lie under each other; the rest share the last one. */
const ROWS = 3;

function packed(faults: readonly LaneFault[]): { readonly fault: LaneFault; readonly row: number }[] {
  const ends = Array.from({ length: ROWS }, () => -1);
  return [...faults]
    .sort((a, b) => a.from - b.from)
    .map((fault) => {
      const free = ends.findIndex((end) => end <= fault.from);
      const row = free < 0 ? ROWS - 1 : free;
      ends[row] = Math.max(ends[row]!, (fault.restored ?? YEAR_HOURS) + 24);
      return { fault, row };
    });
}
