'use client';

import { useWidth } from '@/components/charts/use-width';
import { hasLeft, LOWEST, lossAt, VIEW } from './descent';

const HEIGHT = 250;
const MARGIN = { left: 34, right: 12, top: 14, bottom: 30 };
/** Narrower than this there is not room for the words under the axis: "bottom" then stands above it. */
const ROOM = 420;

const y = (loss: number) =>
  HEIGHT - MARGIN.bottom - (loss / VIEW.top) * (HEIGHT - MARGIN.top - MARGIN.bottom);
const WEIGHTS = Array.from({ length: 121 }, (_, i) => VIEW.from + (i / 120) * (VIEW.to - VIEW.from)).filter(
  (weight) => lossAt(weight) <= VIEW.top,
);

/** The valley, and the steps that were taken through it. Decoration for the sentence beside it, which says the same. */
export function Valley({ places }: { readonly places: readonly number[] }) {
  const [measure, measured] = useWidth();
  return (
    <div ref={measure} className="min-w-0" style={{ minHeight: HEIGHT }}>
      {measured === null ? null : <Drawing places={places} width={measured} />}
    </div>
  );
}

function Drawing({ places, width }: { readonly places: readonly number[]; readonly width: number }) {
  const x = (weight: number) =>
    MARGIN.left + ((weight - VIEW.from) / (VIEW.to - VIEW.from)) * (width - MARGIN.left - MARGIN.right);
  const inside = places.filter((place) => !hasLeft(place));
  const lineOf = (weights: readonly number[]) =>
    weights
      .map(
        (weight, i) =>
          `${i === 0 ? 'M' : 'L'}${x(weight).toFixed(1)} ${y(Math.min(VIEW.top, lossAt(weight))).toFixed(1)}`,
      )
      .join(' ');
  const here = inside.at(-1) ?? LOWEST;
  return (
    <svg aria-hidden width={width} height={HEIGHT} className="block">
      <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
      <line x1={MARGIN.left} x2={MARGIN.left} y1={y(VIEW.top)} y2={y(0)} className="stroke-line-strong" />
      <text x={width - MARGIN.right} y={HEIGHT - 8} textAnchor="end" className="fill-ink-muted text-[12px]">
        one weight of the network
      </text>
      <text
        transform={`translate(14 ${MARGIN.top}) rotate(-90)`}
        textAnchor="end"
        className="fill-ink-muted text-[12px]"
      >
        loss
      </text>
      <path d={lineOf(WEIGHTS)} fill="none" strokeWidth={2} className="stroke-ink-muted" />
      <line
        x1={x(LOWEST)}
        x2={x(LOWEST)}
        y1={y(lossAt(LOWEST))}
        y2={y(0)}
        strokeDasharray="3 4"
        className="stroke-line-strong"
      />
      <text
        x={x(LOWEST)}
        y={width < ROOM ? y(lossAt(LOWEST)) - 14 : HEIGHT - 8}
        textAnchor="middle"
        className="fill-ink-muted text-[12px]"
      >
        bottom
      </text>
      <path
        d={lineOf(places.map(clamped))}
        fill="none"
        strokeWidth={1.5}
        strokeLinejoin="round"
        className="stroke-accent"
      />
      {inside.map((place, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place in the walk.
        <circle key={i} cx={x(place)} cy={y(lossAt(place))} r={3} className="fill-accent" />
      ))}
      <circle
        cx={x(here)}
        cy={y(lossAt(here))}
        r={7}
        strokeWidth={2}
        className="fill-surface stroke-accent"
      />
    </svg>
  );
}

function clamped(place: number): number {
  if (!Number.isFinite(place)) return VIEW.to;
  return Math.min(VIEW.to, Math.max(VIEW.from, place));
}
