import { errorAt, type Place, seenBy } from './coverage';

const WIDTH = 520;
const CURVE = { top: 10, height: 90 };
const SQUARE = { left: 40, right: 12, top: 116, height: 190 };
const HEIGHT = 336;

const across = (x: number) => SQUARE.left + x * (WIDTH - SQUARE.left - SQUARE.right);
const down = (y: number) => SQUARE.top + (1 - y) * SQUARE.height;
const errorY = (error: number) => CURVE.top + ((26_500 - error) / 11_000) * CURVE.height;

const LINE = Array.from({ length: 101 }, (_, i) => i / 100)
  .map((x, i) => `${i === 0 ? 'M' : 'L'}${across(x).toFixed(1)} ${errorY(errorAt({ x, y: 0.5 })).toFixed(1)}`)
  .join(' ');

/** The points in the square, and above it where they fall on the curve of the setting that matters. The caption says the same. */
export function CoverageSquare({ places }: { readonly places: readonly Place[] }) {
  const { best } = seenBy(places);
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-auto w-full">
      <path d={LINE} fill="none" strokeWidth={2} className="stroke-ink-muted" />
      <text
        transform={`translate(16 ${CURVE.top + CURVE.height / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-ink-muted text-[12px]"
      >
        error ($)
      </text>
      <rect
        x={across(0)}
        y={SQUARE.top}
        width={across(1) - across(0)}
        height={SQUARE.height}
        className="fill-sunken stroke-line-strong"
      />
      {places.map((place) => {
        const isBest = place === best;
        return (
          <g key={`${place.x} ${place.y}`}>
            <line
              x1={across(place.x)}
              x2={across(place.x)}
              y1={errorY(errorAt({ x: place.x, y: 0.5 }))}
              y2={down(place.y)}
              strokeDasharray="2 4"
              className={isBest ? 'stroke-accent' : 'stroke-line-strong'}
            />
            <circle
              cx={across(place.x)}
              cy={errorY(errorAt({ x: place.x, y: 0.5 }))}
              r={isBest ? 5 : 3}
              className={isBest ? 'fill-accent' : 'fill-ink-muted'}
            />
            <circle
              cx={across(place.x)}
              cy={down(place.y)}
              r={isBest ? 6 : 4}
              className={isBest ? 'fill-accent' : 'fill-ink-muted'}
            />
          </g>
        );
      })}
      <text x={across(0.5)} y={HEIGHT - 10} textAnchor="middle" className="fill-ink-muted text-[12px]">
        learning rate, log scale (matters)
      </text>
      <text
        transform={`translate(16 ${SQUARE.top + SQUARE.height / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-ink-muted text-[12px]"
      >
        another setting (hardly)
      </text>
    </svg>
  );
}
