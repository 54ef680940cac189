'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import type { ShiftSeries, ShiftView } from '@/engine/scenario/scenarios/on-call/shift-view';
import { hourText, numberText } from './words';

interface MetricChartProps {
  readonly series: ShiftSeries;
  readonly view: ShiftView;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;

/** One figure of a shift over its hours, with what fired, what was done and what went live. */
export function MetricChart({ series, view, hours }: MetricChartProps) {
  const { title, unit, values } = series;
  const { snapshot, startMs, changes } = view;
  const known = values.filter((value) => Number.isFinite(value));
  const most = known.reduce((above, one) => Math.max(above, one), 0);
  const last = known.at(-1);
  const withUnit = unit === '' ? '' : ` ${unit}`;
  return (
    <PlotFrame
      title={title}
      height={140}
      margin={{ top: 20, right: 12, bottom: 26, left: 48 }}
      summary={`Now ${last === undefined ? 'none' : numberText(last) + withUnit}; at most ${numberText(most)}${withUnit} in ${values.length} hours.`}
      numbers={() => ({
        columns: [{ label: 'Hour' }, { label: title, unit: unit || undefined }],
        rows: values.map((value, hour) => [hourText(startMs, hour), numberText(value)]),
      })}
    >
      {({ width, height, x, y }) => {
        const across = linearScale([0, hours], x);
        const up = linearScale([0, most || 1], y, true);
        const rule = (hour: number, key: string, className: string, dash?: string) => (
          <line
            key={key}
            x1={across(hour)}
            x2={across(hour)}
            y2={height}
            className={className}
            {...(dash && { strokeDasharray: dash })}
          />
        );
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={title} unit={unit} ticks={3} />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label=""
              ticks={Math.max(2, Math.floor(width / 90))}
              format={(hour) => hourText(startMs, hour).split(',')[0]!}
            />
            {changes.map(({ hour, what }) =>
              rule(hour, `${what}${hour}`, 'stroke-ink-muted opacity-60', '6 3'),
            )}
            {snapshot.acts
              .filter(({ outcome }) => outcome !== null)
              .map(({ due, action, begun }) =>
                rule(due, `${action.kind}${begun}`, 'stroke-accent', '1.5 2.5'),
              )}
            {snapshot.pages
              .filter(({ severity }) => severity === 'page')
              .map(({ id, firedAt }) => rule((firedAt - startMs) / HOUR_MS, id, 'stroke-failed opacity-60'))}
            <path d={pathOf(values, across, up)} fill="none" strokeWidth={1.5} className="stroke-chart-1" />
          </>
        );
      }}
    </PlotFrame>
  );
}

/** A line through the hours; it breaks where there is no value. */
function pathOf(values: readonly number[], across: (value: number) => number, up: (value: number) => number) {
  let path = '';
  let isDrawing = false;
  for (const [hour, value] of values.entries()) {
    if (Number.isFinite(value))
      path += `${isDrawing ? 'L' : 'M'}${across(hour + 0.5).toFixed(1)} ${up(value).toFixed(1)}`;
    isDrawing = Number.isFinite(value);
  }
  return path;
}
