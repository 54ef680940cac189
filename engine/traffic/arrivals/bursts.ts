import { portableExp } from '../../core/portable-math';
import type { BurstDescription } from '../description';

const LN2 = Math.LN2;
/** Half-lives after which a flash crowd counts as over: a millionth of its peak. */
const HALF_LIVES = 20;

/** The rate that a burst adds at a time, requests a second. */
export function burstRate(burst: BurstDescription, time: number): number {
  const t = time - burst.at;
  if (t < 0) return 0;
  if (burst.shape === 'plateau') return t < burst.lasts ? burst.requests / burst.lasts : 0;
  const { rise, halfLife } = burst;
  if (t < rise) return flashPeak(burst) * (t / rise);
  const halvings = (t - rise) / halfLife;
  return halvings < HALF_LIVES ? flashPeak(burst) * portableExp(-LN2 * halvings) : 0;
}

/** The highest rate of a flash crowd: the area below its triangle and its tail is the number of its requests. */
function flashPeak({ requests, rise, halfLife }: Extract<BurstDescription, { shape: 'flash' }>): number {
  return requests / (rise / 2 + halfLife / LN2);
}

/** The next time after `time` at which the rate of a burst begins to go up, jumps, or goes down; Infinity after its end. */
export function nextEdge(burst: BurstDescription, time: number): number {
  const edges =
    burst.shape === 'plateau'
      ? [burst.at, burst.at + burst.lasts]
      : [burst.at, burst.at + burst.rise, burst.at + burst.rise + HALF_LIVES * burst.halfLife];
  const next = edges.find((edge) => edge > time);
  if (next === undefined) return Number.POSITIVE_INFINITY;
  // While it decays a bound holds for a half-life only, or most draws of the thinning would be thrown away.
  const isDecaying = burst.shape === 'flash' && time >= burst.at + burst.rise;
  return isDecaying ? Math.min(next, time + burst.halfLife) : next;
}
