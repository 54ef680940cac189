/** A fitted logistic regression. */
export interface LogisticModel {
  /** The probability of the class 1. */
  probability(row: number[]): number;
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) on standardised columns, with a small
 * penalty that keeps columns that say the same from running away.
 */
export function fitLogistic(rows: number[][], truth: number[], penalty = 1, rounds = 8): LogisticModel {
  const size = rows[0]!.length;
  const scales = Array.from({ length: size }, (_, j) => {
    const mean = rows.reduce((sum, row) => sum + row[j]!, 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  const standardise = (row: number[]) => [1, ...row.map((value, j) => (value - scales[j]!.mean) / scales[j]!.deviation)];
  const inputs = rows.map(standardise);
  let weights = new Array<number>(size + 1).fill(0);
  const linear = (row: number[]) => row.reduce((sum, value, j) => sum + value * weights[j]!, 0);
  for (let round = 0; round < rounds; round++) {
    const system = weights.map((weight, i) => {
      const line = new Float64Array(size + 2);
      if (i > 0) {
        line[i] = penalty;
        line[size + 1] = -penalty * weight;
      }
      return line;
    });
    inputs.forEach((row, n) => {
      const estimate = sigmoid(linear(row));
      const spread = estimate * (1 - estimate);
      for (let i = 0; i <= size; i++) {
        const line = system[i]!;
        const weighted = row[i]! * spread;
        for (let j = 0; j <= size; j++) line[j]! += weighted * row[j]!;
        line[size + 1]! += row[i]! * (truth[n]! - estimate);
      }
    });
    const step = solve(system);
    weights = weights.map((weight, i) => weight + step[i]!);
  }
  return { probability: (row) => sigmoid(linear(standardise(row))) };
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Gauss-Jordan elimination of a symmetric, positive system with its right side in the last column. */
function solve(system: Float64Array[]): number[] {
  const size = system.length;
  system.forEach((pivot, i) => {
    for (const other of system) {
      if (other === pivot) continue;
      const factor = other[i]! / pivot[i]!;
      for (let column = i; column <= size; column++) other[column]! -= factor * pivot[column]!;
    }
  });
  return system.map((row, i) => row[size]! / row[i]!);
}
