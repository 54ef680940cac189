/** Fits a line and gives it back; see `fitRidge` of engine/dataset. */
export type FitLine = (
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  lambda: number,
) => { predict(row: readonly number[]): number };

/** Errors of a line on the logarithm of prices, in dollars. */
export interface LineErrors {
  /** Mean absolute error on the held-out rows. */
  readonly error: number;
  /** The same on the rows that it was fitted on. */
  readonly trainError: number;
}

/** One row for the score. */
export interface ScoredRow {
  readonly features: readonly number[];
  readonly price: number;
  readonly isPast: boolean;
}

/**
 * Fits ridge regression of the logarithm of the price on the past rows, features standardised by them (one that is
 * constant there is left out), and measures it in dollars.
 */
export function lineErrors(rows: readonly ScoredRow[], lambda: number, fit: FitLine): LineErrors {
  const past = rows.filter((row) => row.isPast);
  const width = rows[0]?.features.length ?? 0;
  const scales = Array.from({ length: width }, (_, j) => {
    const values = past.map((row) => row.features[j]!);
    const mean = average(values);
    return { j, mean, deviation: Math.sqrt(average(values.map((value) => (value - mean) ** 2))) };
  }).filter(({ deviation }) => deviation > 1e-12);
  const scaled = (features: readonly number[]) =>
    scales.map(({ j, mean, deviation }) => (features[j]! - mean) / deviation);
  const line = fit(
    past.map((row) => scaled(row.features)),
    past.map((row) => Math.log(row.price)),
    lambda,
  );
  const errorOf = (part: readonly ScoredRow[]) =>
    average(part.map((row) => Math.abs(Math.exp(line.predict(scaled(row.features))) - row.price)));
  return { error: errorOf(rows.filter((row) => !row.isPast)), trainError: errorOf(past) };
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
