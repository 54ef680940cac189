import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import type { ThresholdCost } from '@/engine/evaluation/cost';
import { amount } from './judged-file';
import { thinned } from './thinned';

interface CostChartProps {
  readonly steps: readonly ThresholdCost[];
  readonly best: ThresholdCost;
  readonly threshold: number;
  /** At the threshold. */
  readonly cost: number;
}

/** What each threshold costs over all rows, with the chosen one and the cheapest. */
export function CostChart({ steps, best, threshold, cost }: CostChartProps) {
  const points = steps.filter((step) => Number.isFinite(step.threshold));
  const most = Math.max(...steps.map((step) => step.cost));
  const cheapest = Number.isFinite(best.threshold) ? best.threshold : 1;
  return (
    <PlotFrame
      title="Cost by threshold"
      height={260}
      summary={`At ${threshold.toFixed(2)} the errors cost ${amount(cost, '$')}. The cheapest threshold is ${cheapest.toFixed(2)}, at ${amount(best.cost, '$')}.`}
      numbers={() => ({
        columns: [
          { label: 'Threshold' },
          { label: 'False alarms' },
          { label: 'Misses' },
          { label: 'Cost', unit: '$' },
        ],
        rows: thinned(points, 100).map((step) => [
          step.threshold.toFixed(4),
          step.falsePositives,
          step.falseNegatives,
          amount(step.cost, '$'),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([0, 1], x);
        const up = linearScale([0, most], y, true);
        return (
          <g aria-hidden>
            <AxisLeft scale={up} width={width} height={height} label="Cost" unit="$" />
            <AxisBottom scale={across} width={width} height={height} label="Threshold" />
            <polyline
              points={points.map((step) => `${across(step.threshold)},${up(step.cost)}`).join(' ')}
              className="fill-none stroke-chart-1"
              strokeWidth={2}
            />
            <line
              x1={across(threshold)}
              x2={across(threshold)}
              y2={height}
              className="stroke-ink"
              strokeDasharray="4 3"
            />
            <circle cx={across(threshold)} cy={up(cost)} r={5} className="fill-chart-1" />
            <path d={`M${across(cheapest)} ${up(best.cost) + 3}l5 9h-10z`} className="fill-chart-2" />
            <text
              x={across(cheapest)}
              y={Math.min(height - 3, up(best.cost) + 25)}
              textAnchor="middle"
              className="fill-ink text-[11px]"
            >
              cheapest
            </text>
          </g>
        );
      }}
    </PlotFrame>
  );
}
