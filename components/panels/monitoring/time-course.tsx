'use client';

import type { ReactNode } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { type CoursePoint, decimated, unbroken } from '@/components/charts/decimate';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { seriesLook, signPath } from '@/components/charts/series';
import { axisTime, timeText } from './words';

/** One line of a course. */
export interface CourseLine {
  readonly name: string;
  readonly points: readonly CoursePoint[];
  /** Fainter, and broken: what only accompanies. */
  readonly isFaint?: boolean;
}

export interface TimeCourseProps {
  readonly title: string;
  readonly summary: string;
  readonly label: string;
  readonly unit?: string;
  readonly lines: readonly CourseLine[];
  /** A line across: a threshold, what is left of nothing. */
  readonly limit?: { readonly value: number; readonly name: string };
  /** A line upright: the look that is shown elsewhere. */
  readonly at?: number;
  readonly from: number;
  readonly to: number;
  /** The least that the vertical axis shows. */
  readonly least?: readonly [number, number];
  readonly format: (value: number) => string;
  readonly height?: number;
  readonly legend?: ReactNode;
  readonly controls?: ReactNode;
}

/** A course over time: a line or several, a limit across. However many points there are, as many are drawn as can be seen. */
export function TimeCourse(props: TimeCourseProps) {
  const {
    title,
    summary,
    label,
    unit,
    lines,
    limit,
    at,
    from,
    to,
    least = [0, 0],
    format,
    height = 220,
  } = props;
  const values = lines.flatMap(({ points }) => points.flatMap(({ y }) => (y === null ? [] : [y])));
  const extent = [...values, ...(limit ? [limit.value] : []), ...least].reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return (
    <PlotFrame
      title={title}
      summary={summary}
      height={height}
      controls={props.controls}
      legend={props.legend}
      numbers={() => ({
        columns: [{ label: 'Time (UTC)' }, ...lines.map(({ name }) => ({ label: name }))],
        rows: (lines[0]?.points ?? []).map(({ x }, i) => [
          timeText(x),
          ...lines.map(({ points }) => {
            const y = points[i]?.y ?? null;
            return y === null ? '–' : format(y);
          }),
        ]),
      })}
    >
      {({ width, height: tall, x, y }) => {
        const right = linearScale([from, to], x);
        const up = linearScale(extent, y, true);
        return (
          <>
            <AxisLeft
              scale={up}
              width={width}
              height={tall}
              label={label}
              unit={unit}
              ticks={5}
              format={format}
            />
            <AxisBottom
              scale={right}
              width={width}
              height={tall}
              label="Time, UTC"
              format={axisTime(to - from)}
            />
            {at === undefined ? null : (
              <line x1={right(at)} x2={right(at)} y2={tall} className="stroke-accent" strokeDasharray="2 3" />
            )}
            {limit ? (
              <g>
                <line
                  x2={width}
                  y1={up(limit.value)}
                  y2={up(limit.value)}
                  className="stroke-failed"
                  strokeDasharray="6 4"
                />
                <text
                  x={width}
                  y={up(limit.value) - 4}
                  textAnchor="end"
                  className="fill-failed font-medium text-[11px]"
                >
                  {limit.name}
                </text>
              </g>
            ) : null}
            {lines.map(({ name, points, isFaint }, i) => (
              <g key={name} className={isFaint ? 'stroke-ink-faint' : seriesLook(i).stroke}>
                {unbroken(decimated(points, Math.max(1, Math.round(width)))).map((part) => (
                  <polyline
                    key={part[0]!.x}
                    fill="none"
                    strokeWidth={isFaint ? 1.25 : 1.75}
                    strokeDasharray={isFaint ? '4 3' : undefined}
                    strokeLinecap="round"
                    points={(part.length === 1 ? [part[0]!, part[0]!] : part)
                      .map((point) => `${right(point.x).toFixed(1)},${up(point.y).toFixed(1)}`)
                      .join(' ')}
                  />
                ))}
                <EndSign
                  points={points}
                  at={i}
                  isHidden={isFaint === true || lines.length === 1}
                  right={right}
                  up={up}
                />
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}

/** The sign of a line at its last point, so that lines are not told apart by colour alone. */
function EndSign({
  points,
  at,
  isHidden,
  right,
  up,
}: {
  readonly points: readonly CoursePoint[];
  readonly at: number;
  readonly isHidden: boolean;
  readonly right: (value: number) => number;
  readonly up: (value: number) => number;
}) {
  const last = points.findLast(({ y }) => y !== null);
  if (isHidden || !last || last.y === null) return null;
  return (
    <path
      d={signPath(at)}
      stroke="none"
      className={seriesLook(at).fill}
      transform={`translate(${right(last.x)} ${up(last.y)})`}
    />
  );
}
