import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { dollars } from './dollars';
import { countsOf, type Draws, rangeOf, type Sample } from './draws';

const BINS = 48;

/** The averages of the draws as a histogram, with the middle 95 % marked. */
export function DrawsChart({ sample, draws }: { readonly sample: Sample; readonly draws: Draws }) {
  const range = rangeOf(sample);
  const counts = countsOf(draws.means, range, BINS);
  const { interval, means } = draws;
  const from = (bin: number) => range[0] + ((range[1] - range[0]) * bin) / BINS;
  const shown = means.length >= 50;
  return (
    <PlotFrame
      title={`${sample.label}: the average of each draw`}
      hideTitle
      height={230}
      margin={{ left: 48 }}
      summary={
        means.length === 0
          ? 'No draw yet.'
          : `${means.length.toLocaleString('en-US')} draws${shown ? `; the solid line is the ${sample.average} of the file, the dashed lines hold the middle 95 %` : ''}.`
      }
      numbers={() => ({
        columns: [{ label: 'From', unit: '$' }, { label: 'To', unit: '$' }, { label: 'Draws' }],
        rows: counts.flatMap((count, bin) =>
          count === 0 ? [] : [[dollars(from(bin)), dollars(from(bin + 1)), count]],
        ),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale(range, x);
        const up = linearScale([0, Math.max(4, ...counts)], y);
        const line = (value: number, look: string, name: string) => (
          <line
            key={name}
            x1={across(value)}
            x2={across(value)}
            y1={-6}
            y2={height}
            className={look}
            strokeWidth={1.5}
          />
        );
        return (
          <g aria-hidden>
            <AxisLeft scale={up} width={width} height={height} label="Draws" ticks={4} format={String} />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label={sample.average === 'average error' ? 'Average error' : 'Average difference'}
              unit="$"
            />
            {counts.map((count, bin) =>
              count === 0 ? null : (
                <rect
                  key={from(bin)}
                  x={across(from(bin)) + 0.5}
                  width={Math.max(1, across(from(bin + 1)) - across(from(bin)) - 1)}
                  y={up(count)}
                  height={height - up(count)}
                  className="fill-chart-1"
                />
              ),
            )}
            {sample.aroundZero ? line(0, 'stroke-line-strong', 'zero') : null}
            {line(interval.estimate, 'stroke-ink', 'average')}
            {shown ? line(interval.low, 'stroke-ink [stroke-dasharray:4_3]', 'low') : null}
            {shown ? line(interval.high, 'stroke-ink [stroke-dasharray:4_3]', 'high') : null}
          </g>
        );
      }}
    </PlotFrame>
  );
}
