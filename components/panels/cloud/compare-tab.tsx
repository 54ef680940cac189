'use client';

import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { bandScale, linearScale } from '@/components/charts/scales';
import { SeriesLegend, seriesLook } from '@/components/charts/series';
import { EmptyState } from '@/components/ui/empty-state';
import type { ComparedView } from '@/engine/deployment/cloud/views/overview';
import { BasisNote } from './basis-note';
import { useCloud } from './cloud-context';
import { dollars } from './dollars';
import { monthWords } from './words';

const MICRO = 1_000_000;

/** What all that stands would cost on each of the clouds, for the whole month. */
export function CompareTab() {
  const { overview } = useCloud();
  const { compared, comparedBasis, months, priceFile } = overview;
  if (compared.every(({ micro }) => micro === 0))
    return (
      <EmptyState title="Nothing to compare yet">
        Make a cluster or a bucket on one cloud: here stands what the same would cost on the others.
      </EmptyState>
    );
  return (
    <div className="space-y-5 p-3">
      <p className="text-ink-muted text-sm leading-5">
        All that was used in {monthWords(months[0] ?? '')}, and will be if nothing changes, as if it stood on
        each cloud: in its region of the same place, on its cheapest machine that is at least as large.
      </p>
      <div>
        <CompareChart compared={compared} />
      </div>
      <ul className="grid gap-3 @2xl:grid-cols-3">
        {compared.map((one) => (
          <li key={one.provider} className="min-w-0 rounded-md border border-line bg-surface p-3 text-sm">
            <h3 className="flex items-baseline justify-between gap-2 font-medium text-ink">
              {one.title} <span className="tabular-nums">{dollars(one.micro)}</span>
            </h3>
            <Notes title="What stands for what" items={one.mapping} />
            <Notes title="Left out" items={one.missing} />
          </li>
        ))}
      </ul>
      <BasisNote basis={comparedBasis} priceFile={priceFile} />
    </div>
  );
}

function Notes({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="mt-2 text-xs leading-5">
      <p className="text-ink-muted">{title}</p>
      <ul>
        {items.map((item) => (
          <li key={item} className="break-words text-ink">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CompareChart({ compared }: { readonly compared: readonly ComparedView[] }) {
  const names = [...new Set(compared.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  const most = Math.max(...compared.map(({ micro }) => micro));
  const whole = compared.filter(({ missing, micro }) => missing.length === 0 && micro > 0);
  const cheapest = [...whole].sort((a, b) => a.micro - b.micro)[0];
  const partOf = ({ parts }: ComparedView, name: string) =>
    parts.find((part) => part.name === name)?.micro ?? 0;
  return (
    <PlotFrame
      title="The same on each cloud, for a month"
      height={210}
      margin={{ left: 104 }}
      summary={`${compared.map(({ title, micro }) => `${title} ${dollars(micro)}`).join(', ')}.${cheapest ? ` ${cheapest.title} is the cheapest${whole.length < compared.length ? ' of those that have a price for everything' : ''}.` : ' Each leaves something out that the price list does not have.'}`}
      legend={<SeriesLegend names={names} />}
      numbers={() => ({
        columns: [{ label: 'Cloud' }, ...names.map((label) => ({ label })), { label: 'Sum' }],
        rows: compared.map((one) => [
          one.title,
          ...names.map((name) => dollars(partOf(one, name))),
          dollars(one.micro),
        ]),
      })}
    >
      {({ width, height, x }) => {
        const across = linearScale([0, most / MICRO], x, true);
        const down = bandScale(
          compared.map(({ title }) => title),
          [0, height],
          0.35,
        );
        return (
          <>
            <AxisLeft scale={down} width={width} height={height} label="Cloud" />
            <AxisBottom
              scale={across}
              width={width}
              height={height}
              label="Cost of the month"
              unit="$"
              grid
            />
            {compared.map((one, row) => {
              let before = 0;
              return (
                <g key={one.provider}>
                  {names.map((name, look) => {
                    const from = across(before / MICRO);
                    before += partOf(one, name);
                    return (
                      <rect
                        key={name}
                        x={from}
                        y={down.start(row)}
                        width={Math.max(0, across(before / MICRO) - from)}
                        height={down.bandwidth}
                        className={seriesLook(look).fill}
                      />
                    );
                  })}
                </g>
              );
            })}
          </>
        );
      }}
    </PlotFrame>
  );
}
