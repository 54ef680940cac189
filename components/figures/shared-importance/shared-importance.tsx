'use client';

import { useMemo, useState } from 'react';
import { AxisBottom } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { Slider } from '@/components/ui/slider';
import { twinImportance } from './twins';

/** The axis, in thousands of dollars: wide enough for every position of the slider. */
const MOST = 35;

/** Drag how alike two features are: each one's importance sinks, that of both together does not. */
export function SharedImportance() {
  const [alike, setAlike] = useState(0);
  const found = useMemo(() => twinImportance(alike), [alike]);
  const bars = [
    { name: 'First alone', value: found.first.mean, spread: found.first.deviation, look: 'fill-accent' },
    { name: 'Second alone', value: found.second.mean, spread: found.second.deviation, look: 'fill-accent' },
    { name: 'Both at once', value: found.both, spread: 0, look: 'fill-chart-3' },
  ];
  const thousands = (value: number) =>
    `$${(value * 1000).toLocaleString('en-US', { maximumFractionDigits: 0 })}`;
  return (
    <div className="flex flex-col gap-3">
      <PlotFrame
        title="What two features are worth, by shuffling"
        summary={`With a correlation of ${alike.toFixed(2)}, shuffling the first makes the error grow by ${thousands(found.first.mean)}, the second by ${thousands(found.second.mean)}, both at once by ${thousands(found.both)}. 240 made-up houses; the lines are one standard deviation over 12 shuffles.`}
        height={190}
        margin={{ left: 96, top: 8 }}
        numbers={() => ({
          columns: [
            { label: 'Correlation', align: 'end' },
            { label: 'First', unit: '$' },
            { label: 'Second', unit: '$' },
            { label: 'Both at once', unit: '$' },
          ],
          rows: [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1].map((at) => {
            const row = twinImportance(at);
            return [
              at.toFixed(1),
              thousands(row.first.mean),
              thousands(row.second.mean),
              thousands(row.both),
            ];
          }),
        })}
      >
        {({ width, height, x }) => {
          const across = linearScale([0, MOST], x);
          const down = bandScale(
            bars.map(({ name }) => name),
            [0, height],
            0.35,
          );
          return (
            <>
              <AxisBottom
                scale={across}
                width={width}
                height={height}
                label="Growth of the error"
                unit="thousand $"
                grid
              />
              <line y2={height} className="stroke-line-strong" />
              {bars.map(({ name, value, spread, look }, i) => (
                <g key={name}>
                  <text
                    x={-8}
                    y={down.middle(i)}
                    dy="0.35em"
                    textAnchor="end"
                    className="fill-ink text-[12px]"
                  >
                    {name}
                  </text>
                  <rect
                    width={Math.max(0, across(value))}
                    y={down.start(i)}
                    height={down.bandwidth}
                    className={look}
                  />
                  {spread > 0 ? (
                    <path
                      d={`M${across(value - spread)} ${down.middle(i)}H${across(value + spread)}`}
                      strokeWidth={2}
                      className="stroke-ink"
                    />
                  ) : null}
                </g>
              ))}
            </>
          );
        }}
      </PlotFrame>
      <Slider
        label="How alike the two features are (correlation)"
        minValue={0}
        maxValue={1}
        step={0.05}
        value={alike}
        onChange={setAlike}
        valueText={(value) => value.toFixed(2)}
      />
    </div>
  );
}
