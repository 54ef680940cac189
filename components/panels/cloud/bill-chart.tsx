'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { SeriesLegend, seriesLook } from '@/components/charts/series';
import type { BillView } from '@/engine/deployment/cloud/views/bill-view';
import { dollars } from './dollars';
import { dayWords } from './words';

/** As many parts have a look of their own; what is left is one more. */
const OWN_LOOKS = 5;
const MICRO = 1_000_000;

interface Stack {
  readonly name: string;
  readonly daily: readonly number[];
}

/** The dearest parts by day, the rest as one. */
function stacksOf({ parts, days }: BillView): Stack[] {
  const rest = parts.slice(OWN_LOOKS);
  if (rest.length <= 1) return [...parts];
  const sum = days.map((_, at) => rest.reduce((total, part) => total + part.daily[at]!, 0));
  return [...parts.slice(0, OWN_LOOKS), { name: `${rest.length} others`, daily: sum }];
}

interface BillChartProps {
  readonly bill: BillView;
  readonly isForecast: boolean;
  /** Milliseconds since the epoch: days after it are drawn fainter. */
  readonly now: number;
}

/** What each day cost, one part upon the other. */
export function BillChart({ bill, isForecast, now }: BillChartProps) {
  const { days } = bill;
  const stacks = stacksOf(bill);
  const totals = days.map((_, at) => stacks.reduce((sum, { daily }) => sum + daily[at]!, 0));
  const most = Math.max(...totals);
  const dearest = days[totals.indexOf(most)] ?? '';
  const today = new Date(now).toISOString().slice(0, 10);
  return (
    <PlotFrame
      title="Cost of each day"
      height={230}
      summary={`${days.length} day${days.length === 1 ? '' : 's'} with a cost. The dearest is ${dayWords(dearest)} with ${dollars(most)}.${isForecast ? ' Days ahead are drawn fainter: they are what follows if nothing changes.' : ''}`}
      legend={stacks.length > 1 ? <SeriesLegend names={stacks.map(({ name }) => name)} /> : undefined}
      numbers={() => ({
        columns: [{ label: 'Day' }, ...stacks.map(({ name }) => ({ label: name })), { label: 'Sum' }],
        rows: days.map((day, at) => [
          dayWords(day),
          ...stacks.map(({ daily }) => dollars(daily[at]!)),
          dollars(totals[at]!),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const names = days.map((day) => String(Number(day.slice(8))));
        const across = bandScale(names, x, 0.25);
        const up = linearScale([0, most / MICRO || 1], y, true);
        const wide = Math.min(across.bandwidth, 48);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label="Cost" unit="$" />
            <AxisBottom scale={across} width={width} height={height} label="Day of the month" />
            {days.map((day, at) => {
              let below = 0;
              return (
                <g key={day} className={day > today ? 'opacity-45' : ''}>
                  {stacks.map(({ name, daily }, look) => {
                    const from = below;
                    below += daily[at]!;
                    const top = up(below / MICRO);
                    return (
                      <rect
                        key={name}
                        x={across.middle(at) - wide / 2}
                        y={top}
                        width={wide}
                        height={Math.max(0, up(from / MICRO) - top)}
                        className={seriesLook(look).fill}
                      />
                    );
                  })}
                </g>
              );
            })}
          </>
        );
      }}
    </PlotFrame>
  );
}
