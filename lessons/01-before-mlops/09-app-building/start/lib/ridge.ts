/** A fitted line through many columns. */
export interface RidgeModel {
  intercept: number;
  /** One a column, for the columns as they were given. */
  weights: number[];
  predict(rows: number[][]): number[];
}

/**
 * Ridge regression: the weights that miss `targets` by the least squared error, where large weights cost `lambda` times
 * their squares (Hoerl & Kennard, 1970). Columns are standardised first, so that `lambda` means the same for all of them; a
 * column that never changes gets the weight 0. Solved in one step, by Cholesky's decomposition.
 */
export function fitRidge(rows: number[][], targets: number[], lambda = 10): RidgeModel {
  if (rows.length === 0 || rows.length !== targets.length)
    throw new Error(`fitRidge needs one target a row: got ${rows.length} rows and ${targets.length} targets.`);
  const width = rows[0].length;
  rows.forEach((row, i) => {
    const bad = row.findIndex((value) => !Number.isFinite(value));
    if (row.length !== width || bad >= 0 || !Number.isFinite(targets[i]))
      throw new Error(`Row ${i} does not fit: ${row.length} of ${width} columns, number ${bad} is ${row[bad]}, target ${targets[i]}.`);
  });
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j]));
  const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const means = columns.map(average);
  const deviations = columns.map((values, j) => Math.sqrt(average(values.map((value) => (value - means[j]) ** 2))));
  const used = deviations.flatMap((value, j) => (value > 1e-12 ? [j] : []));
  const scaled = rows.map((row) => used.map((j) => (row[j] - means[j]) / deviations[j]));
  const middle = average(targets);

  // (XᵀX + λI) w = Xᵀy, the lower half of the left side.
  const left = used.map((_, a) => Array.from({ length: a + 1 }, (_, b) => (a === b ? lambda : 0)));
  const right = used.map(() => 0);
  scaled.forEach((row, i) => {
    for (let a = 0; a < row.length; a++) {
      right[a] += row[a] * (targets[i] - middle);
      for (let b = 0; b <= a; b++) left[a][b] += row[a] * row[b];
    }
  });
  const solved = solveCholesky(left, right);
  const weights = means.map(() => 0);
  used.forEach((j, at) => {
    weights[j] = solved[at] / deviations[j];
  });
  const intercept = middle - weights.reduce((sum, weight, j) => sum + weight * means[j], 0);
  return {
    intercept,
    weights,
    predict: (more) => more.map((row) => row.reduce((sum, value, j) => sum + value * weights[j], intercept)),
  };
}

/** Solves A x = b for a positive definite A, given by its lower half: A = L Lᵀ, then forwards, then backwards. */
function solveCholesky(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const lower = matrix.map((row) => [...row]);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = lower[i][j];
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j];
    }
  }
  const x = [...right];
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}
