import type { ReactNode } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import type { GroupError } from '@/engine/evaluation/groups';
import { amount, percent, readable } from './judged-file';

/** Groups of fewer rows are drawn hollow: their averages tell little. */
const FEW_ROWS = 30;
const BAND = 22;

interface GroupsChartProps {
  readonly column: string;
  readonly groups: readonly GroupError[];
  /** The average error of all rows. */
  readonly overall: number;
  readonly unit: string;
  readonly controls: ReactNode;
  readonly onChoose: (group: GroupError) => void;
}

/** One bar a group: its average error, its number of rows, and the 95 % interval. A bar opens its rows. */
export function GroupsChart({ column, groups, overall, unit, controls, onChoose }: GroupsChartProps) {
  const names = groups.map((group) => readable(group.name));
  const most = Math.max(overall, ...groups.map((group) => group.interval.high));
  const judged = groups.filter((group) => group.n >= FEW_ROWS).sort((a, b) => b.mae - a.mae);
  const worst = judged[0];
  const range = ({ interval }: GroupError) =>
    `${amount(interval.low, unit)} to ${amount(interval.high, unit)}`;
  return (
    <PlotFrame
      title={`Average error by ${readable(column)}`}
      controls={controls}
      height={70 + BAND * groups.length}
      margin={{ left: 150 }}
      summary={`${worst ? `Of the groups with at least ${FEW_ROWS} rows, ${readable(worst.name)} is worst: ${amount(worst.mae, unit)}, interval ${range(worst)}. ` : ''}Beside each bar stands its number of rows. Hollow bars have fewer than ${FEW_ROWS}. The upright line is the average of all, ${amount(overall, unit)}.`}
      numbers={() => ({
        columns: [
          { label: readable(column) },
          { label: 'Rows' },
          { label: 'Average error', unit },
          { label: '95 % interval', unit },
          { label: 'Bias', unit },
          { label: 'In per cent' },
        ],
        rows: groups.map((group) => [
          readable(group.name),
          group.n,
          amount(group.mae, unit),
          range(group),
          amount(group.bias, unit),
          percent(group.mape),
        ]),
      })}
    >
      {({ width, height, x }) => {
        const across = linearScale([0, most * 1.1], x, true);
        const down = bandScale(names, [0, height], 0.3);
        return (
          <>
            <AxisLeft scale={down} width={width} height={height} label={readable(column)} />
            <AxisBottom scale={across} width={width} height={height} label="Average error" unit={unit} grid />
            <Marks
              label="Groups"
              marks={groups.map((group, i) => ({
                id: group.name,
                label: `${readable(group.name)}: ${group.n} rows, average error ${amount(group.mae, unit)}, interval ${range(group)}`,
                shape: <GroupBar group={group} y={down.start(i)} height={down.bandwidth} across={across} />,
              }))}
              onChoose={(id) => {
                const group = groups.find((one) => one.name === id);
                if (group) onChoose(group);
              }}
            />
            <line
              aria-hidden
              x1={across(overall)}
              x2={across(overall)}
              y2={height}
              className="pointer-events-none stroke-ink"
              strokeWidth={1.5}
              strokeDasharray="4 3"
            />
          </>
        );
      }}
    </PlotFrame>
  );
}

interface GroupBarProps {
  readonly group: GroupError;
  readonly y: number;
  readonly height: number;
  readonly across: (value: number) => number;
}

function GroupBar({ group, y, height, across }: GroupBarProps) {
  const middle = y + height / 2;
  const [low, high] = [across(group.interval.low), across(group.interval.high)];
  const few = group.n < FEW_ROWS;
  return (
    <>
      <rect
        y={y}
        width={Math.max(1, across(group.mae))}
        height={height}
        strokeDasharray={few ? '3 2' : undefined}
        className={few ? 'fill-surface stroke-line-strong' : 'fill-chart-1 opacity-80'}
      />
      <path
        d={`M${low} ${middle}H${high}M${low} ${middle - 4}v8M${high} ${middle - 4}v8`}
        className="fill-none stroke-ink"
        strokeWidth={1.5}
      />
      <text x={high + 7} y={middle} dy="0.35em" className="fill-ink-muted text-[11px] tabular-nums">
        {group.n}
      </text>
    </>
  );
}
