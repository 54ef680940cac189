import { useMemo, useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { seededRng } from '@/engine/core/rng';
import { bootstrapMean } from '@/engine/evaluation/bootstrap';
import {
  type Binning,
  brierScore,
  calibrationCurve,
  expectedCalibrationError,
} from '@/engine/evaluation/calibration';
import type { ClassPredictions } from '@/engine/evaluation/predictions';
import { type ChosenRows, percent } from './judged-file';

interface CalibrationChartProps {
  readonly predictions: ClassPredictions;
  readonly onChoose: (rows: ChosenRows) => void;
}

/** The share that turned out positive, against the probability that was given; each bin opens its rows. */
export function CalibrationChart({ predictions, onChoose }: CalibrationChartProps) {
  const { truth, probability, rows } = predictions;
  const [binning, setBinning] = useState<Binning>('uniform');
  const bins = useMemo(
    () =>
      calibrationCurve(truth, probability, { binning }).map((bin, i) => ({
        ...bin,
        interval: bootstrapMean(
          bin.rows.map((row) => truth[row]!),
          { rng: seededRng(`calibration/${i}`), resamples: 500 },
        ),
      })),
    [truth, probability, binning],
  );
  type Bin = (typeof bins)[number];
  const nameOf = (bin: Bin) =>
    `${bin.rows.length} rows given ${percent(bin.predicted)} on average: ${percent(bin.observed)} positive`;
  return (
    <PlotFrame
      title="Calibration"
      height={320}
      controls={
        <ToggleGroup
          label="Bins"
          size="sm"
          options={[
            { id: 'uniform', label: 'Same width' },
            { id: 'quantile', label: 'Same rows' },
          ]}
          value={binning}
          onChange={setBinning}
        />
      }
      summary={`On the dashed line, probabilities can be taken at their word. Brier score ${brierScore(truth, probability).toFixed(3)}, expected calibration error ${expectedCalibrationError(bins).toFixed(3)}. The upright lines are 95 % intervals.`}
      numbers={() => ({
        columns: [
          { label: 'Probability from', align: 'end' },
          { label: 'to' },
          { label: 'Rows' },
          { label: 'Mean probability' },
          { label: 'Share positive' },
          { label: '95 % interval' },
        ],
        rows: bins.map((bin) => [
          bin.from.toFixed(3),
          bin.to.toFixed(3),
          bin.rows.length,
          bin.predicted.toFixed(3),
          bin.observed.toFixed(3),
          `${bin.interval.low.toFixed(3)} to ${bin.interval.high.toFixed(3)}`,
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([0, 1], x);
        const up = linearScale([0, 1], y);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label="Share that is positive" />
            <AxisBottom scale={across} width={width} height={height} label="Mean probability" />
            <g aria-hidden>
              <line
                x1={across(0)}
                y1={up(0)}
                x2={across(1)}
                y2={up(1)}
                className="stroke-line-strong"
                strokeDasharray="4 3"
              />
              <polyline
                points={bins.map((bin) => `${across(bin.predicted)},${up(bin.observed)}`).join(' ')}
                className="fill-none stroke-chart-1"
                strokeWidth={1.5}
              />
              {bins.map((bin) => (
                <line
                  key={bin.from}
                  x1={across(bin.predicted)}
                  x2={across(bin.predicted)}
                  y1={up(bin.interval.low)}
                  y2={up(bin.interval.high)}
                  className="stroke-chart-1"
                  strokeWidth={1.5}
                />
              ))}
            </g>
            <Marks
              label="Bins"
              marks={bins.map((bin) => ({
                id: String(bin.from),
                label: nameOf(bin),
                shape: (
                  <circle
                    cx={across(bin.predicted)}
                    cy={up(bin.observed)}
                    r={6}
                    className="fill-surface stroke-chart-1"
                    strokeWidth={2}
                  />
                ),
              }))}
              onChoose={(id) => {
                const bin = bins.find((one) => String(one.from) === id);
                if (bin)
                  onChoose({
                    title: `Probability ${bin.from.toFixed(2)} to ${bin.to.toFixed(2)}`,
                    rows: bin.rows.map((row) => rows[row]!),
                  });
              }}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}
