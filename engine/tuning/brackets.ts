/** One rung of a bracket: how many trials, and what each gets of the resource. */
export interface Rung {
  readonly trials: number;
  readonly resource: number;
}

/** Rungs after one another; of each, the best ⌊n/η⌋ go on. */
export type Bracket = readonly Rung[];

/**
 * The rungs of successive halving (Jamieson and Talwalkar 2016): `trials` points with `min` of the resource each; then
 * the best ⌊n/η⌋ with η times as much, until none is left or the next rung would need more than `max`.
 */
export function halvingBracket(trials: number, min: number, max: number, eta: number): Bracket {
  const rungs: Rung[] = [];
  for (let n = trials, r = min; n >= 1 && r <= max; n = Math.floor(n / eta), r *= eta)
    rungs.push({ trials: n, resource: r });
  return rungs;
}

/**
 * The brackets of Hyperband, in the order in which they are run (Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar
 * 2018, Algorithm 1): with s_max = ⌊log_η R⌋, bracket s begins with n = ⌈(s_max + 1) η^s / (s + 1)⌉ trials of R η^−s
 * each. Resources are whole numbers, at least 1: they are rounded down where η does not divide R.
 */
export function hyperbandBrackets(max: number, eta: number): readonly Bracket[] {
  const sMax = wholeLog(max, eta);
  return Array.from({ length: sMax + 1 }, (_, i) => {
    const s = sMax - i;
    const first = Math.ceil(((sMax + 1) * eta ** s) / (s + 1));
    return Array.from({ length: s + 1 }, (_, rung) => ({
      trials: Math.floor(first / eta ** rung),
      resource: Math.max(1, Math.floor(max / eta ** (s - rung))),
    }));
  });
}

/** What a bracket uses of the resource when all of it is run. */
export function bracketCost(bracket: Bracket): number {
  return bracket.reduce((sum, { trials, resource }) => sum + trials * resource, 0);
}

/** The largest k with base^k ≤ value. `Math.log` is off by a bit at exact powers, and a whole bracket hangs on it. */
function wholeLog(value: number, base: number): number {
  let power = 0;
  for (let product = base; product <= value; product *= base) power++;
  return power;
}
