import { hasLeft, LOWEST, lossAt, VIEW } from './descent';

const WIDTH = 520;
const HEIGHT = 250;
const MARGIN = { left: 34, right: 12, top: 14, bottom: 30 };

const x = (weight: number) =>
  MARGIN.left + ((weight - VIEW.from) / (VIEW.to - VIEW.from)) * (WIDTH - MARGIN.left - MARGIN.right);
const y = (loss: number) =>
  HEIGHT - MARGIN.bottom - (loss / VIEW.top) * (HEIGHT - MARGIN.top - MARGIN.bottom);

const CURVE = Array.from({ length: 121 }, (_, i) => VIEW.from + (i / 120) * (VIEW.to - VIEW.from))
  .filter((weight) => lossAt(weight) <= VIEW.top)
  .map((weight, i) => `${i === 0 ? 'M' : 'L'}${x(weight).toFixed(1)} ${y(lossAt(weight)).toFixed(1)}`)
  .join(' ');

/** The valley, and the steps that were taken through it. Decoration for the sentence beside it, which says the same. */
export function Valley({ places }: { readonly places: readonly number[] }) {
  const inside = places.filter((place) => !hasLeft(place));
  const path = places
    .map(
      (place, i) =>
        `${i === 0 ? 'M' : 'L'}${x(clamped(place)).toFixed(1)} ${y(Math.min(VIEW.top, lossAt(clamped(place)))).toFixed(1)}`,
    )
    .join(' ');
  const here = inside.at(-1) ?? LOWEST;
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full">
      <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
      <line x1={MARGIN.left} x2={MARGIN.left} y1={y(VIEW.top)} y2={y(0)} className="stroke-line-strong" />
      <text x={WIDTH - MARGIN.right} y={HEIGHT - 8} textAnchor="end" className="fill-ink-muted text-[12px]">
        one weight of the network
      </text>
      <text
        transform={`translate(14 ${MARGIN.top}) rotate(-90)`}
        textAnchor="end"
        className="fill-ink-muted text-[12px]"
      >
        loss
      </text>
      <path d={CURVE} fill="none" strokeWidth={2} className="stroke-ink-muted" />
      <line
        x1={x(LOWEST)}
        x2={x(LOWEST)}
        y1={y(lossAt(LOWEST))}
        y2={y(0)}
        strokeDasharray="3 4"
        className="stroke-line-strong"
      />
      <text x={x(LOWEST)} y={HEIGHT - 8} textAnchor="middle" className="fill-ink-muted text-[12px]">
        bottom
      </text>
      <path d={path} fill="none" strokeWidth={1.5} strokeLinejoin="round" className="stroke-accent" />
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
