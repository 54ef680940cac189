import { seededRng } from '../../../core/rng';
import { HOUR_MS, type Period } from '../money/calendar';

/** How spot machines behave. Assumed, not measured; a project may set its own. */
export interface SpotAssumptions {
  /** Interruptions of one machine, for each hour that it is up (a constant hazard). */
  readonly interruptionsPerHour: number;
  /** Seconds until another machine has taken its place. */
  readonly replacementSeconds: number;
}

/** One machine in five is taken away in a month: 1 − e^(−730 × 0.0003). Providers publish bands of that size, no rates. */
export const SPOT_ASSUMED: SpotAssumptions = { interruptionsPerHour: 0.0003, replacementSeconds: 120 };

/**
 * The lives of the spot machines of one place in a pool, one after the other. Under a constant hazard h the time to an
 * interruption is exponential with mean 1/h: t = −ln(1 − u)/h. The same name gives the same lives, and a longer span begins
 * with the lives of a shorter one.
 * @param name names the place: account, pool, number and when it was filled
 * @returns the lives; all but the last, and the last too if it ends before the span, ended by an interruption
 */
export function spotLives(name: string, span: Period, assumed: SpotAssumptions): Period[] {
  const { interruptionsPerHour, replacementSeconds } = assumed;
  if (interruptionsPerHour <= 0) return [span];
  const rng = seededRng(name);
  const lives: Period[] = [];
  for (let from = span.from; from < span.to; ) {
    const life = Math.ceil((-Math.log1p(-rng.next()) / interruptionsPerHour) * HOUR_MS);
    const to = Math.min(span.to, from + Math.max(1000, life));
    lives.push({ from, to });
    from = to + replacementSeconds * 1000;
  }
  return lives;
}
