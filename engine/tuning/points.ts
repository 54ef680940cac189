import type { JsonValue } from '../core/json';
import { type Rng, seededRng } from '../core/rng';
import type { Dimension, Point, TuningPlan } from './plan';

/** Three significant digits say enough of a drawn value, and can be read and typed. */
const DIGITS = 3;

/** The value at `share` in [0, 1] of a range, on its scale. */
function valueAt(dimension: Extract<Dimension, { from: number }>, share: number): number {
  const { from, to, scale, type } = dimension;
  const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
  const rounded = type === 'int' ? Math.round(value) : Number(value.toPrecision(DIGITS));
  return Math.min(to, Math.max(from, rounded));
}

function drawn(dimension: Dimension, rng: Rng): JsonValue {
  return 'choices' in dimension ? rng.pick(dimension.choices) : valueAt(dimension, rng.next());
}

/**
 * The point number `index` of a random search: the same for the same seed, whatever was drawn before. Every parameter
 * has a stream of its own, so adding one leaves the values of the others as they were.
 */
export function randomPoint({ space, seed }: TuningPlan, index: number): Point {
  const rng = seededRng(`${seed}/point/${index}`);
  return Object.fromEntries(
    Object.entries(space).map(([name, dimension]) => [name, drawn(dimension, rng.fork(name))]),
  );
}

/** The values that a grid takes of one parameter: its choices, or `levels` values from end to end of its range. */
export function gridLevels(dimension: Dimension): readonly JsonValue[] {
  if ('choices' in dimension) return dimension.choices;
  const { levels } = dimension;
  const values = Array.from({ length: levels }, (_, i) =>
    valueAt(dimension, levels === 1 ? 0.5 : i / (levels - 1)),
  );
  return [...new Set(values)];
}

/** How many points the whole grid has: the product of the levels. */
export function gridSize(space: TuningPlan['space']): number {
  return Object.values(space).reduce((size, dimension) => size * gridLevels(dimension).length, 1);
}

/** Point number `index` of the grid; the last parameter changes fastest. */
export function gridPoint(space: TuningPlan['space'], index: number): Point {
  let rest = index;
  const entries = Object.entries(space)
    .reverse()
    .map(([name, dimension]): [string, JsonValue] => {
      const levels = gridLevels(dimension);
      const value = levels[rest % levels.length]!;
      rest = Math.floor(rest / levels.length);
      return [name, value];
    });
  return Object.fromEntries(entries.reverse());
}

/** The seed of the training at point number `index`: the same at every rung, so that a longer run goes on from the same start. */
export function seedOfPoint(planSeed: number, index: number): number {
  return seededRng(`${planSeed}/seed/${index}`).int(1_000_000);
}
