import type { WorkloadView } from '../../deployment/cluster/views/workload-view';

/** Whether a version is what the workload has come to: the stable one of a rollout, or all that a deployment has. */
export function isLive({ kind, phase, revisions }: WorkloadView, image: string): boolean {
  const part = kind === 'Rollout' ? 'stable' : 'new';
  const isThere = revisions.some((one) => one.images[0] === image && one.parts.includes(part));
  return isThere && (kind === 'Rollout' || phase === 'done');
}
