'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { SeriesLegend, seriesLook, signPath } from '@/components/charts/series';
import type { PlotData } from '@/engine/versioning/dvc/compare/plots';
import { bars, confusion, extentOf, kindOf, series } from './plot-points';

/** A plot of DVC, the workspace over the last commit, as its template says. */
export function PlotChart({ plot }: { readonly plot: PlotData }) {
  const { style, revisions, points } = plot;
  const kind = kindOf(plot);
  const frame = {
    title: style.title,
    summary: `${style.yLabel} by ${style.xLabel}, ${points.length} points of ${revisions.join(' and ')}.`,
    legend: revisions.length > 1 && kind !== 'confusion' ? <SeriesLegend names={revisions} /> : undefined,
    numbers: () => ({
      columns: [{ label: 'Revision' }, { label: style.xLabel }, { label: style.yLabel }],
      rows: points.map((point) =>
        [point.rev, point[style.x], point[style.y]].map((cell) => String(cell ?? '')),
      ),
    }),
  };
  if (kind === 'confusion') return <ConfusionChart plot={plot} frame={frame} />;
  if (kind === 'bars') return <BarChart plot={plot} frame={frame} />;
  const lines = series(plot);
  const all = lines.flatMap((line) => line.points);
  return (
    <PlotFrame {...frame} height={240}>
      {({ width, height, x, y }) => {
        if (all.length === 0) return null;
        const across = linearScale(extentOf(all.map((point) => point.x)), x);
        const up = linearScale(extentOf(all.map((point) => point.y)), y, true);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={style.yLabel} grid />
            <AxisBottom scale={across} width={width} height={height} label={style.xLabel} />
            {lines.map(({ revision, points: own }, i) => (
              <g key={revision}>
                {kind === 'line' ? (
                  <path
                    d={own
                      .map((point, at) => `${at === 0 ? 'M' : 'L'}${across(point.x)} ${up(point.y)}`)
                      .join('')}
                    className={`fill-none stroke-2 ${seriesLook(i).stroke}`}
                  />
                ) : null}
                {kind === 'scatter' || own.length <= 40
                  ? own.map((point, at) => (
                      <path
                        // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name than their place
                        key={at}
                        transform={`translate(${across(point.x)} ${up(point.y)})`}
                        d={signPath(i)}
                        className={seriesLook(i).fill}
                      />
                    ))
                  : null}
              </g>
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}

type Frame = Omit<Parameters<typeof PlotFrame>[0], 'children'>;

function BarChart({ plot, frame }: { readonly plot: PlotData; readonly frame: Frame }) {
  const rows = bars(plot);
  const names = [...new Set(rows.map(({ name }) => name))];
  const { revisions, style } = plot;
  return (
    <PlotFrame {...frame} height={90 + names.length * 14 * (revisions.length + 1)} margin={{ left: 124 }}>
      {({ width, height, x, y }) => {
        const across = linearScale(extentOf([0, ...rows.map(({ value }) => value)]), x, true);
        const down = bandScale(names, [y[1], y[0]]);
        const thick = down.bandwidth / revisions.length;
        return (
          <>
            <AxisLeft scale={down} width={width} height={height} label={style.yLabel} />
            <AxisBottom scale={across} width={width} height={height} label={style.xLabel} />
            {rows.map(({ name, revision, value }) => (
              <rect
                key={`${name} ${revision}`}
                x={Math.min(across(0), across(value))}
                y={down.start(names.indexOf(name)) + thick * revisions.indexOf(revision)}
                width={Math.abs(across(value) - across(0))}
                height={Math.max(1, thick - 1)}
                className={seriesLook(revisions.indexOf(revision)).fill}
              />
            ))}
          </>
        );
      }}
    </PlotFrame>
  );
}

function ConfusionChart({ plot, frame }: { readonly plot: PlotData; readonly frame: Frame }) {
  return (
    <div className="flex flex-col gap-4">
      {plot.revisions.map((revision) => {
        const { across, down, cells, most } = confusion(plot, revision);
        return (
          <PlotFrame
            key={revision}
            {...frame}
            title={`${plot.style.title} · ${revision}`}
            height={90 + down.length * 36}
            margin={{ left: 110 }}
          >
            {({ width, height, x, y }) => {
              const columns = bandScale(across, x, 0.05);
              const rows = bandScale(down, [y[1], y[0]], 0.05);
              return (
                <>
                  <AxisLeft scale={rows} width={width} height={height} label={plot.style.yLabel} />
                  <AxisBottom scale={columns} width={width} height={height} label={plot.style.xLabel} />
                  {cells.map(({ column, row, count }) => (
                    <g
                      key={`${column} ${row}`}
                      transform={`translate(${columns.start(column)} ${rows.start(row)})`}
                    >
                      <rect
                        width={columns.bandwidth}
                        height={rows.bandwidth}
                        className="fill-accent"
                        opacity={0.05 + 0.35 * (count / most)}
                      />
                      <text
                        x={columns.bandwidth / 2}
                        y={rows.bandwidth / 2}
                        dy="0.35em"
                        textAnchor="middle"
                        className="fill-ink text-xs tabular-nums"
                      >
                        {count}
                      </text>
                    </g>
                  ))}
                </>
              );
            }}
          </PlotFrame>
        );
      })}
    </div>
  );
}
