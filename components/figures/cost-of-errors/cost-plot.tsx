'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { binPrices, costOf } from './cost';
import { dollars } from './dollars';

/** Dollars: the width of a bar, and where the axis ends. Dearer houses are in the last bar. */
const BIN = 20_000;
const TOP = 400_000;
const STEP = 10_000;
/** Share of the height that the bars take. */
const BARS = 0.3;
/** Pixels between the two parts: a line of text. */
const BETWEEN = 26;

interface CostPlotProps {
  /** Ascending. */
  readonly prices: readonly number[];
  readonly number: number;
  readonly ratio: number;
  readonly best: number;
}

/** The mean cost of every number, above the prices that it is too high and too low for. */
export function CostPlot({ prices, number, ratio, best }: CostPlotProps) {
  const bins = binPrices(prices, BIN, TOP);
  const numbers = Array.from({ length: 28 }, (_, i) => 60_000 + i * STEP);
  const curve = numbers.map((at) => ({ at, cost: costOf(prices, at, ratio).cost }));
  const here = costOf(prices, number, ratio);
  const least = costOf(prices, best, ratio).cost;
  const summary = `Shown beside every house, ${dollars(number)} costs ${dollars(here.cost)} a house; the cheapest number, ${dollars(best)}, costs ${dollars(least)}. ${counted(here.tooHigh)} of ${counted(prices.length)} houses cost less than ${dollars(number)}, ${counted(here.tooLow)} cost more.`;
  return (
    <PlotFrame
      title="What one number beside every house costs"
      summary={summary}
      height={350}
      margin={{ right: 26 }}
      numbers={() => ({
        columns: [
          { label: 'Number shown', unit: '$' },
          { label: 'Mean cost a house', unit: '$' },
          { label: 'Too high for', unit: 'houses' },
          { label: 'Too low for', unit: 'houses' },
        ],
        rows: numbers.map((at) => {
          const found = costOf(prices, at, ratio);
          return [dollars(at), dollars(found.cost), found.tooHigh, found.tooLow];
        }),
      })}
    >
      {({ width, height, x }) => {
        const across = linearScale([0, TOP], x);
        const floor = height * (1 - BARS) - BETWEEN;
        const most = Math.max(...curve.map(({ cost }) => cost));
        const up = linearScale([0, most], [floor, 0], true);
        const tallest = Math.max(...bins.map(({ count }) => count));
        const bars = linearScale([0, tallest], [0, height * BARS]);
        const path = curve
          .map(({ at, cost }, i) => `${i === 0 ? 'M' : 'L'}${across(at).toFixed(1)} ${up(cost).toFixed(1)}`)
          .join('');
        return (
          <>
            <AxisLeft scale={up} width={width} height={floor} label="Mean cost a house" unit="$" ticks={4} />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label="Price, and number shown"
              unit="$"
            />
            {bins.map(({ from, to, count }) => (
              <rect
                key={from}
                x={across(from) + 0.5}
                width={across(to) - across(from) - 1}
                y={height - bars(count)}
                height={bars(count)}
                className={(from + to) / 2 < number ? 'fill-chart-2' : 'fill-chart-3'}
                opacity={0.55}
              />
            ))}
            <text x={across(number) - 6} y={floor + 17} textAnchor="end" className="fill-ink text-[11px]">
              {`◂ too high for ${counted(here.tooHigh)}`}
            </text>
            <text x={across(number) + 6} y={floor + 17} className="fill-ink text-[11px]">
              {`too low for ${counted(here.tooLow)} ▸`}
            </text>
            <path d={path} fill="none" strokeWidth={2} className="stroke-ink-muted" />
            <line
              x1={across(number)}
              x2={across(number)}
              y1={up(here.cost)}
              y2={height}
              className="stroke-accent"
              strokeWidth={1.5}
            />
            <path
              d={`M${across(best)} ${up(least) + 7}l6 11h-12z`}
              className="fill-surface stroke-ink-muted"
              strokeWidth={1.5}
            />
            <text
              {...besideLine(across(best), across(number))}
              y={up(least) + 32}
              className="fill-ink-muted stroke-surface text-[11px]"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {`cheapest ${dollars(best)}`}
            </text>
            <circle
              cx={across(number)}
              cy={up(here.cost)}
              r={6}
              className="fill-surface stroke-accent"
              strokeWidth={2}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}

/** Half of what the words under the cheapest number take, in pixels. */
const HALF = 54;

/** Where those words begin or end: centred, or at the side of the line that it would cross. */
function besideLine(at: number, line: number) {
  if (Math.abs(line - at) > HALF) return { x: at, textAnchor: 'middle' as const };
  return line >= at
    ? { x: line - 6, textAnchor: 'end' as const }
    : { x: line + 6, textAnchor: 'start' as const };
}

function counted(houses: number): string {
  return houses.toLocaleString('en-US');
}
