import { resolveFenceposts } from '../objects/int-or-percent';
import type { Deployment } from '../objects/workloads';

/** How many pods of a deployment may be too many and too few; none of a Recreate may be too many. */
export function fencepostsOf({ spec: { strategy, replicas } }: Deployment): {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
} {
  if (strategy.type === 'Recreate') return { maxSurge: 0, maxUnavailable: replicas };
  const { maxSurge, maxUnavailable } = strategy.rollingUpdate;
  return resolveFenceposts(maxSurge, maxUnavailable, replicas);
}
