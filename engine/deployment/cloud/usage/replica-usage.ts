import type { Usage, UsageOwner } from '../bill/usage';
import type { Since } from '../state/cloud-state';
import { poolSpans } from './pool-spans';

/** How long replicas were up, by equal windows of time: what a simulation of traffic gives. */
export interface ReplicaWindows {
  /** The beginning of the first window, in milliseconds since the epoch. */
  readonly start: number;
  readonly windowSeconds: number;
  /** Replica-seconds of each window. */
  readonly replicaSeconds: ArrayLike<number>;
  /** How many replicas a machine takes. */
  readonly replicasPerNode: number;
  /** The machines that stay up however few replicas there are; 0 when absent. */
  readonly leastNodes?: number;
}

/**
 * The machines that replicas need: in each window as many as hold the replicas that were up on average, rounded up. A
 * machine that is needed in windows that follow each other is one machine.
 * @throws RangeError for a window or a machine of no size.
 *
 * @example
 * const used = replicaUsage(windows, { sku: 'm5.large', market: 'on-demand' }, owner);
 * const { total } = billOf(used, labPrices(), monthPeriod('2026-03'));
 * usdText(total); // '71.42'
 */
export function replicaUsage(
  windows: ReplicaWindows,
  machine: { readonly sku: string; readonly market: 'on-demand' | 'spot' },
  owner: UsageOwner,
): Usage[] {
  const { start, windowSeconds, replicaSeconds, replicasPerNode, leastNodes = 0 } = windows;
  if (!(windowSeconds > 0)) throw new RangeError(`A window of ${windowSeconds} s has no length.`);
  if (!(replicasPerNode > 0))
    throw new RangeError(`${replicasPerNode} replicas on a machine: it has to be 1 or more.`);
  const sizes: Since<number>[] = [];
  for (let at = 0; at < replicaSeconds.length; at++) {
    // What a sum of floats has too much, below a millionth of a replica, must not start a machine.
    const replicas = replicaSeconds[at]! / windowSeconds - 1e-6;
    const value = Math.max(leastNodes, Math.ceil(replicas / replicasPerNode), 0);
    if (value !== sizes.at(-1)?.value) sizes.push({ at: start + at * windowSeconds * 1000, value });
  }
  const end = start + replicaSeconds.length * windowSeconds * 1000;
  return poolSpans(sizes, end).map(({ from, to }) => ({ ...owner, ...machine, kind: 'machine', from, to }));
}
