'use client';

import { useState } from 'react';
import { AxisBottom, AxisLeft } from '@/components/charts/axis';
import { PlotFrame } from '@/components/charts/plot-frame';
import { type LinearScale, linearScale } from '@/components/charts/scales';
import { Slider } from '@/components/ui/slider';
import { ERRORS, OVERALL, PLACES, smoothedLevel } from './levels';

const dollars = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const thousands = (value: number) => `$${Math.round(value / 1000)}k`;
/** Sales run from 1 to 290: their square root leaves room for the small places, which the figure is about. */
const SALES = [1, 5, 20, 50, 100, 200, 300];
const LEAST = ERRORS.reduce((best, one) => (one.error < best.error ? one : best));

/** How far the level of each neighborhood is drawn towards the mean of all, by `k`. */
export function SmoothedLevels() {
  const [at, setAt] = useState(ERRORS.findIndex((one) => one.k === 10));
  const { k, error } = ERRORS[at]!;
  const small = PLACES.filter((place) => place.sales < 10);
  return (
    <div className="flex flex-col gap-4">
      <Slider
        label="k, imagined sales at the overall mean"
        minValue={0}
        maxValue={ERRORS.length - 1}
        step={1}
        value={at}
        onChange={(value) => setAt(Number(value))}
        valueText={(value) => `k = ${ERRORS[value]!.k}`}
      />
      <p aria-live="polite" className="text-ink text-sm tabular-nums">
        As an estimate, these levels miss a sale of 2009 or 2010 by <strong>{dollars(error)}</strong> on
        average. The least, {dollars(LEAST.error)}, is at k = {LEAST.k}.
      </p>
      <PlotFrame
        title="Price level of each neighborhood"
        summary={`28 neighborhoods, 1,941 sales before 2009. Rings: the bare mean. Dots: drawn towards the overall level of ${dollars(Math.exp(OVERALL))} with k = ${k}. The ${small.length} places with fewer than ten sales move most.`}
        height={320}
        legend={<Legend />}
        numbers={() => ({
          columns: [
            { label: 'Neighborhood' },
            { label: 'Sales before 2009' },
            { label: 'Bare mean', unit: '$' },
            { label: `With k = ${k}`, unit: '$' },
          ],
          rows: PLACES.map((place) => [
            place.name,
            place.sales,
            dollars(smoothedLevel(place, 0)),
            dollars(smoothedLevel(place, k)),
          ]),
        })}
      >
        {({ width, height, x, y }) => {
          const across = rootScale(linearScale([0, Math.sqrt(300)], x));
          const up = linearScale([80_000, 350_000], y);
          return (
            <>
              <AxisLeft scale={up} width={width} height={height} label="Level" unit="$" format={thousands} />
              <AxisBottom scale={across} width={width} height={height} label="Sales before 2009" />
              <line
                x2={width}
                y1={up(Math.exp(OVERALL))}
                y2={up(Math.exp(OVERALL))}
                className="stroke-ink-muted"
                strokeDasharray="5 4"
              />
              {PLACES.map((place) => {
                const [bare, drawn] = [up(smoothedLevel(place, 0)), up(smoothedLevel(place, k))];
                const left = across(place.sales);
                return (
                  <g key={place.name}>
                    <title>{`${place.name}: ${place.sales} sales, ${dollars(smoothedLevel(place, 0))}, with k = ${k} ${dollars(smoothedLevel(place, k))}`}</title>
                    <line x1={left} x2={left} y1={bare} y2={drawn} className="stroke-line-strong" />
                    <circle cx={left} cy={bare} r={4} className="fill-none stroke-ink-muted" />
                    <circle cx={left} cy={drawn} r={3.5} className="fill-accent" />
                  </g>
                );
              })}
            </>
          );
        }}
      </PlotFrame>
    </div>
  );
}

/** A scale of square roots, over a linear one of roots. */
function rootScale(roots: LinearScale): LinearScale {
  return Object.assign((value: number) => roots(Math.sqrt(value)), {
    domain: [roots.domain[0] ** 2, roots.domain[1] ** 2] as const,
    range: roots.range,
    invert: (pixel: number) => roots.invert(pixel) ** 2,
    ticks: () => SALES,
  });
}

function Legend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
      <li className="flex items-center gap-1.5">
        <svg aria-hidden width={10} height={10}>
          <circle cx={5} cy={5} r={4} className="fill-none stroke-ink-muted" />
        </svg>
        bare mean
      </li>
      <li className="flex items-center gap-1.5">
        <svg aria-hidden width={10} height={10}>
          <circle cx={5} cy={5} r={3.5} className="fill-accent" />
        </svg>
        drawn towards all
      </li>
      <li className="flex items-center gap-1.5">
        <svg aria-hidden width={18} height={10}>
          <line x2={18} y1={5} y2={5} className="stroke-ink-muted" strokeDasharray="5 4" />
        </svg>
        overall level
      </li>
    </ul>
  );
}
