'use client';

import { useMemo, useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { Slider } from '@/components/ui/slider';
import { ToggleGroup } from '@/components/ui/toggle-group';
import { alarmsOf, scoresOf, TESTS, type TestId } from './alarms';
import { CHANGE, DAYS, PER_DAY, tenureSeason } from './season';

const OPTIONS = (Object.keys(TESTS) as TestId[]).map((id) => ({ id, label: TESTS[id].label }));
/** The thresholds that can be chosen, from the least to the greatest; the first shown is the tool's own. */
const RANGES: Readonly<
  Record<TestId, { readonly most: number; readonly step: number; readonly own: number }>
> = {
  ks: { most: 0.1, step: 0.001, own: 0.05 },
  psi: { most: 0.5, step: 0.01, own: 0.1 },
  wasserstein: { most: 0.5, step: 0.01, own: 0.1 },
};

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
const figure = (value: number) => String(Number(value.toPrecision(3)));

/** Choose a test, a window and a threshold, and see how often it calls in vain, and how late it notices. */
export function DriftWindows() {
  const [test, setTest] = useState<TestId>('psi');
  const [window, setWindow] = useState(1);
  const [thresholds, setThresholds] = useState<Readonly<Record<TestId, number>>>({
    ks: RANGES.ks.own,
    psi: RANGES.psi.own,
    wasserstein: RANGES.wasserstein.own,
  });
  const season = useMemo(() => tenureSeason('figure'), []);
  const scores = useMemo(() => scoresOf(season, test, window), [season, test, window]);
  const threshold = thresholds[test];
  const alarms = alarmsOf(scores, test, threshold);
  const most = Math.max(threshold, ...scores.map((score) => score ?? 0));
  const delay = alarms.delay === null ? 'never noticed' : `noticed after ${days(alarms.delay)}`;
  return (
    <div className="flex flex-col gap-4">
      <ToggleGroup label="Test" size="sm" options={OPTIONS} value={test} onChange={setTest} />
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Slider
          label="Window"
          minValue={1}
          maxValue={14}
          step={1}
          value={window}
          onChange={setWindow}
          valueText={(value) => `${days(value)}, ${(value * PER_DAY).toLocaleString('en-US')} rows`}
        />
        <Slider
          label={test === 'ks' ? 'Alarm at or below' : 'Alarm from'}
          minValue={0}
          maxValue={RANGES[test].most}
          step={RANGES[test].step}
          value={threshold}
          onChange={(value) => setThresholds({ ...thresholds, [test]: value })}
          valueText={figure}
        />
      </div>
      <p aria-live="polite" className="font-medium text-ink text-sm">
        {days(alarms.false)} of {CHANGE} with a call in vain; {delay}
      </p>
      <PlotFrame
        title={`Score of ${TESTS[test].label}, day by day`}
        hideTitle
        summary={`Windows of ${days(window)}: ${alarms.false} calls in vain before day ${CHANGE}, then ${delay}.`}
        height={230}
        numbers={() => ({
          columns: [{ label: 'Day' }, { label: 'Score' }, { label: 'Alarm' }],
          rows: scores.map((score, day) => [
            day + 1,
            score === null ? '–' : figure(score),
            alarms.isAlarm[day] ? 'yes' : 'no',
          ]),
        })}
      >
        {({ width, height, x, y }) => {
          const right = linearScale([0, DAYS], x);
          const up = linearScale([0, most], y, true);
          return (
            <>
              <AxisLeft
                scale={up}
                width={width}
                height={height}
                label={test === 'ks' ? 'p-value' : 'Distance'}
                ticks={4}
              />
              <AxisBottom scale={right} width={width} height={height} label="Day" />
              <line
                x1={right(CHANGE)}
                x2={right(CHANGE)}
                y2={height}
                className="stroke-accent"
                strokeDasharray="2 3"
              />
              <text x={right(CHANGE) + 4} y={10} className="fill-accent font-medium text-[11px]">
                new customers
              </text>
              <line
                x2={width}
                y1={up(threshold)}
                y2={up(threshold)}
                className="stroke-failed"
                strokeDasharray="6 4"
              />
              {scores.map((score, day) =>
                score === null ? null : (
                  <Day
                    // biome-ignore lint/suspicious/noArrayIndexKey: days have no name but their number
                    key={day}
                    x={right(day + 0.5)}
                    y={up(score)}
                    isAlarm={alarms.isAlarm[day] === true}
                  />
                ),
              )}
            </>
          );
        }}
      </PlotFrame>
    </div>
  );
}

/** One day: a dot, or a cross where somebody is called. */
function Day({ x, y, isAlarm }: { readonly x: number; readonly y: number; readonly isAlarm: boolean }) {
  return isAlarm ? (
    <path
      d="M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5"
      transform={`translate(${x} ${y})`}
      className="stroke-failed"
      strokeWidth={2}
    />
  ) : (
    <circle cx={x} cy={y} r={2.75} className="fill-chart-1" />
  );
}
