'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { plainLabel } from '@/components/charts/tick-label';
import { readable } from '../data/data-view';
import { percent, rowsText, type ViewProps } from './source';
import { useAnswer } from './use-answer';
import { Remark, Waiting } from './view-parts';

/** Where values are missing: a column for each column, blocks of rows from top to bottom. */
export function MissingView({ source, chosen, onPick }: ViewProps) {
  const { answer, error } = useAnswer<'missing'>(source, { kind: 'missing' });
  if (!answer) return <Waiting error={error} />;
  const { columns, blocks } = answer;
  if (columns.length === 0)
    return <Remark>No value is missing: {rowsText(source.rowCount)}, every cell filled.</Remark>;
  const names = columns.map(({ name }) => name);
  const cells = blocks.flatMap((block) =>
    block.missing.flatMap((missing, column) => (missing > 0 ? [{ block, column, missing }] : [])),
  );
  const idOf = ({ block, column }: (typeof cells)[number]) =>
    `${names[column]} missing in rows ${block.from + 1} to ${block.to}`;
  return (
    <PlotFrame
      title="Missing values, by column and place in the file"
      summary={`${columns.length} columns have missing values, ${answer.complete} have none; ${percent(answer.wholeRows, source.rowCount)} of the rows are complete. The darker, the larger the share that is missing.`}
      height={340}
      margin={{ bottom: 92, left: 70 }}
      numbers={() => ({
        columns: [{ label: 'Column' }, { label: 'Missing' }, { label: 'Share' }],
        rows: columns.map(({ name, missing }) => [
          name,
          readable(missing),
          percent(missing, source.rowCount),
        ]),
      })}
    >
      {({ width, height, x }) => {
        const across = bandScale(names, x, 0.1);
        const down = linearScale([0, source.rowCount], [0, height]);
        return (
          <>
            <AxisLeft scale={down} width={width} height={height} label="row" format={plainLabel} />
            {names.map((name, i) => (
              <rect
                key={name}
                x={across.start(i)}
                width={across.bandwidth}
                height={height}
                className="fill-sunken"
              />
            ))}
            <Marks
              label="Cells"
              chosen={chosen}
              onChoose={(id) => {
                const cell = cells.find((each) => idOf(each) === id);
                if (!cell) return;
                const filters = [{ kind: 'missing', column: names[cell.column]! } as const];
                onPick({ label: id, pick: { filters, between: [cell.block.from, cell.block.to] } });
              }}
              marks={cells.map((cell) => {
                const { block, column, missing } = cell;
                const id = idOf(cell);
                return {
                  id,
                  label: `${id}: ${readable(missing)} of ${block.to - block.from}`,
                  shape: (
                    <rect
                      x={across.start(column)}
                      width={across.bandwidth}
                      y={down(block.from)}
                      height={Math.max(1.5, down(block.to) - down(block.from))}
                      fillOpacity={0.25 + 0.75 * (missing / (block.to - block.from))}
                      className={chosen === id ? 'fill-chart-2 stroke-2 stroke-ink' : 'fill-chart-2'}
                    />
                  ),
                };
              })}
            />
            <AxisBottom scale={across} width={width} height={height} label="" />
          </>
        );
      }}
    </PlotFrame>
  );
}
