/** Batches, and the quantile t(29 degrees of freedom, 0.995) of Student's distribution that a 99 % interval of their means takes. */
const BATCHES = 30;
const STUDENT_T = 2.756386;

/** An estimate and the half width of its confidence interval. */
export interface Estimate {
  readonly mean: number;
  readonly halfWidth: number;
}

/**
 * A figure of a correlated series with its 99 % confidence interval, by batch means: A. M. Law and W. D. Kelton,
 * “Simulation Modeling and Analysis”. The series is cut into 30 long pieces, whose figures are nearly independent and
 * nearly normal; what is left over at its beginning is not used.
 * @param figure of one piece, e.g. its mean, or a percentile; it may change the order of the piece
 */
export function batchMeans(series: Float64Array, figure: (piece: Float64Array) => number): Estimate {
  const length = Math.floor(series.length / BATCHES);
  const from = series.length - length * BATCHES;
  const figures = Array.from({ length: BATCHES }, (_, i) =>
    figure(series.slice(from + i * length, from + (i + 1) * length)),
  );
  const mean = figures.reduce((sum, one) => sum + one, 0) / BATCHES;
  const variance = figures.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (BATCHES - 1);
  return { mean, halfWidth: STUDENT_T * Math.sqrt(variance / BATCHES) };
}

/** The arithmetic mean. */
export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Whether a value lies in the interval of an estimate. */
export function covers({ mean, halfWidth }: Estimate, value: number): boolean {
  return Math.abs(mean - value) <= halfWidth;
}
