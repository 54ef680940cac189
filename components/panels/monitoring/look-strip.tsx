'use client';

import { cx } from '@/components/ui/cx';

/** How one look turned out for one thing. */
export type StripState = 'calm' | 'alarm' | 'unknown';

export interface LookStripProps {
  /** What it is about, and how it turned out in words: the name of the drawing. */
  readonly label: string;
  readonly states: readonly StripState[];
  /** The look that is shown elsewhere, by its number. */
  readonly at: number;
}

/** Looks drawn at most: beyond, several share a cell, which is an alarm if any of them is. */
const MOST_CELLS = 120;

/** How one column or expectation fared, look by look: a cell each; an alarm is taller, so that it is not told by colour alone. */
export function LookStrip({ label, states, at }: LookStripProps) {
  const per = Math.max(1, Math.ceil(states.length / MOST_CELLS));
  const cells = Array.from({ length: Math.ceil(states.length / per) }, (_, i) => {
    const some = states.slice(i * per, (i + 1) * per);
    if (some.includes('alarm')) return 'alarm';
    return some.includes('calm') ? 'calm' : 'unknown';
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${cells.length * 6} 20`}
      preserveAspectRatio="none"
      className="h-5 w-full min-w-24"
    >
      {cells.map((state, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their number
          key={i}
          x={i * 6 + 0.75}
          width={4.5}
          y={state === 'alarm' ? 1 : state === 'calm' ? 7 : 9}
          height={state === 'alarm' ? 18 : state === 'calm' ? 6 : 2}
          className={cx(
            state === 'alarm' ? 'fill-failed' : state === 'calm' ? 'fill-passed' : 'fill-ink-faint',
            Math.floor(at / per) === i && 'stroke-accent',
          )}
          strokeWidth={Math.floor(at / per) === i ? 1.5 : 0}
        />
      ))}
    </svg>
  );
}
