/** The thirty settings to compare, ten of each family. A seed is added to each when it is trained. */
import type { Settings } from '../lib/models.ts';

type Unseeded<S> = S extends Settings ? Omit<S, 'seed'> : never;

export const GRID: readonly Unseeded<Settings>[] = [
  ...[300, 800].flatMap((rows) =>
    [0.1, 1, 10, 100, 1000].map((alpha) => ({ family: 'ridge' as const, rows, alpha })),
  ),
  ...[5, 10, 20, 30, 40].flatMap((units) =>
    [1, 100].map((alpha) => ({ family: 'random-features' as const, rows: 800, units, alpha })),
  ),
  ...[3, 5, 8, 12, 16].flatMap((units) =>
    [0.003, 0.01].map((learningRate) => ({
      family: 'network' as const,
      rows: 800,
      units,
      learningRate,
      epochs: 15,
    })),
  ),
];
