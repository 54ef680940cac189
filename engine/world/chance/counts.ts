import { portableExp, portableLog } from '../../core/portable-math';
import type { Rng } from '../../core/rng';

/** A mean above which a Poisson count is drawn as a sum: e to the minus of it must not come to nothing. */
const CHUNK = 64;
/** A probability below which a sum of floats does not change any more. */
const NEGLIGIBLE = 1e-18;

/**
 * A Poisson count, by inversion; a large mean as a sum of independent counts, which is Poisson again. Takes time in proportion
 * to the mean, some two nanoseconds a unit.
 * @param mean not negative
 */
export function poisson(rng: Rng, mean: number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= CHUNK) count += smallPoisson(rng.next(), Math.min(left, CHUNK));
  return count;
}

function smallPoisson(u: number, mean: number): number {
  let term = portableExp(-mean);
  let sum = term;
  let count = 0;
  while (u > sum && (term > NEGLIGIBLE || count < mean)) {
    count++;
    term *= mean / count;
    sum += term;
  }
  return count;
}

/**
 * How many of `trials` succeed, by the gaps between successes (L. Devroye, “Non-Uniform Random Variate Generation”, 1986,
 * X.4.3): time in proportion to the rarer outcome. Draws nothing where the outcome is certain.
 * @param share of successes, 0 to 1
 */
export function binomial(rng: Rng, trials: number, share: number): number {
  if (trials <= 0 || share <= 0) return 0;
  if (share >= 1) return trials;
  if (share > 0.5) return trials - binomial(rng, trials, 1 - share);
  // So small a share that 1 less it is 1 in floats: it does not happen.
  if (1 - share === 1) return 0;
  const scale = 1 / portableLog(1 - share);
  let successes = 0;
  for (let at = 0; ; successes++) {
    at += Math.floor(portableLog(1 - rng.next()) * scale) + 1;
    if (at > trials) return successes;
  }
}

/** An exponential wait, by inversion. @param mean above 0 */
export function exponential(rng: Rng, mean: number): number {
  return -portableLog(1 - rng.next()) * mean;
}
