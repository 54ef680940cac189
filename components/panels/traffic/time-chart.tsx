'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { type LinearScale, linearScale } from '@/components/charts/scales';
import { SeriesLegend, seriesLook } from '@/components/charts/series';
import { cx } from '@/components/ui/cx';
import type { Line, RunChart } from './run-series';

interface TimeChartProps {
  readonly chart: RunChart;
  /** The window that is looked at. */
  readonly window: number;
  /** How a window is called: its time. */
  readonly nameOf: (window: number) => string;
  readonly onWindow: (window: number) => void;
}

const valueText = (value: number | null, unit: string): string =>
  value === null
    ? 'none'
    : `${Number(value.toPrecision(value >= 1000 ? 4 : 3)).toLocaleString('en-US')}${unit === '' ? '' : ` ${unit}`}`;

/** One figure of a run over its windows. What has not been played yet is fainter; a click looks at a window. */
export function TimeChart({ chart, window, nameOf, onWindow }: TimeChartProps) {
  const { title, unit, lines, limit, formula } = chart;
  const windows = lines[0]?.values.length ?? 0;
  const most = lines.reduce(
    (greatest, { values }) => values.reduce<number>((above, one) => Math.max(above, one ?? 0), greatest),
    0,
  );
  // A limit far above all values would press them to the ground.
  const isLimitNear = limit !== undefined && most > 0 && limit.value < 3 * most;
  const now = lines
    .map(({ name, values }) => `${name} ${valueText(values[window] ?? null, unit)}`)
    .join(', ');
  return (
    <PlotFrame
      title={title}
      height={172}
      margin={{ top: 22, right: 14, bottom: 28, left: 52 }}
      summary={`${nameOf(window)}: ${now}. ${formula}`}
      legend={lines.length > 1 ? <SeriesLegend names={lines.map(({ name }) => name)} /> : undefined}
      numbers={() => ({
        columns: [{ label: 'Time' }, ...lines.map(({ name }) => ({ label: name, unit: unit || undefined }))],
        rows: Array.from({ length: windows }, (_, at) => [
          nameOf(at),
          ...lines.map(({ values }) => valueText(values[at] ?? null, '')),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([0, Math.max(1, windows)], x);
        const up = linearScale([0, Math.max(isLimitNear ? limit.value : 0, most) || 1], y, true);
        const at = across(window + 0.5);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={title} unit={unit} ticks={3} />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label=""
              ticks={Math.max(2, Math.floor(width / 110))}
              format={(value) => (value >= windows ? '' : nameOf(Math.floor(value)))}
            />
            {isLimitNear ? (
              <line
                x2={width}
                y1={up(limit.value)}
                y2={up(limit.value)}
                strokeDasharray="4 3"
                className="stroke-failed"
              />
            ) : null}
            {lines.map((line, look) => (
              <g key={line.name} className={seriesLook(look).stroke} fill="none" strokeWidth={1.5}>
                <path d={pathOf(line, across, up, 0, window + 1)} />
                <path d={pathOf(line, across, up, window, windows)} className="opacity-30" />
              </g>
            ))}
            <line x1={at} x2={at} y2={height} className="stroke-ink" strokeWidth={1} />
            {/* The slider above does the same by keyboard. */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the slider for the mouse */}
            <rect
              width={width}
              height={height}
              fill="transparent"
              className={cx('cursor-crosshair')}
              onClick={({ currentTarget, clientX }) => {
                const box = currentTarget.getBoundingClientRect();
                const place = Math.floor(((clientX - box.left) / box.width) * windows);
                onWindow(Math.max(0, Math.min(windows - 1, place)));
              }}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}

/** A line through the windows from one to another; it breaks where there is no value, and a value alone is a dot. */
function pathOf({ values }: Line, across: LinearScale, up: LinearScale, from: number, until: number): string {
  let path = '';
  let isDrawing = false;
  for (let at = from; at < Math.min(until, values.length); at++) {
    const value = values[at];
    if (value === null || value === undefined) {
      isDrawing = false;
      continue;
    }
    const place = `${across(at + 0.5).toFixed(1)} ${up(value).toFixed(1)}`;
    const next = values[at + 1];
    const isAlone = !isDrawing && (next === null || next === undefined);
    path += isDrawing ? `L${place}` : isAlone ? `M${place}h0.01` : `M${place}`;
    isDrawing = true;
  }
  return path;
}
