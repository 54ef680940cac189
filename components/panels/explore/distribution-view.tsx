'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { plainLabel, tickLabel } from '@/components/charts/tick-label';
import { Switch } from '@/components/ui/switch';
import { isoDate } from '@/engine/dataset/csv/dates';
import type { LevelDistribution, NumberDistribution } from '@/engine/dataset/explore/distribution';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';
import { filterOfBin, readable } from '../data/data-view';
import { BarShape, NamedBars } from './bars';
import { BoxShape } from './box-shape';
import { percent, rowsText, type ViewProps, valueText } from './source';
import { useAnswer } from './use-answer';
import { Choices, ColumnChoice, Remark, Waiting } from './view-parts';

/** How the values of one column lie: histogram and box of numbers, bars of categories. */
export function DistributionView({ source, columns, chosen, onPick }: ViewProps) {
  const filled = columns.filter(({ type }) => type !== 'empty');
  const [name, setName] = useState(firstChoice(filled));
  const [log, setLog] = useState(false);
  const column = filled.find((each) => each.name === name) ?? filled[0];
  const canLog = column?.type === 'number' && (column.max ?? 0) > 0;
  const { answer, question, error } = useAnswer<'distribution'>(
    source,
    column ? { kind: 'distribution', column: column.name, log: log && canLog } : null,
  );
  if (!column) return <Remark>No column holds a value.</Remark>;
  const shown = filled.find((each) => each.name === question?.column);
  return (
    <>
      <Choices>
        <ColumnChoice label="Column" columns={filled} value={column.name} onChange={setName} />
        {canLog ? (
          <Switch isSelected={log} onChange={setLog}>
            Logarithmic bars
          </Switch>
        ) : null}
      </Choices>
      {!answer || !shown ? (
        <Waiting error={error} />
      ) : answer.kind === 'levels' ? (
        <Levels column={shown} levels={answer} chosen={chosen} onPick={onPick} />
      ) : (
        <Numbers
          column={shown}
          numbers={answer}
          log={question?.log ?? false}
          chosen={chosen}
          onPick={onPick}
        />
      )}
    </>
  );
}

function firstChoice(columns: readonly ColumnFigures[]): string | null {
  return (columns.find(({ name }) => /price|target|churn/i.test(name)) ?? columns[0])?.name ?? null;
}

type Chosen = Pick<ViewProps, 'chosen' | 'onPick'>;

function Levels({
  column,
  levels,
  chosen,
  onPick,
}: Chosen & { readonly column: ColumnFigures; readonly levels: LevelDistribution }) {
  const total = levels.levels.reduce((sum, { count }) => sum + count, 0);
  const first = levels.levels[0];
  const bars = levels.levels.map(({ label, count }, i) => ({
    id: `${column.name}: ${label}`,
    name: label,
    value: count,
    label: `${label}: ${rowsText(count)}, ${percent(count, total)}`,
    isOthers: levels.hasOthers && i === levels.levels.length - 1,
  }));
  return (
    <PlotFrame
      title={`${column.name}: rows by value`}
      summary={`${column.distinct} different values in ${rowsText(total)}, ${levels.missing} missing.${first ? ` Most often ${first.label}: ${percent(first.count, total)}.` : ''}`}
      margin={{ bottom: 84 }}
      height={300}
      numbers={() => ({
        columns: [{ label: 'Value' }, { label: 'Rows' }, { label: 'Share' }],
        rows: levels.levels.map(({ label, count }) => [label, readable(count), percent(count, total)]),
      })}
    >
      {(area) => (
        <NamedBars
          area={area}
          bars={bars}
          across={column.name}
          up="rows"
          chosen={chosen}
          onChoose={(id) => {
            const bar = bars.find((each) => each.id === id);
            if (!bar || bar.isOthers) return;
            const filter = { kind: 'one-of', column: column.name, values: [bar.name] } as const;
            onPick({ label: id, pick: { filters: [filter] } });
          }}
        />
      )}
    </PlotFrame>
  );
}

function Numbers({
  column,
  numbers,
  log,
  chosen,
  onPick,
}: Chosen & { readonly column: ColumnFigures; readonly numbers: NumberDistribution; readonly log: boolean }) {
  const { name } = column;
  const isDate = column.type === 'date';
  const { bins, box } = numbers;
  const format = isDate
    ? (value: number) => isoDate(value).slice(0, 10)
    : /year/i.test(name)
      ? plainLabel
      : tickLabel;
  const [low, high] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const place = (value: number) => (log ? Math.log10(Math.max(value, low)) : value);
  const bars = bins.map((bin, i) => {
    const id = `${name}: ${valueText(column, bin.from)} to ${valueText(column, bin.to)}`;
    return { id, bin, filter: filterOfBin(name, bin, i === bins.length - 1) };
  });
  const choose = (id: string) => {
    const bar = bars.find((each) => each.id === id);
    if (bar) onPick({ label: id, pick: { filters: [bar.filter] } });
    else if (box && id === boxLabel(name)) {
      const filter = { kind: 'range', column: name, from: box.quartile1, to: box.quartile3 } as const;
      onPick({ label: id, pick: { filters: [filter] } });
    } else {
      const outlier = numbers.outliers.find(({ row, value }) => outlierLabel(column, row, value) === id);
      if (outlier) onPick({ label: id, pick: { filters: [], rows: [outlier.row] } });
    }
  };
  const skews =
    isDate || numbers.skew === null
      ? ''
      : ` Skew ${numbers.skew.toFixed(2)}${numbers.skewOfLog === null ? '' : `, of the logarithm ${numbers.skewOfLog.toFixed(2)}`}.`;
  return (
    <PlotFrame
      title={`${name}: histogram and box`}
      summary={`Median ${valueText(column, column.median)}, half of the rows between ${valueText(column, column.quartile1)} and ${valueText(column, column.quartile3)}; ${readable((box?.below ?? 0) + (box?.above ?? 0))} beyond the whiskers; ${numbers.missing} missing.${skews}${log && numbers.notPositive > 0 ? ` ${numbers.notPositive} values have no logarithm.` : ''}`}
      height={330}
      numbers={() => ({
        columns: [{ label: 'From' }, { label: 'To' }, { label: 'Rows' }],
        rows: bins.map((bin) => [
          valueText(column, bin.from),
          valueText(column, bin.to),
          readable(bin.count),
        ]),
      })}
    >
      {({ width, height, x }) => {
        const upper = height - 54;
        const across = linearScale([place(low), place(high)], x);
        const up = linearScale([0, Math.max(1, ...bins.map(({ count }) => count))], [upper, 0], true);
        const boxScale = Object.assign((value: number) => across(place(value)), across);
        return (
          <>
            <AxisLeft scale={up} width={width} height={upper} label="rows" />
            <Marks
              label="Bars"
              chosen={chosen}
              onChoose={choose}
              marks={bars.map(({ id, bin }) => ({
                id,
                label: `${valueText(column, bin.from)} to ${valueText(column, bin.to)}: ${rowsText(bin.count)}`,
                shape: (
                  <BarShape
                    x={across(place(bin.from)) + 0.5}
                    width={across(place(bin.to)) - across(place(bin.from)) - 1}
                    value={bin.count}
                    scale={up}
                    height={upper}
                    isChosen={chosen === id}
                  />
                ),
              }))}
            />
            {box ? (
              <Marks
                label="Box and values beyond the whiskers"
                chosen={chosen}
                onChoose={choose}
                marks={[
                  {
                    id: boxLabel(name),
                    label: `Box from ${valueText(column, box.quartile1)} to ${valueText(column, box.quartile3)}, median ${valueText(column, box.median)}, whiskers ${valueText(column, box.low)} to ${valueText(column, box.high)}`,
                    shape: (
                      <BoxShape
                        box={box}
                        scale={boxScale}
                        middle={upper + 30}
                        thickness={22}
                        lying
                        isChosen={chosen === boxLabel(name)}
                      />
                    ),
                  },
                  ...numbers.outliers
                    .filter(({ value }) => !log || value > 0)
                    .map(({ row, value }) => ({
                      id: outlierLabel(column, row, value),
                      label: outlierLabel(column, row, value),
                      shape: (
                        <circle
                          cx={boxScale(value)}
                          cy={upper + 30}
                          r={3}
                          className="fill-none stroke-chart-2 hover:fill-chart-2"
                        />
                      ),
                    })),
                ]}
              />
            ) : null}
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label={log ? `${name}, logarithmic` : name}
              unit={column.unit}
              format={log ? (value) => format(10 ** value, column.unit) : format}
            />
          </>
        );
      }}
    </PlotFrame>
  );
}

function boxLabel(name: string): string {
  return `${name}: the middle half`;
}

function outlierLabel(column: ColumnFigures, row: number, value: number): string {
  return `${column.name}: row ${row + 1}, ${valueText(column, value)}`;
}
