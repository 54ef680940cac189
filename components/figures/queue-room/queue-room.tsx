'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { linearScale } from '@/components/charts/scales';
import { Slider } from '@/components/ui/slider';
import { slowest, utilisation, WITHIN } from './queue';

const MOST_PODS = 60;
/** Seconds at the top of the chart. */
const TOP = 2;

const percent = (share: number) => `${Math.round(100 * share)} %`;
const milliseconds = (seconds: number) =>
  Number.isFinite(seconds) ? `${Math.round(seconds * 1000)} ms` : 'longer and longer';

/** Set how many come a second, and on how many pods: see how full they are, and how long the slowest one in a hundred waits. */
export function QueueRoom() {
  const [perSecond, setPerSecond] = useState(20);
  const [pods, setPods] = useState(6);
  const full = utilisation(perSecond, pods);
  const wait = slowest(perSecond, pods);
  const least = Array.from({ length: MOST_PODS }, (_, at) => at + 1).find(
    (count) => slowest(perSecond, count) <= WITHIN,
  );
  const points = Array.from({ length: MOST_PODS }, (_, at) => ({
    pods: at + 1,
    wait: slowest(perSecond, at + 1),
  }));
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Slider
          label="Requests a second"
          minValue={1}
          maxValue={80}
          step={1}
          value={perSecond}
          onChange={setPerSecond}
        />
        <Slider label="Pods" minValue={1} maxValue={MOST_PODS} step={1} value={pods} onChange={setPods} />
      </div>
      <p aria-live="polite" className="font-medium text-ink-muted text-xs">
        {full >= 1
          ? `More comes than the pods can do: ${percent(full)} of them would be needed. The queue grows until people give up.`
          : `${percent(full)} of the workers at work. 99 % of the answers within ${milliseconds(wait)}.`}{' '}
        {least === undefined
          ? `Not even ${MOST_PODS} pods hold 500 ms.`
          : `The fewest that hold 500 ms: ${least}, ${percent(utilisation(perSecond, least))} at work.`}
      </p>
      <PlotFrame
        title="99 % of the answers within"
        height={230}
        summary={`${perSecond} requests a second. From ${Math.ceil(perSecond * 0.175)} pods on they keep up at all; the curve falls steeply, then hardly.`}
        numbers={() => ({
          columns: [{ label: 'Pods' }, { label: 'At work' }, { label: '99 % within' }],
          rows: points.map((one) => [
            one.pods,
            percent(utilisation(perSecond, one.pods)),
            milliseconds(one.wait),
          ]),
        })}
      >
        {({ width, height, x, y }) => {
          const across = linearScale([0, MOST_PODS], x);
          const up = linearScale([0, TOP * 1000], y);
          const inside = points.filter((one) => one.wait <= TOP);
          const path = inside
            .map((one, i) => `${i === 0 ? 'M' : 'L'}${across(one.pods)} ${up(one.wait * 1000)}`)
            .join('');
          return (
            <>
              <AxisLeft scale={up} width={width} height={height} label="99 % within" unit="ms" />
              <AxisBottom scale={across} width={width} height={height} label="Pods" />
              <line x2={width} y1={up(500)} y2={up(500)} strokeDasharray="4 3" className="stroke-failed" />
              <path d={path} fill="none" strokeWidth={1.5} className="stroke-chart-1" />
              <circle
                cx={across(pods)}
                cy={up(Math.min(wait, TOP) * 1000)}
                r={4.5}
                className="fill-chart-1"
              />
            </>
          );
        }}
      </PlotFrame>
    </div>
  );
}
