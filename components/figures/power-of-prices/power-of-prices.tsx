'use client';

import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { tickLabel } from '@/components/charts/tick-label';
import { useLessonSession } from '@/components/lesson/session-context';
import { Slider } from '@/components/ui/slider';
import { Switch } from '@/components/ui/switch';
import { parseTable } from '@/engine/dataset/parse-table';
import { numbersOf } from '@/engine/dataset/table';
import type { LessonSession } from '@/stores/contracts';
import { transformed } from './power';

/** A price with four zeros too many, as somebody might type it. */
const MISTYPED = 9_800_000;
const usd = (price: number) => `$${Math.round(price).toLocaleString('en-US')}`;

/** The real prices under a power that goes from 1 (as they are) to 0 (their logarithm): the tail draws in. */
export function PowerOfPrices() {
  const session = useLessonSession();
  if (!session) return <p className="text-ink-muted text-sm">The prices are being read.</p>;
  return <Prices session={session} />;
}

function Prices({ session }: { readonly session: LessonSession }) {
  const text = useStore(session.workspace, (workspace) => workspace.data['data/sales.csv']);
  const prices = useMemo(
    () => (text === undefined ? [] : [...numbersOf(parseTable(text), 'Sale_Price')]),
    [text],
  );
  const [lambda, setLambda] = useState(1);
  const [mistyped, setMistyped] = useState(false);
  const shown = useMemo(() => (mistyped ? [...prices, MISTYPED] : prices), [prices, mistyped]);
  const result = useMemo(() => (shown.length > 1 ? transformed(shown, lambda) : null), [shown, lambda]);
  if (!result) return <p className="text-ink-muted text-sm">The prices are being read.</p>;
  const { bins, mean, median, skew } = result;
  const back = (value: number) => (lambda === 0 ? Math.exp(value) : (lambda * value + 1) ** (1 / lambda));
  const what =
    lambda === 1
      ? 'the price'
      : lambda === 0
        ? 'the logarithm of the price'
        : `the price to the power ${lambda}`;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Slider
          label="Power"
          minValue={0}
          maxValue={1}
          step={0.1}
          value={lambda}
          onChange={(value) => setLambda(Number(Number(value).toFixed(1)))}
          className="w-64 max-w-full"
        />
        <Switch isSelected={mistyped} onChange={setMistyped}>
          One price mistyped as {usd(MISTYPED)}
        </Switch>
      </div>
      <PlotFrame
        title={`Histogram of ${what}`}
        summary={`Skew ${skew.toFixed(2)}. Mean ${usd(back(mean))}, median ${usd(back(median))}, both read on the scale of dollars.`}
        height={270}
        numbers={() => ({
          columns: [{ label: 'From', unit: '$' }, { label: 'To', unit: '$' }, { label: 'Sales' }],
          rows: bins.map(({ from, to, count }) => [usd(back(from)), usd(back(to)), count]),
        })}
      >
        {({ width, height, x, y }) => {
          const across = linearScale([bins[0]!.from, bins.at(-1)!.to], x);
          const up = linearScale([0, 1.1 * Math.max(...bins.map(({ count }) => count))], y, true);
          return (
            <>
              <AxisLeft scale={up} width={width} height={height} label="sales" />
              {bins.map(({ from, to, count }) => (
                <rect
                  key={from}
                  x={across(from) + 0.5}
                  width={Math.max(1, across(to) - across(from) - 1)}
                  y={up(count)}
                  height={height - up(count)}
                  className="fill-chart-1"
                />
              ))}
              <Line at={across(median)} height={height} label="median" isLeft={median <= mean} />
              <Line at={across(mean)} height={height} label="mean" isLeft={median > mean} isDashed />
              <AxisBottom
                scale={across}
                width={width}
                height={height}
                label="price"
                unit="$"
                ticks={6}
                format={(value) => tickLabel(Number(back(value).toPrecision(3)), '$')}
              />
            </>
          );
        }}
      </PlotFrame>
    </div>
  );
}

interface LineProps {
  readonly at: number;
  readonly height: number;
  readonly label: string;
  readonly isLeft: boolean;
  readonly isDashed?: boolean;
}

function Line({ at, height, label, isLeft, isDashed }: LineProps) {
  return (
    <g>
      <line
        x1={at}
        x2={at}
        y1={-4}
        y2={height}
        className="stroke-chart-2"
        strokeWidth={2}
        strokeDasharray={isDashed ? '5 3' : undefined}
      />
      <text
        x={at + (isLeft ? -5 : 5)}
        y={6}
        textAnchor={isLeft ? 'end' : 'start'}
        className="fill-ink font-medium text-[11px]"
      >
        {label}
      </text>
    </g>
  );
}
