/** A fitted linear model: an intercept and one coefficient a column. */
export interface LinearModel {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  predict(row: readonly number[]): number;
}

/**
 * Ridge regression in closed form: minimises ‖y − Xw‖² + λ‖w‖² with a free intercept (Hoerl & Kennard, 1970), by
 * Gauss-Jordan elimination of (XᵀX + λI) w = Xᵀy. Columns should be standardised; with `lambda` above 0 they may be
 * collinear.
 * @throws RangeError when there are no rows, or not one target a row.
 */
export function fitRidge(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  lambda: number,
): LinearModel {
  if (rows.length === 0 || rows.length !== targets.length) {
    throw new RangeError(
      `fitRidge needs one target a row; got ${rows.length} rows, ${targets.length} targets`,
    );
  }
  const size = rows[0]!.length + 1;
  const system = normalEquations(rows, targets, size);
  for (let i = 1; i < size; i++) system[i]![i]! += lambda;
  eliminate(system, size);
  const solved = system.map((row, i) => row[size]! / row[i]!);
  const [intercept = 0, ...coefficients] = solved;
  return {
    intercept,
    coefficients,
    predict: (row) => coefficients.reduce((sum, weight, i) => sum + weight * row[i]!, intercept),
  };
}

function normalEquations(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  size: number,
): Float64Array[] {
  const system = Array.from({ length: size }, () => new Float64Array(size + 1));
  rows.forEach((row, n) => {
    for (let i = 0; i < size; i++) {
      const left = i === 0 ? 1 : row[i - 1]!;
      const line = system[i]!;
      for (let j = 0; j < size; j++) line[j]! += left * (j === 0 ? 1 : row[j - 1]!);
      line[size]! += left * targets[n]!;
    }
  });
  return system;
}

function eliminate(system: Float64Array[], size: number): void {
  for (let i = 0; i < size; i++) {
    const pivot = system[i]!;
    for (const row of system) {
      if (row === pivot) continue;
      const factor = row[i]! / pivot[i]!;
      for (let column = i; column <= size; column++) row[column]! -= factor * pivot[column]!;
    }
  }
}
