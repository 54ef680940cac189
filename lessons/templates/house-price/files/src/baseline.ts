import { fitEncoder } from './features.ts';
import type { House, Sale } from './sales.ts';
import { fitTarget } from './target.ts';

/** How much large coefficients cost: keeps features that say nearly the same thing from cancelling each other out. */
const RIDGE = 10;

/**
 * The linear baseline: ridge regression of the same target on the same features as the network's, in closed form. It
 * needs no seed, no epochs and no settings: what does not beat it is not worth serving.
 */
export function fitBaseline(rows: Sale[]): { predict(houses: House[]): number[] } {
  const encoder = fitEncoder(rows);
  const target = fitTarget(rows.map((row) => row.price));
  const inputs = encoder.encode(rows).map((row) => [1, ...row]);
  const targets = rows.map((row) => target.toTarget(row.price));
  const weights = solveRidge(inputs, targets);
  const linear = (row: number[]) => row.reduce((sum, value, i) => sum + value * weights[i + 1]!, weights[0]!);
  return { predict: (houses) => encoder.encode(houses).map((row) => target.toDollars(linear(row))) };
}

/** Solves (XᵀX + λI) w = Xᵀy by Gauss-Jordan elimination; the first column of X is the intercept, which goes free. */
function solveRidge(inputs: number[][], targets: number[]): number[] {
  const size = inputs[0]!.length;
  const system = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) => (i === j && i > 0 ? RIDGE : 0)),
  );
  inputs.forEach((row, n) => {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) system[i]![j]! += row[i]! * row[j]!;
      system[i]![size]! += row[i]! * targets[n]!;
    }
  });
  for (let i = 0; i < size; i++) {
    const pivot = system[i]!;
    for (const other of system) {
      if (other === pivot) continue;
      const factor = other[i]! / pivot[i]!;
      for (let column = i; column <= size; column++) other[column]! -= factor * pivot[column]!;
    }
  }
  return system.map((row, i) => row[size]! / row[i]!);
}
