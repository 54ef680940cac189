'use client';

import { useWidth } from '@/components/charts/use-width';
import { errorAt, type Place, seenBy } from './coverage';

const CURVE = { top: 10, height: 90 };
const SQUARE = { left: 40, right: 12, top: 116, height: 190 };
const HEIGHT = 336;

const down = (y: number) => SQUARE.top + (1 - y) * SQUARE.height;
const errorY = (error: number) => CURVE.top + ((26_500 - error) / 11_000) * CURVE.height;
const VALUES = Array.from({ length: 101 }, (_, i) => i / 100);

/** The points in the square, and above it where they fall on the curve of the setting that matters. The caption says the same. */
export function CoverageSquare({ places }: { readonly places: readonly Place[] }) {
  const [measure, measured] = useWidth();
  return (
    <div ref={measure} className="min-w-0" style={{ minHeight: HEIGHT }}>
      {measured === null ? null : <Drawing places={places} width={measured} />}
    </div>
  );
}

function Drawing({ places, width }: { readonly places: readonly Place[]; readonly width: number }) {
  const { best } = seenBy(places);
  const across = (x: number) => SQUARE.left + x * (width - SQUARE.left - SQUARE.right);
  const line = VALUES.map(
    (x, i) => `${i === 0 ? 'M' : 'L'}${across(x).toFixed(1)} ${errorY(errorAt({ x, y: 0.5 })).toFixed(1)}`,
  ).join(' ');
  return (
    <svg aria-hidden width={width} height={HEIGHT} className="block">
      <path d={line} fill="none" strokeWidth={2} className="stroke-ink-muted" />
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
