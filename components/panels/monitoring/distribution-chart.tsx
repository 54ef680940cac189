import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import type { ColumnView } from '@/engine/monitoring/service/column-view';
import { percentText } from './words';

const percents = (share: number) => `${Math.round(share * 100)} %`;

/** Both distributions of a column in the same bins: what the model learned from, and what was served. */
export function DistributionChart({ column, when }: { readonly column: ColumnView; readonly when: string }) {
  const { name, bins, reference, current } = column;
  const most = Math.max(0.05, ...bins.flatMap((bin) => [bin.reference, bin.current]));
  const widest = bins.reduce((a, b) =>
    Math.abs(b.current - b.reference) > Math.abs(a.current - a.reference) ? b : a,
  );
  const missing = (of: { count: number; missing: number }) =>
    percentText(of.missing / Math.max(1, of.count + of.missing));
  return (
    <PlotFrame
      title={`${name}: learned from, and served`}
      summary={`${name} up to ${when}: ${current.count} served values against ${reference.count}. They differ most in ${widest.label}: ${percentText(widest.reference)} then, ${percentText(widest.current)} now. Missing: ${missing(reference)} then, ${missing(current)} now.`}
      height={260}
      margin={{ bottom: 84 }}
      legend={
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
          <li className="flex items-center gap-1.5">
            <svg aria-hidden width={12} height={10}>
              <rect width={12} height={10} className="fill-chart-6" opacity={0.45} />
            </svg>
            the table that the model learned from
          </li>
          <li className="flex items-center gap-1.5">
            <svg aria-hidden width={12} height={10}>
              <rect x={1} y={1} width={10} height={8} className="fill-none stroke-chart-1" strokeWidth={2} />
            </svg>
            served in the window
          </li>
        </ul>
      }
      numbers={() => ({
        columns: [{ label: name }, { label: 'Learned from' }, { label: 'Served' }],
        rows: bins.map((bin) => [bin.label, percentText(bin.reference), percentText(bin.current)]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = bandScale(
          bins.map(({ label }) => label),
          x,
          0.12,
        );
        const up = linearScale([0, most], y, true);
        return (
          <>
            <AxisLeft
              scale={up}
              width={width}
              height={height}
              label="Share of values"
              format={percents}
              ticks={4}
            />
            <AxisBottom scale={across} width={width} height={height} label={name} />
            {bins.map((bin, i) => (
              <g key={bin.label}>
                <rect
                  x={across.start(i)}
                  width={across.bandwidth}
                  y={up(bin.reference)}
                  height={height - up(bin.reference)}
                  className="fill-chart-6"
                  opacity={0.45}
                />
                <rect
                  x={across.start(i) + across.bandwidth * 0.18}
                  width={across.bandwidth * 0.64}
                  y={up(bin.current)}
                  height={height - up(bin.current)}
                  className="fill-none stroke-chart-1"
                  strokeWidth={1.75}
                />
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}
