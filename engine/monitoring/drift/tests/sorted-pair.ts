import { numbersIn, type Sample } from '../sample';

/** Two numeric samples in ascending order. */
export function sortedPair(reference: Sample, current: Sample): [Float64Array, Float64Array] {
  return [numbersIn(reference).slice().sort(), numbersIn(current).slice().sort()];
}

/**
 * Walks the distinct values of two sorted samples in ascending order.
 * @param visit gets the value, both distribution functions at it, and the next value (NaN after the last)
 */
export function walkTogether(
  first: Float64Array,
  second: Float64Array,
  visit: (value: number, shareOfFirst: number, shareOfSecond: number, next: number) => void,
): void {
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    while (first[i] === value) i++;
    while (second[j] === value) j++;
    const isLast = i === first.length && j === second.length;
    const next = isLast
      ? Number.NaN
      : Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    visit(value, i / first.length, j / second.length, next);
  }
}

/** Ranks from 1 in the pooled samples, ties at their mean, with the sizes of the groups of ties. */
export function pooledRanks(
  first: Float64Array,
  second: Float64Array,
): { first: Float64Array; second: Float64Array; ties: number[] } {
  const ranks = { first: new Float64Array(first.length), second: new Float64Array(second.length) };
  const ties: number[] = [];
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const [fromI, fromJ] = [i, j];
    while (first[i] === value) i++;
    while (second[j] === value) j++;
    const size = i - fromI + j - fromJ;
    const rank = fromI + fromJ + (size + 1) / 2;
    ranks.first.fill(rank, fromI, i);
    ranks.second.fill(rank, fromJ, j);
    ties.push(size);
  }
  return { ...ranks, ties };
}
