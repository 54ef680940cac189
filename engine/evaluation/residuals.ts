import { quantileOfSorted } from '../core/quantile';
import { checkPairs } from './errors';
import { ascending, meanOf } from './quantile';

/** How far estimates are off, in the unit of the target unless said otherwise. A residual is estimate − truth. */
export interface ErrorSummary {
  readonly n: number;
  /** Mean absolute error. */
  readonly mae: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
  /** Median absolute error. */
  readonly medianAbsolute: number;
  /** Mean residual: positive when the estimates are too high on average. */
  readonly bias: number;
  /** Mean of |residual ÷ truth|, a share; null when a truth is 0. */
  readonly mape: number | null;
  /** 1 − squared residuals ÷ squared distances of the truth from its mean; null when the truth is constant. */
  readonly r2: number | null;
}

/**
 * The residuals, estimate − truth, in the order of the rows.
 * @throws EvaluationError when the lists do not fit each other.
 */
export function residualsOf(truth: ArrayLike<number>, estimates: ArrayLike<number>): Float64Array {
  checkPairs(truth, estimates);
  return Float64Array.from({ length: truth.length }, (_, i) => estimates[i]! - truth[i]!);
}

/** The absolute errors |estimate − truth|, in the order of the rows. Throws as `residualsOf` does. */
export function absoluteErrors(truth: ArrayLike<number>, estimates: ArrayLike<number>): Float64Array {
  return residualsOf(truth, estimates).map(Math.abs);
}

/** The usual figures of a regression. Throws as `residualsOf` does. */
export function summariseErrors(truth: ArrayLike<number>, estimates: ArrayLike<number>): ErrorSummary {
  const residuals = residualsOf(truth, estimates);
  const absolute = residuals.map(Math.abs);
  const squares = meanOf(residuals.map((residual) => residual * residual));
  const middle = meanOf(truth);
  const spread = meanOf(Float64Array.from(truth, (value) => (value - middle) ** 2));
  const shares = Array.from(absolute, (error, i) => error / Math.abs(truth[i]!));
  return {
    n: residuals.length,
    mae: meanOf(absolute),
    rmse: Math.sqrt(squares),
    medianAbsolute: quantileOfSorted(ascending(absolute), 0.5),
    bias: meanOf(residuals),
    mape: shares.every(Number.isFinite) ? meanOf(shares) : null,
    r2: spread === 0 ? null : 1 - squares / spread,
  };
}
