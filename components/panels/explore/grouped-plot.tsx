'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { Marks } from '@/components/charts/marks';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { SeriesLegend, seriesLook, signPath } from '@/components/charts/series';
import type { Grouped, GroupFigures } from '@/engine/dataset/explore/grouped';
import type { ColumnFigures } from '@/engine/dataset/explore/summaries';
import type { RowFilter } from '@/engine/dataset/filter-rows';
import { readable } from '../data/data-view';
import { NamedBars } from './bars';
import { BoxShape } from './box-shape';
import { percent, rowsText, type ViewProps, valueText } from './source';

interface GroupedPlotProps extends Pick<ViewProps, 'chosen' | 'onPick'> {
  readonly grouped: Grouped;
  readonly by: string;
  readonly value: ColumnFigures | null;
  /** Drawn as a course over time: shares are lines, not bars. */
  readonly overTime?: boolean;
}

/** A value by groups: boxes of a number, shares of a category, or the rows counted. */
export function GroupedPlot({ grouped, by, value, overTime = false, chosen, onPick }: GroupedPlotProps) {
  const pickGroup = (group: GroupFigures | undefined, more: readonly RowFilter[], label: string) => {
    if (group?.filter) onPick({ label, pick: { filters: [group.filter, ...more] } });
  };
  const props = { grouped, by, chosen, pickGroup };
  if (grouped.kind === 'counts' || value === null) return <Counts {...props} />;
  if (grouped.kind === 'numbers') return <Boxes {...props} value={value} />;
  return <Shares {...props} value={value} overTime={overTime} />;
}

interface PlotProps {
  readonly grouped: Grouped;
  readonly by: string;
  readonly chosen: string | null;
  readonly pickGroup: (group: GroupFigures | undefined, more: readonly RowFilter[], label: string) => void;
}

function Counts({ grouped, by, chosen, pickGroup }: PlotProps) {
  const total = grouped.groups.reduce((sum, { count }) => sum + count, 0);
  const bars = grouped.groups.map((group) => ({
    id: `${by}: ${group.label}`,
    name: group.label,
    value: group.count,
    label: `${group.label}: ${rowsText(group.count)}, ${percent(group.count, total)}`,
    group,
  }));
  return (
    <PlotFrame
      title={`Rows by ${by}`}
      summary={`${rowsText(total)} in ${grouped.groups.length} groups, ${grouped.without} without one.`}
      margin={{ bottom: 84 }}
      height={300}
      numbers={() => ({
        columns: [{ label: by }, { label: 'Rows' }, { label: 'Share' }],
        rows: grouped.groups.map(({ label, count }) => [label, readable(count), percent(count, total)]),
      })}
    >
      {(area) => (
        <NamedBars
          area={area}
          bars={bars}
          across={by}
          up="rows"
          chosen={chosen}
          onChoose={(id) => pickGroup(bars.find((bar) => bar.id === id)?.group, [], id)}
        />
      )}
    </PlotFrame>
  );
}

function Boxes({ grouped, by, value, chosen, pickGroup }: PlotProps & { readonly value: ColumnFigures }) {
  const boxes = grouped.groups.flatMap((group) => (group.box ? [{ group, box: group.box }] : []));
  const medians = boxes.toSorted((a, b) => a.box.median - b.box.median);
  const idOf = (group: GroupFigures) => `${by}: ${group.label}`;
  const show = (number: number | null) => valueText(value, number);
  const [lowest, highest] = [medians[0], medians.at(-1)];
  const ends = boxes.flatMap(({ box }) => [box.low, box.high]);
  return (
    <PlotFrame
      title={`${value.name} by ${by}`}
      summary={
        lowest && highest
          ? `Medians from ${show(lowest.box.median)} (${lowest.group.label}) to ${show(highest.box.median)} (${highest.group.label}). Values beyond the whiskers are not drawn; the table counts them.`
          : 'No group has a value.'
      }
      margin={{ bottom: 84 }}
      height={330}
      numbers={() => ({
        columns: [
          by,
          'Rows',
          'Lower quartile',
          'Median',
          'Upper quartile',
          'Mean',
          'Beyond the whiskers',
        ].map((label) => ({ label })),
        rows: boxes.map(({ group, box }) => [
          group.label,
          readable(group.count),
          show(box.quartile1),
          show(box.median),
          show(box.quartile3),
          show(group.mean),
          readable(box.below + box.above),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const bands = bandScale(
          boxes.map(({ group }) => group.label),
          x,
          0.35,
        );
        const up = linearScale(ends.length > 0 ? [Math.min(...ends), Math.max(...ends)] : [0, 1], y, true);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label={value.name} unit={value.unit} />
            <Marks
              label="Boxes"
              chosen={chosen}
              onChoose={(id) => pickGroup(boxes.find(({ group }) => idOf(group) === id)?.group, [], id)}
              marks={boxes.map(({ group, box }, i) => ({
                id: idOf(group),
                label: `${group.label}: median ${show(box.median)}, half between ${show(box.quartile1)} and ${show(box.quartile3)}, ${rowsText(group.count)}`,
                shape: (
                  <>
                    <rect
                      data-unsaved
                      x={bands.start(i)}
                      width={bands.bandwidth}
                      height={height}
                      fill="transparent"
                    />
                    <BoxShape
                      box={box}
                      scale={up}
                      middle={bands.middle(i)}
                      thickness={Math.min(40, bands.bandwidth)}
                      isChosen={chosen === idOf(group)}
                    />
                  </>
                ),
              }))}
            />
            <AxisBottom scale={bands} width={width} height={height} label={by} />
          </>
        );
      }}
    </PlotFrame>
  );
}

function Shares({
  grouped,
  by,
  value,
  overTime,
  chosen,
  pickGroup,
}: PlotProps & { readonly value: ColumnFigures; readonly overTime: boolean }) {
  const { groups, levels } = grouped;
  const shareOf = (group: GroupFigures, level: number) => {
    const all = group.counts.reduce((sum, count) => sum + count, 0);
    return all === 0 ? 0 : (100 * group.counts[level]!) / all;
  };
  const parts = groups.flatMap((group, at) => levels.map((name, level) => ({ group, at, name, level })));
  const idOf = ({ group, name }: { group: GroupFigures; name: string }) =>
    `${by} ${group.label}, ${value.name} ${name}`;
  const most = overTime ? Math.max(1, ...parts.map(({ group, level }) => shareOf(group, level))) : 100;
  const isOthers = (level: number) => level === levels.length - 1 && /^\d+ others$/.test(levels[level]!);
  return (
    <PlotFrame
      title={`Shares of ${value.name} by ${by}`}
      summary={levels
        .slice(0, 3)
        .map((name, level) => {
          const shares = groups.map((group) => shareOf(group, level));
          return `${name}: ${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)} %`;
        })
        .join('; ')}
      margin={{ bottom: 84 }}
      height={330}
      legend={<SeriesLegend title={value.name} names={levels} />}
      numbers={() => ({
        columns: [{ label: by }, { label: 'Rows' }, ...levels.map((label) => ({ label, unit: '%' }))],
        rows: groups.map((group) => [
          group.label,
          readable(group.count),
          ...levels.map((_, level) => shareOf(group, level).toFixed(2)),
        ]),
      })}
    >
      {({ width, height, x, y }) => {
        const bands = bandScale(
          groups.map(({ label }) => label),
          x,
          0.25,
        );
        const up = linearScale([0, most], y, overTime);
        const before = (group: GroupFigures, level: number) =>
          levels.slice(0, level).reduce((sum, _, i) => sum + shareOf(group, i), 0);
        return (
          <>
            <AxisLeft scale={up} width={width} height={height} label="share" unit="%" />
            {overTime
              ? levels.map((name, level) => (
                  <polyline
                    key={name}
                    points={groups
                      .map((group, i) => `${bands.middle(i)},${up(shareOf(group, level))}`)
                      .join(' ')}
                    fill="none"
                    strokeWidth={2}
                    className={seriesLook(level).stroke}
                  />
                ))
              : null}
            <Marks
              label="Shares"
              chosen={chosen}
              onChoose={(id) => {
                const part = parts.find((each) => idOf(each) === id);
                if (!part || isOthers(part.level)) return;
                const filter: RowFilter =
                  value.type === 'number'
                    ? { kind: 'range', column: value.name, from: Number(part.name), to: Number(part.name) }
                    : { kind: 'one-of', column: value.name, values: [part.name] };
                pickGroup(part.group, [filter], id);
              }}
              marks={parts.map((part) => {
                const { group, at, name, level } = part;
                const share = shareOf(group, level);
                const isChosen = chosen === idOf(part);
                const bottom = before(group, level);
                return {
                  id: idOf(part),
                  label: `${by} ${group.label}: ${name} ${share.toFixed(1)} %, ${rowsText(group.counts[level]!)}`,
                  shape: overTime ? (
                    <path
                      d={signPath(level)}
                      transform={`translate(${bands.middle(at)} ${up(share)}) scale(${isChosen ? 2 : 1.4})`}
                      className={isChosen ? `${seriesLook(level).fill} stroke-ink` : seriesLook(level).fill}
                    />
                  ) : (
                    <rect
                      x={bands.start(at)}
                      width={bands.bandwidth}
                      y={up(bottom + share)}
                      height={Math.max(0, up(bottom) - up(bottom + share) - 1)}
                      className={
                        isChosen ? `${seriesLook(level).fill} stroke-2 stroke-ink` : seriesLook(level).fill
                      }
                    />
                  ),
                };
              })}
            />
            <AxisBottom scale={bands} width={width} height={height} label={by} />
          </>
        );
      }}
    </PlotFrame>
  );
}
