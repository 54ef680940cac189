/** A fitted linear model: an intercept and one coefficient a column. */
export interface LinearModel {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  predict(row: readonly number[]): number;
}

/**
 * All that ridge regression takes from its rows: XᵀX and Xᵀy, with a column of ones before the others. Every choice among
 * the columns is solved from the same sums, so that trying many choices goes over the rows once.
 */
export interface RidgeSums {
  /** One line a column, the ones first; its last entry is that of Xᵀy. */
  readonly lines: readonly Float64Array[];
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
  const columns = (rows[0] ?? []).map((_, column) => Float64Array.from(rows, (row) => row[column]!));
  if (rows.length !== targets.length)
    throw new RangeError(
      `fitRidge needs one target a row; got ${rows.length} rows, ${targets.length} targets`,
    );
  return solveRidge(ridgeSums(columns, Float64Array.from(targets)), [...columns.keys()], lambda);
}

/**
 * The sums of these columns and their targets.
 * @throws RangeError when there are no rows, or a column has not one value a target.
 */
export function ridgeSums(columns: readonly Float64Array[], targets: Float64Array): RidgeSums {
  const odd = columns.find((column) => column.length !== targets.length);
  if (odd !== undefined || targets.length === 0)
    throw new RangeError(
      `fitRidge needs one target a row; got ${odd?.length ?? 0} rows, ${targets.length} targets`,
    );
  const all = [new Float64Array(targets.length).fill(1), ...columns];
  const lines = all.map(() => new Float64Array(all.length + 1));
  for (const [i, left] of all.entries()) {
    for (let j = i; j < all.length; j++) {
      const sum = dot(left, all[j]!);
      lines[i]![j] = sum;
      lines[j]![i] = sum;
    }
    lines[i]![all.length] = dot(left, targets);
  }
  return { lines };
}

/** The ridge regression on some of the columns of the sums, by their places, in this order: see `fitRidge`. */
export function solveRidge({ lines }: RidgeSums, columns: readonly number[], lambda: number): LinearModel {
  const places = [0, ...columns.map((column) => column + 1), lines.length];
  const size = places.length - 1;
  const system = places.slice(0, size).map((line) => Float64Array.from(places, (at) => lines[line]![at]!));
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

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
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
