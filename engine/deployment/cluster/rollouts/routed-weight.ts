import type { Rollout } from '../objects/rollout';
import type { ClusterView } from '../state/view';
import { rolloutSets } from './rollout-sets';

/**
 * Per cent of the requests that a router is told to send to the new version of a canary. As Argo has it, a weight is only passed
 * on when the version has all the pods for it; until then the router keeps the weight of the step before, and none where no pod
 * is available.
 */
export function routedWeight(view: ClusterView, rollout: Rollout): number {
  const { status, spec } = rollout;
  if (status.aborted || status.currentHash === status.stableHash) return 0;
  const { current } = rolloutSets(view, rollout);
  const available = current?.status.availableReplicas ?? 0;
  if (current === undefined || available === 0) return 0;
  if (available >= current.spec.replicas) return status.weight;
  const steps = spec.strategy.canary?.steps ?? [];
  const before = steps
    .slice(0, status.stepIndex ?? steps.length)
    .findLast((step) => step.setWeight !== undefined);
  return before?.setWeight ?? 0;
}
