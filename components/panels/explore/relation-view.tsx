'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { SeriesLegend, seriesLook, signPath } from '@/components/charts/series';
import { plainLabel, tickLabel } from '@/components/charts/tick-label';
import { ToggleGroup } from '@/components/ui/toggle-group';
import type { GridCell, Scatter } from '@/engine/dataset/explore/relations';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';
import type { RowFilter } from '@/engine/dataset/filter-rows';
import { filterOfBin, readable } from '../data/data-view';
import { numberColumns, rowsText, type ViewProps } from './source';
import { useAnswer } from './use-answer';
import { Choices, ColumnChoice, OptionalColumnChoice, Remark, Waiting } from './view-parts';

interface RelationViewProps extends ViewProps {
  readonly pair: readonly [x: string, y: string] | null;
  readonly onPair: (pair: readonly [x: string, y: string]) => void;
}

/** Two columns of numbers against each other: points with the colours of a third, or counts in a grid. */
export function RelationView({ source, columns, chosen, onPick, pair, onPair }: RelationViewProps) {
  const numbers = numberColumns(columns);
  const groupers = columns.filter(({ canGroup }) => canGroup);
  const [colour, setColour] = useState<string | null>(null);
  const [shape, setShape] = useState<'points' | 'cells'>('points');
  const y =
    pair?.[1] ?? numbers.find(({ name }) => /price|target|charges/i.test(name))?.name ?? numbers[0]?.name;
  const others = numbers.filter(({ name }) => name !== y);
  const x = pair?.[0] ?? (others.find(({ distinct }) => distinct > 20) ?? others[0])?.name;
  const ready = x !== undefined && y !== undefined;
  const { answer, question, error } = useAnswer<'scatter'>(
    source,
    ready ? { kind: 'scatter', x, y, colour: shape === 'points' ? colour : null } : null,
  );
  if (!ready) return <Remark>This view needs two columns of numbers.</Remark>;
  return (
    <>
      <Choices>
        <ColumnChoice label="Across" columns={numbers} value={x} onChange={(name) => onPair([name, y])} />
        <ColumnChoice label="Up" columns={numbers} value={y} onChange={(name) => onPair([x, name])} />
        <OptionalColumnChoice
          label="Colour and sign"
          none="none"
          columns={groupers}
          value={colour}
          onChange={(name) => {
            setColour(name);
            if (name !== null) setShape('points');
          }}
        />
        <ToggleGroup
          label="What is drawn"
          options={[
            { id: 'points', label: 'Points' },
            { id: 'cells', label: 'Counts' },
          ]}
          value={shape}
          onChange={setShape}
          size="sm"
        />
      </Choices>
      {answer && question ? (
        <ScatterPlot
          scatter={answer}
          x={question.x}
          y={question.y}
          colour={question.colour}
          shape={shape}
          columns={columns}
          chosen={chosen}
          onPick={onPick}
        />
      ) : (
        <Waiting error={error} />
      )}
    </>
  );
}

interface ScatterPlotProps extends Pick<ViewProps, 'chosen' | 'onPick'> {
  readonly scatter: Scatter;
  readonly x: string;
  readonly y: string;
  readonly colour: string | null;
  readonly shape: 'points' | 'cells';
  readonly columns: readonly ColumnFigures[];
}

function ScatterPlot({ scatter, x, y, colour, shape, columns, chosen, onPick }: ScatterPlotProps) {
  const { points, cells, groups } = scatter;
  const byX = points.toSorted((a, b) => a.x - b.x);
  const cellMarks = cells.map((cell) => ({ id: cellLabel(x, y, cell), cell }));
  const pointLabel = (point: Scatter['points'][number]) =>
    `Row ${point.row + 1}: ${x} ${readable(point.x)}, ${y} ${readable(point.y)}${point.group >= 0 ? `, ${groups[point.group]}` : ''}`;
  const formatOf = (name: string) => (/year/i.test(name) ? plainLabel : tickLabel);
  const unitOf = (name: string) => columns.find((column) => column.name === name)?.unit;
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const r = scatter.pearson?.toFixed(2) ?? 'not defined';
  const rho = scatter.spearman?.toFixed(2) ?? 'not defined';
  const drawn =
    shape === 'cells'
      ? 'the darker, the more rows'
      : scatter.sampled
        ? `${readable(points.length)} of them drawn, evenly picked`
        : 'all of them drawn';
  return (
    <PlotFrame
      title={`${y} by ${x}`}
      summary={`${rowsText(scatter.pairs)} have both; ${drawn}. Correlation ${r} (Pearson), ${rho} (Spearman, of the ranks).`}
      height={360}
      legend={
        groups.length > 0 && shape === 'points' ? (
          <SeriesLegend title={colour ?? ''} names={groups} />
        ) : undefined
      }
      numbers={() =>
        shape === 'cells'
          ? {
              columns: [
                { label: `${x}, from` },
                { label: `${x}, to` },
                { label: `${y}, from` },
                { label: `${y}, to` },
                { label: 'Rows' },
              ],
              rows: cells.map((cell) => [...cell.x, ...cell.y, cell.count].map(readable)),
            }
          : {
              columns: [{ label: 'Row' }, { label: x }, { label: y }, ...(colour ? [{ label: colour }] : [])],
              rows: byX.map((point) => [
                readable(point.row + 1),
                readable(point.x),
                readable(point.y),
                ...(colour ? [groups[point.group] ?? '–'] : []),
              ]),
            }
      }
    >
      {(area) => {
        const across = linearScale(scatter.x, area.x, true);
        const up = linearScale(scatter.y, area.y, true);
        const { width, height } = area;
        return (
          <>
            <AxisLeft
              scale={up}
              width={width}
              height={height}
              label={y}
              unit={unitOf(y)}
              format={formatOf(y)}
            />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label={x}
              unit={unitOf(x)}
              format={formatOf(x)}
              grid
            />
            {shape === 'cells' ? (
              <Marks
                label="Cells"
                chosen={chosen}
                onChoose={(id) => {
                  const mark = cellMarks.find((each) => each.id === id);
                  if (mark) onPick({ label: id, pick: { filters: cellFilters(x, y, mark.cell) } });
                }}
                marks={cellMarks.map(({ id, cell }) => ({
                  id,
                  label: `${id}: ${rowsText(cell.count)}`,
                  shape: (
                    <rect
                      x={across(cell.x[0])}
                      y={up(cell.y[1])}
                      width={Math.max(1, across(cell.x[1]) - across(cell.x[0]))}
                      height={Math.max(1, up(cell.y[0]) - up(cell.y[1]))}
                      fillOpacity={0.12 + 0.88 * Math.sqrt(cell.count / most)}
                      className={chosen === id ? 'fill-chart-1 stroke-2 stroke-ink' : 'fill-chart-1'}
                    />
                  ),
                }))}
              />
            ) : (
              <Marks
                label="Points, from left to right"
                chosen={chosen}
                onChoose={(id) => {
                  const point = byX.find((each) => pointLabel(each) === id);
                  if (point) onPick({ label: id, pick: { filters: [], rows: [point.row] } });
                }}
                marks={byX.map((point) => {
                  const label = pointLabel(point);
                  return {
                    id: label,
                    label,
                    shape: (
                      <path
                        d={signPath(Math.max(0, point.group))}
                        transform={`translate(${across(point.x).toFixed(1)} ${up(point.y).toFixed(1)})${chosen === label ? ' scale(2)' : ''}`}
                        fillOpacity={chosen === label ? 1 : 0.6}
                        className={
                          chosen === label
                            ? `${seriesLook(Math.max(0, point.group)).fill} stroke-ink`
                            : seriesLook(Math.max(0, point.group)).fill
                        }
                      />
                    ),
                  };
                })}
              />
            )}
          </>
        );
      }}
    </PlotFrame>
  );
}

function cellLabel(x: string, y: string, cell: GridCell): string {
  return `${x} ${readable(cell.x[0])} to ${readable(cell.x[1])}, ${y} ${readable(cell.y[0])} to ${readable(cell.y[1])}`;
}

function cellFilters(x: string, y: string, cell: GridCell): RowFilter[] {
  return [
    filterOfBin(x, { from: cell.x[0], to: cell.x[1], count: 0 }, cell.isLast[0]),
    filterOfBin(y, { from: cell.y[0], to: cell.y[1], count: 0 }, cell.isLast[1]),
  ];
}
