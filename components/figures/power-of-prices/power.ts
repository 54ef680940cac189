import { momentsOf } from '@/engine/dataset/statistics';
import { type Bin, quantile } from '@/engine/dataset/summarise';

/** The prices after a power was taken of them, in figures. */
export interface Transformed {
  readonly bins: readonly Bin[];
  readonly mean: number;
  readonly median: number;
  readonly skew: number;
}

const BINS = 28;

/**
 * The transformation of Box and Cox (1964): (x^λ − 1)/λ, which becomes ln x as λ goes to 0. Order is kept; large values
 * move together as λ falls.
 * @param values above 0
 */
export function boxCox(values: readonly number[], lambda: number): number[] {
  if (Math.abs(lambda) < 1e-9) return values.map(Math.log);
  return values.map((value) => (value ** lambda - 1) / lambda);
}

/** Bars and figures of the transformed values. @param values at least two different ones, above 0 */
export function transformed(values: readonly number[], lambda: number): Transformed {
  const sorted = boxCox(values, lambda).sort((a, b) => a - b);
  const low = sorted[0]!;
  const width = (sorted.at(-1)! - low) / BINS;
  const counts = new Array<number>(BINS).fill(0);
  for (const value of sorted) counts[Math.min(BINS - 1, Math.floor((value - low) / width))]!++;
  const { mean, skew } = momentsOf(sorted);
  return {
    bins: counts.map((count, i) => ({ from: low + i * width, to: low + (i + 1) * width, count })),
    mean: mean ?? 0,
    median: quantile(sorted, 0.5) ?? 0,
    skew: skew ?? 0,
  };
}
