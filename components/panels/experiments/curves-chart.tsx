'use client';

import { type ReactNode, useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { seriesLook, signPath } from '@/components/charts/series';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { Comparison } from '@/engine/tracking/mlflow/views/comparison';
import { cellText } from './run-words';

export interface CurvesChartProps {
  readonly comparison: Comparison;
  /** Pixels of the drawing. */
  readonly height: number;
  readonly legend: ReactNode;
}

const ACROSS = [
  { id: 'step', label: 'By step' },
  { id: 'elapsed', label: 'By time' },
] as const;

/** The course of one metric in every run, laid over each other. */
export function CurvesChart({ comparison, height: tall, legend }: CurvesChartProps) {
  const [key, setKey] = useState<string | null>(null);
  const [across, setAcross] = useState<(typeof ACROSS)[number]['id']>('step');
  const metric = comparison.curves.find((one) => one.key === key) ?? comparison.curves[0];
  if (!metric)
    return (
      <EmptyState title="No curves">
        A metric that is logged more than once, with a step, has a curve: one point an epoch, for example.
      </EmptyState>
    );
  const places = new Map(comparison.rows.map(({ runId, name }, at) => [runId, { name, at }]));
  const curves = metric.curves.map(({ runId, points }) => ({
    ...places.get(runId)!,
    points: points
      .filter(({ value }) => Number.isFinite(value))
      .map((point) => ({ x: across === 'step' ? point.step : point.elapsedMs / 1_000, y: point.value })),
  }));
  const all = curves.flatMap(({ points }) => points);
  const extent = (pick: (point: { x: number; y: number }) => number): readonly [number, number] =>
    all.reduce<readonly [number, number]>(
      ([low, high], point) => [Math.min(low, pick(point)), Math.max(high, pick(point))],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  const drawn = all.length > 0 ? { x: extent(({ x }) => x), y: extent(({ y }) => y) } : null;
  return (
    <PlotFrame
      title={`${metric.key} in each run`}
      summary={`${metric.key} of ${curves.length} runs. ${curves
        .map(({ name, points }) => `${name} ends at ${cellText(points.at(-1)?.y ?? null)}`)
        .join('; ')}.`}
      height={tall}
      controls={
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label="Metric"
            labelHidden
            size="sm"
            value={metric.key}
            onChange={setKey}
            options={comparison.curves.map((one) => ({ id: one.key, label: one.key }))}
          />
          <ToggleGroup label="Across" size="sm" options={ACROSS} value={across} onChange={setAcross} />
        </div>
      }
      legend={legend}
      numbers={() => ({
        columns: [{ label: 'Run' }, { label: across === 'step' ? 'Step' : 'Seconds' }, { label: metric.key }],
        rows: curves.flatMap(({ name, points }) => points.map(({ x, y }) => [name, x, cellText(y)])),
      })}
    >
      {({ width, height, x, y }) => {
        if (drawn === null) return null;
        const right = linearScale(drawn.x, x);
        const up = linearScale(drawn.y, y, true);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={metric.key} grid />
            <AxisBottom
              scale={right}
              width={width}
              height={height}
              label={across === 'step' ? 'Step' : 'Time'}
              unit={across === 'step' ? undefined : 's'}
            />
            {curves.map(({ name, at, points }) => (
              <g key={`${name}-${at}`} className={seriesLook(at).stroke}>
                <polyline
                  fill="none"
                  strokeWidth={1.75}
                  points={points
                    .map((point) => `${right(point.x).toFixed(1)},${up(point.y).toFixed(1)}`)
                    .join(' ')}
                />
                {points.length > 0 ? (
                  <path
                    d={signPath(at)}
                    stroke="none"
                    className={seriesLook(at).fill}
                    transform={`translate(${right(points.at(-1)!.x)} ${up(points.at(-1)!.y)})`}
                  />
                ) : null}
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}
