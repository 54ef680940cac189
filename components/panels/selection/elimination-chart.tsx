'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import type { SelectedFile } from '@/engine/selection/results';
import { curvePoints, withUnit } from './selection-view';

/** The error against the number of features, every point a model that was trained anew. */
export function EliminationChart({ selected }: { readonly selected: SelectedFile }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { unit } = selected;
  const points = curvePoints(selected);
  if (points.length < 2) return null;
  const errors = points.map(({ error }) => error);
  const least = Math.min(...errors);
  const kept = points.find((point) => point.chosen);
  const shown = points.find(({ count }) => `${count}` === chosen) ?? kept;
  const all = points[0]!;
  return (
    <div className="flex flex-col gap-1">
      <PlotFrame
        title="Error against the number of features"
        summary={`With all ${all.count} features ${withUnit(all.error, unit)}; the lowest is ${withUnit(least, unit)}${kept ? `; with the ${kept.count} that were kept ${withUnit(kept.error, unit)}` : ''}.`}
        height={260}
        numbers={() => ({
          columns: [
            { label: 'Features', align: 'end' },
            { label: 'Error', unit },
            { label: 'Removed next', align: 'start' },
            { label: 'Kept', align: 'start' },
          ],
          rows: points.map((point) => [
            point.count,
            withUnit(point.error, unit),
            point.dropped.join(', ') || 'nothing',
            point.chosen ? 'yes' : '',
          ]),
        })}
      >
        {({ width, height, x, y }) => {
          const across = linearScale([0, all.count], x);
          // The last few points rise steeply; the part where the choice is made gets the room.
          const up = linearScale([least * 0.98, Math.min(Math.max(...errors), least * 1.6)], y, true);
          const top = up.domain[1];
          const place = (error: number) => up(Math.min(top, error));
          const path = points
            .map(
              ({ count, error }, i) =>
                `${i === 0 ? 'M' : 'L'}${across(count).toFixed(1)} ${place(error).toFixed(1)}`,
            )
            .join('');
          return (
            <>
              <AxisLeft
                scale={up}
                width={width}
                height={height}
                label="Error on rows not learnt from"
                unit={unit}
                ticks={4}
              />
              <AxisBottom scale={across} width={width} height={height} label="Number of features" />
              <path d={path} fill="none" strokeWidth={1.5} className="stroke-accent" />
              <Marks
                label="Points of the curve, most features first"
                chosen={chosen}
                onChoose={setChosen}
                marks={points.map((point) => ({
                  id: `${point.count}`,
                  label: `${point.count} features: ${withUnit(point.error, unit)}${point.chosen ? ', kept' : ''}${point.dropped.length > 0 ? `; ${point.dropped.join(', ')} goes next` : ''}`,
                  shape: point.chosen ? (
                    <path
                      d={`M${across(point.count)} ${place(point.error) - 8}l8 8l-8 8l-8 -8z`}
                      strokeWidth={2}
                      className="fill-accent stroke-surface"
                    />
                  ) : (
                    <circle
                      cx={across(point.count)}
                      cy={place(point.error)}
                      r={4}
                      strokeWidth={1.5}
                      className={
                        point.error > top ? 'fill-surface stroke-accent' : 'fill-accent stroke-surface'
                      }
                    />
                  ),
                }))}
              />
            </>
          );
        }}
      </PlotFrame>
      <p role="status" className="text-ink text-xs">
        {shown
          ? `${shown.count} features, ${withUnit(shown.error, unit)}: ${shown.features.join(', ')}.`
          : 'Choose a point to see its features.'}
      </p>
    </div>
  );
}
