import { waitOfDeterministic } from '@/engine/traffic/queueing';

/** Seconds that one request takes on 0.9 of a core: what the lesson’s service was measured to take. */
export const SERVICE = 0.157 / 0.9;
/** Seconds within which the lesson wants 99 % of the answers. */
export const WITHIN = 0.5;
/** Above this share of the workers at work the closed form has too few digits left, and nobody should be there. */
const FULL = 0.98;

/** The share of the workers that is at work. */
export const utilisation = (perSecond: number, pods: number): number => (perSecond * SERVICE) / pods;

/**
 * Seconds within which 99 % of the requests are answered, when each goes to a pod at random: each pod is a queue of its own,
 * M/D/1 (A. K. Erlang 1909). Infinity where the pods cannot keep up.
 */
export function slowest(perSecond: number, pods: number): number {
  if (utilisation(perSecond, pods) >= FULL) return Number.POSITIVE_INFINITY;
  const rate = perSecond / pods;
  let low = 0;
  let high = 30 * SERVICE;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (waitOfDeterministic(rate, SERVICE, middle) < 0.99) low = middle;
    else high = middle;
  }
  return SERVICE + high;
}
