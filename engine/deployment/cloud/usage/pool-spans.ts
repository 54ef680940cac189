import type { Period } from '../money/calendar';
import type { Since } from '../state/cloud-state';

/** The stretch in which one place of a pool had a machine. */
export interface PlaceSpan extends Period {
  /** From 0. A pool that shrinks gives up its highest places. */
  readonly place: number;
}

/**
 * The machines of a pool as stretches, one for each time that a place was filled.
 * @param sizes how many machines it has, from moments on, oldest first
 * @param until when the pool ends, or how far is looked
 */
export function poolSpans(sizes: readonly Since<number>[], until: number): PlaceSpan[] {
  const spans: PlaceSpan[] = [];
  const filled: number[] = [];
  for (const { at, value } of sizes) {
    if (at >= until) break;
    while (filled.length > value) spans.push({ from: filled.pop()!, to: at, place: filled.length });
    while (filled.length < value) filled.push(at);
  }
  filled.forEach((from, place) => {
    if (from < until) spans.push({ from, to: until, place });
  });
  return spans.filter(({ from, to }) => to > from);
}
