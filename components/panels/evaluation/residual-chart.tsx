import { useMemo } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import type { RegressionPredictions } from '@/engine/evaluation/predictions';
import { residualsOf } from '@/engine/evaluation/residuals';
import { amount, type ChosenRows } from './judged-file';
import { type ResidualBand, residualBands } from './residual-bands';

interface ResidualChartProps {
  readonly predictions: RegressionPredictions;
  readonly unit: string;
  readonly onChoose: (rows: ChosenRows) => void;
}

/** Every row by its truth and its residual, and the mean residual of each tenth of the rows, which opens them. */
export function ResidualChart({ predictions, unit, onChoose }: ResidualChartProps) {
  const { truth, estimate } = predictions;
  const residuals = useMemo(() => residualsOf(truth, estimate), [truth, estimate]);
  const bands = useMemo(() => residualBands(predictions), [predictions]);
  const most = residuals.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const [first, last] = [bands[0]!, bands.at(-1)!];
  const nameOf = ({ from, to, residual, rows }: ResidualBand) =>
    `${rows.length} rows from ${amount(from, unit)} to ${amount(to, unit)}: ${amount(residual, unit)} on average`;
  return (
    <PlotFrame
      title="Residuals by the true value"
      height={300}
      summary={`A residual is estimate less truth: above 0 is too high. The ring of each tenth of the rows is its mean, from ${amount(first.residual, unit)} for the lowest to ${amount(last.residual, unit)} for the highest.`}
      numbers={() => ({
        columns: [
          { label: 'True value', align: 'start' },
          { label: 'Rows' },
          { label: 'Mean residual', unit },
        ],
        rows: bands.map((band) => [
          `${amount(band.from, unit)} to ${amount(band.to, unit)}`,
          band.rows.length,
          amount(band.residual, unit),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([Math.min(0, first.from), last.to], x, true);
        const up = linearScale([-most, most], y, true);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label="Residual" unit={unit} />
            <AxisBottom scale={across} width={width} height={height} label="True value" unit={unit} />
            <g aria-hidden>
              {Array.from(residuals, (residual, i) => (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
                  key={i}
                  cx={across(truth[i]!)}
                  cy={up(residual)}
                  r={2}
                  className="fill-chart-1 opacity-35"
                />
              ))}
              <line x2={width} y1={up(0)} y2={up(0)} className="stroke-ink-muted" strokeWidth={1.5} />
              <polyline
                points={bands.map((band) => `${across(band.truth)},${up(band.residual)}`).join(' ')}
                className="fill-none stroke-chart-2"
                strokeWidth={2}
              />
            </g>
            <Marks
              label="Tenths of the rows"
              marks={bands.map((band) => ({
                id: String(band.from),
                label: nameOf(band),
                shape: (
                  <circle
                    cx={across(band.truth)}
                    cy={up(band.residual)}
                    r={6}
                    className="fill-surface stroke-chart-2"
                    strokeWidth={2}
                  />
                ),
              }))}
              onChoose={(id) => {
                const band = bands.find((one) => String(one.from) === id);
                if (band)
                  onChoose({
                    title: `True value ${amount(band.from, unit)} to ${amount(band.to, unit)}`,
                    rows: band.rows,
                  });
              }}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}
