'use client';

import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { seriesLook } from '@/components/charts/series';
import { tickLabel } from '@/components/charts/tick-label';
import { EmptyState } from '@/components/ui/empty-state';
import type { Comparison, ParallelAxis } from '@/engine/tracking/mlflow/views/comparison';
import { cellText } from './run-words';

export interface ParallelChartProps {
  readonly comparison: Comparison;
  /** Pixels of the drawing. */
  readonly height: number;
  readonly onOpen: (runId: string) => void;
}

/** One line a run through an axis for each param and metric that differs: settings at the left, what came of them at the right. */
export function ParallelChart({
  comparison: { axes, lines, rows },
  height: tall,
  onOpen,
}: ParallelChartProps) {
  if (axes.length < 2)
    return (
      <EmptyState title="Too little differs for a drawing">
        Parallel coordinates need two params or metrics that are not the same in all runs.
      </EmptyState>
    );
  const nameOf = new Map(rows.map(({ runId, name }) => [runId, name]));
  return (
    <PlotFrame
      title="Params and metrics of the runs"
      summary={`${lines.length} runs as lines through ${axes.map(({ key }) => key).join(', ')}.`}
      height={tall}
      margin={{ left: 56, right: 56, top: 36, bottom: 28 }}
      numbers={() => ({
        columns: [{ label: 'Run' }, ...axes.map(({ key }) => ({ label: key }))],
        rows: lines.map(({ runId, values }) => [nameOf.get(runId) ?? runId, ...values.map(cellText)]),
      })}
    >
      {({ width, height }) => {
        const across = (at: number) => (at / (axes.length - 1)) * width;
        return (
          <>
            <Marks
              label="Runs"
              onChoose={onOpen}
              marks={lines.map(({ runId, heights, values }, place) => {
                const path = pathOf(heights, across, height);
                return {
                  id: runId,
                  label: `${nameOf.get(runId) ?? runId}: ${axes.map(({ key }, at) => `${key} ${cellText(values[at] ?? null)}`).join(', ')}`,
                  shape: (
                    <>
                      <path d={path} fill="none" stroke="transparent" strokeWidth={9} />
                      <path d={path} fill="none" className={seriesLook(place).stroke} strokeWidth={1.75} />
                    </>
                  ),
                };
              })}
            />
            {axes.map((axis, at) => (
              <AxisLine key={axis.id} axis={axis} x={across(at)} height={height} />
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}

/** The line of a run; it is broken where the run has no value. */
function pathOf(heights: readonly (number | null)[], across: (at: number) => number, height: number): string {
  let path = '';
  for (const [at, share] of heights.entries()) {
    if (share === null) continue;
    const isJoined = at > 0 && heights[at - 1] !== null;
    path += `${isJoined ? 'L' : 'M'}${across(at).toFixed(1)} ${(height * (1 - share)).toFixed(1)}`;
    // A value between two gaps would be a line of no length.
    if (!isJoined && heights[at + 1] === null) path += 'h3';
  }
  return path;
}

function AxisLine({
  axis,
  x,
  height,
}: {
  readonly axis: ParallelAxis;
  readonly x: number;
  readonly height: number;
}) {
  const [low, high] = axis.domain
    ? axis.domain.map((value) => tickLabel(value))
    : [axis.categories[0], axis.categories.at(-1)];
  return (
    <g aria-hidden transform={`translate(${x} 0)`}>
      <line y2={height} className="stroke-line-strong" strokeWidth={1.5} />
      <text y={-20} textAnchor="middle" className="fill-ink font-medium text-[11px]">
        {axis.key}
      </text>
      <text y={-6} textAnchor="middle" className="fill-ink-muted text-[11px]">
        {high}
      </text>
      <text y={height + 16} textAnchor="middle" className="fill-ink-muted text-[11px]">
        {low}
      </text>
    </g>
  );
}
