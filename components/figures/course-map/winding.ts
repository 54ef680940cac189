/** The winding line of narrow pages lies in a strip of this width, in px. */
export const STRIP = 96;

const MIDDLE = 46;
const SWING = 26;

/** Where the line is at row `index`, in px from the start of the strip. */
export function windingX(index: number): number {
  return MIDDLE + SWING * Math.sin(index * 0.75);
}

/**
 * The stretch of the line beside row `index`, as path data in a box of `STRIP` by 100 units that is stretched to the
 * row's height. Neighbouring stretches meet, with the same direction.
 */
export function windingPath(index: number): string {
  const here = windingX(index);
  const from = (windingX(index - 1) + here) / 2;
  const to = (here + windingX(index + 1)) / 2;
  const fixed = (value: number) => value.toFixed(1);
  return `M${fixed(from)} 0C${fixed(from)} 28 ${fixed(here)} 22 ${fixed(here)} 50S${fixed(to)} 72 ${fixed(to)} 100`;
}

/**
 * How far over from ad hoc (0) to practice (1) the walk is at the `index`-th of `count` rows of a module; undefined in
 * the modules that lead in and out.
 */
export function turnAt(moduleId: string, index: number, count: number): number | undefined {
  if (moduleId === '1') return 0;
  if (moduleId === '2') return index / Math.max(1, count - 1);
  if (moduleId === '3') return 1;
  return undefined;
}
