import { seededRng } from '@/engine/core/rng';

/** A point of the square: how far along each of two parameters, both in [0, 1]. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The counts that both searches can take: squares, so that the grid has as many values of one parameter as of the other. */
export const COUNTS = [4, 9, 16, 25, 36] as const;

/**
 * The validation error of a made-up training, in dollars. Only the first parameter matters, in a narrow valley; the
 * second changes next to nothing, as is common (Bergstra and Bengio 2012).
 */
export function errorAt({ x, y }: Place): number {
  const away = (x - 0.62) / 0.09;
  return 26_000 - 10_000 * Math.exp(-away * away) + 250 * Math.cos(7 * y);
}

/** `count` points of a grid (a square number of them), in the middle of equal cells. */
export function gridPlaces(count: number): readonly Place[] {
  const side = Math.round(Math.sqrt(count));
  return Array.from({ length: side * side }, (_, i) => ({
    x: ((i % side) + 0.5) / side,
    y: (Math.floor(i / side) + 0.5) / side,
  }));
}

/** `count` random points; `draw` chooses which. The first points of a longer list are those of a shorter one. */
export function randomPlaces(count: number, draw: number): readonly Place[] {
  const rng = seededRng(`coverage/${draw}`);
  return Array.from({ length: count }, () => ({ x: rng.next(), y: rng.next() }));
}

/** What a search has seen: how many values of the parameter that matters, and the lowest error. */
export function seenBy(places: readonly Place[]): { values: number; best: Place; error: number } {
  const best = places.reduce((low, place) => (errorAt(place) < errorAt(low) ? place : low));
  return { values: new Set(places.map(({ x }) => x.toFixed(6))).size, best, error: errorAt(best) };
}
