'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { seriesLook, signPath } from '@/components/charts/series';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { type Comparison, scatterPoints } from '@/engine/tracking/mlflow/views/comparison';
import { cellText } from './run-words';

export interface ScatterChartProps {
  readonly comparison: Comparison;
  /** Pixels of the drawing. */
  readonly height: number;
  readonly onOpen: (runId: string) => void;
}

/** The runs as points of two of their numbers. */
export function ScatterChart({ comparison: { columns, rows }, height: tall, onOpen }: ScatterChartProps) {
  const numeric = columns.flatMap((column, at) => (column.isNumeric ? [{ ...column, at }] : []));
  const differing = numeric.filter(({ isConstant }) => !isConstant);
  const firstMetric = differing.find(({ entity }) => entity === 'metric');
  const firstParam = differing.find(({ entity }) => entity === 'parameter');
  const [chosen, setChosen] = useState<{ readonly x?: string; readonly y?: string }>({});
  const pick = (id: string | undefined) => numeric.find((column) => column.id === id);
  const up = pick(chosen.y) ?? firstMetric ?? numeric[0];
  const right =
    pick(chosen.x) ??
    (firstParam?.id === up?.id ? undefined : firstParam) ??
    numeric.find(({ id }) => id !== up?.id);
  if (!right || !up)
    return <EmptyState title="Too few numbers">Two params or metrics with numbers are needed.</EmptyState>;
  const points = scatterPoints(rows, right.at, up.at);
  const names = new Map(rows.map(({ runId, name }, at) => [runId, { name, at }]));
  const options = numeric.map(({ id }) => ({ id, label: id }));
  const extent = (values: readonly number[]): readonly [number, number] => [
    Math.min(...values),
    Math.max(...values),
  ];
  return (
    <PlotFrame
      title={`${up.id} by ${right.id}`}
      summary={`${points.length} runs by ${right.id} and ${up.id}.`}
      height={tall}
      controls={
        <div className="flex flex-wrap items-center gap-2">
          <Select
            label="Upwards"
            labelHidden
            size="sm"
            value={up.id}
            onChange={(y) => setChosen({ ...chosen, y })}
            options={options}
          />
          <span className="text-ink-muted text-xs">by</span>
          <Select
            label="To the right"
            labelHidden
            size="sm"
            value={right.id}
            onChange={(x) => setChosen({ ...chosen, x })}
            options={options}
          />
        </div>
      }
      numbers={() => ({
        columns: [{ label: 'Run' }, { label: right.id }, { label: up.id }],
        rows: points.map(({ runId, x, y }) => [names.get(runId)!.name, cellText(x), cellText(y)]),
      })}
    >
      {({ width, height, x, y }) => {
        if (points.length === 0) return null;
        const across = linearScale(extent(points.map((point) => point.x)), x, true);
        const above = linearScale(extent(points.map((point) => point.y)), y, true);
        return (
          <>
            <AxisLeft scale={above} width={width} height={height} label={up.key} grid />
            <AxisBottom scale={across} width={width} height={height} label={right.key} />
            <Marks
              label="Runs"
              onChoose={onOpen}
              marks={points.map((point) => {
                const { name, at } = names.get(point.runId)!;
                return {
                  id: point.runId,
                  label: `${name}: ${right.id} ${cellText(point.x)}, ${up.id} ${cellText(point.y)}`,
                  shape: (
                    <path
                      d={signPath(at)}
                      className={seriesLook(at).fill}
                      transform={`translate(${across(point.x)} ${above(point.y)}) scale(1.5)`}
                    />
                  ),
                };
              })}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}
