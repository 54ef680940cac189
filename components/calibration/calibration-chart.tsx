'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import type { Calibration, CalibrationBand } from '@/engine/learning/calibration';

/** How sure one was against how often one was right; on the diagonal both agree. */
export function CalibrationChart({ calibration }: { readonly calibration: Calibration }) {
  const { bands } = calibration;
  return (
    <PlotFrame
      title="Said and was"
      summary={bands.map(bandText).join(' ')}
      height={340}
      numbers={() => ({
        columns: [
          { label: 'Confidence', align: 'start' },
          { label: 'Answers' },
          { label: 'Right' },
          { label: 'Said, mean', unit: '%' },
          { label: 'Was right', unit: '%' },
        ],
        rows: bands.map((band) => [
          `${band.from} to ${band.to} %`,
          band.answers,
          band.right,
          band.said.toFixed(0),
          band.was.toFixed(0),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([50, 100], x);
        const up = linearScale([0, 100], y);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label="You were right" unit="%" />
            <AxisBottom scale={across} width={width} height={height} label="You said" unit="%" />
            <line
              x1={across(50)}
              y1={up(50)}
              x2={across(100)}
              y2={up(100)}
              strokeDasharray="4 4"
              className="stroke-ink-muted"
            />
            {bands.map((band) => (
              <g key={band.from}>
                <line
                  x1={across(band.said)}
                  x2={across(band.said)}
                  y1={up(band.said)}
                  y2={up(band.was)}
                  className="stroke-accent"
                />
                <circle
                  cx={across(band.said)}
                  cy={up(band.was)}
                  // The area of a point goes with its answers.
                  r={4 + 2 * Math.sqrt(Math.min(25, band.answers))}
                  className="fill-accent"
                />
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}

function bandText({ from, to, answers, right }: CalibrationBand): string {
  return `${from} to ${to} % sure: ${right} of ${answers} right.`;
}
