import { useMemo } from 'react';
import { AxisBottom } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { seededRng } from '@/engine/core/rng';
import { bootstrapMean, bootstrapPaired, type Interval } from '@/engine/evaluation/bootstrap';
import { signTest } from '@/engine/evaluation/paired-tests';
import type { RegressionPredictions } from '@/engine/evaluation/predictions';
import { absoluteErrors } from '@/engine/evaluation/residuals';
import { amount } from './judged-file';

/** Model and baseline on the same rows: each alone, and their paired difference with its interval. */
export function ComparisonChart({
  predictions,
  unit,
}: {
  readonly predictions: RegressionPredictions;
  readonly unit: string;
}) {
  const { model, baseline, difference, test } = useMemo(() => compared(predictions), [predictions]);
  const range = ({ low, high }: Interval) => `${amount(low, unit)} to ${amount(high, unit)}`;
  const verdict =
    difference.high < 0
      ? 'The model is better: the whole interval lies below 0.'
      : difference.low > 0
        ? 'The baseline is better: the whole interval lies above 0.'
        : 'The interval contains 0: neither is surely better.';
  return (
    <div className="flex flex-col gap-4">
      <IntervalChart
        title="Average error, each alone"
        unit={unit}
        label="Average error"
        summary="Each interval holds the luck of which rows came, which both share. Whether they overlap does not tell which model is better."
        lines={[
          { name: 'Model', interval: model },
          { name: 'Baseline', interval: baseline },
        ]}
      />
      <IntervalChart
        title="Model less baseline, row by row"
        unit={unit}
        label="Difference of the errors"
        zero
        summary={`${amount(difference.estimate, unit)} on average, 95 % interval ${range(difference)}. ${verdict} The model is closer on ${test.firstBetter} rows, the baseline on ${test.secondBetter} (sign test, p ${pText(test.pValue)}).`}
        lines={[{ name: 'Difference', interval: difference }]}
      />
    </div>
  );
}

function compared({ truth, estimate, baseline }: RegressionPredictions) {
  const a = absoluteErrors(truth, estimate);
  const b = absoluteErrors(truth, baseline!);
  const options = (name: string) => ({ rng: seededRng(`comparison/${name}`), resamples: 2000 });
  return {
    model: bootstrapMean(a, options('model')),
    baseline: bootstrapMean(b, options('baseline')),
    difference: bootstrapPaired(a, b, options('paired')),
    test: signTest(a, b),
  };
}

function pText(p: number): string {
  return p < 0.001 ? 'below 0.001' : `= ${p.toFixed(3)}`;
}

interface IntervalChartProps {
  readonly title: string;
  readonly summary: string;
  readonly label: string;
  readonly unit: string;
  readonly zero?: boolean;
  readonly lines: readonly { readonly name: string; readonly interval: Interval }[];
}

function IntervalChart({ title, summary, label, unit, zero, lines }: IntervalChartProps) {
  const ends = lines.flatMap(({ interval }) => [interval.low, interval.high]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const pad = (most - least) * 0.15;
  const domain: [number, number] = zero
    ? [Math.min(least - pad, -pad), Math.max(most + pad, pad)]
    : [least - pad, most + pad];
  return (
    <PlotFrame
      title={title}
      height={74 + 34 * lines.length}
      margin={{ left: 76, top: 10 }}
      summary={summary}
      numbers={() => ({
        columns: [{ label: '' }, { label: 'Average', unit }, { label: 'From', unit }, { label: 'To', unit }],
        rows: lines.map(({ name, interval }) => [
          name,
          ...[interval.estimate, interval.low, interval.high].map((value) => amount(value, unit)),
        ]),
      })}
    >
      {({ width, height, x }) => {
        const across = linearScale(domain, x);
        const down = bandScale(
          lines.map((line) => line.name),
          [0, height],
        );
        return (
          <g aria-hidden>
            <AxisBottom scale={across} width={width} height={height} label={label} unit={unit} grid />
            {zero ? (
              <line x1={across(0)} x2={across(0)} y2={height} className="stroke-ink-muted" strokeWidth={2} />
            ) : null}
            {lines.map(({ name, interval }, i) => (
              <g key={name}>
                <text x={-8} y={down.middle(i)} dy="0.35em" textAnchor="end" className="fill-ink text-xs">
                  {name}
                </text>
                <path
                  d={`M${across(interval.low)} ${down.middle(i)}H${across(interval.high)}m0 -6v12M${across(interval.low)} ${down.middle(i) - 6}v12`}
                  className="fill-none stroke-chart-1"
                  strokeWidth={2}
                />
                <circle cx={across(interval.estimate)} cy={down.middle(i)} r={5} className="fill-chart-1" />
              </g>
            ))}
          </g>
        );
      }}
    </PlotFrame>
  );
}
