/** Twelve settings to compare, four of each family. A seed is added to each when it is trained. */
import type { Settings } from '../lib/models.ts';

type Unseeded<S> = S extends Settings ? Omit<S, 'seed'> : never;

export const GRID: readonly Unseeded<Settings>[] = [
  ...[1, 10, 100, 1000].map((alpha) => ({ family: 'ridge' as const, rows: 800, alpha })),
  ...[20, 40].flatMap((units) =>
    [10, 100].map((alpha) => ({ family: 'random-features' as const, rows: 800, units, alpha })),
  ),
  ...[4, 12].flatMap((units) =>
    [0.003, 0.01].map((learningRate) => ({
      family: 'network' as const,
      rows: 800,
      units,
      learningRate,
      epochs: 20,
    })),
  ),
];
