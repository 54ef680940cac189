import { replicaSetsOf } from '../../controllers/owned';
import type { Rollout } from '../../objects/rollout';
import { hasRouter } from '../../rollouts/canary';
import { hashOf } from '../../rollouts/rollout-sets';
import { routedWeight } from '../../rollouts/routed-weight';
import type { ClusterView } from '../../state/view';
import { PHASE_SIGNS, rolesOf } from './rollout-tree';

const WIDTH = 17;

const line = (name: string, value: string | number) => `${`${name}:`.padEnd(WIDTH)}${value}\n`;

/** The share of requests that the new version gets now: what the router is told, or the share of its pods. */
export function actualWeight(view: ClusterView, rollout: Rollout): number {
  const { canary } = rollout.spec.strategy;
  const { status } = rollout;
  if (!canary || status.currentHash === status.stableHash) return 0;
  if (hasRouter(canary)) return routedWeight(view, rollout);
  const sets = replicaSetsOf(view, rollout);
  const total = sets.reduce((sum, set) => sum + set.status.availableReplicas, 0);
  const own = sets.find((set) => hashOf(set) === status.currentHash)?.status.availableReplicas ?? 0;
  return total === 0 ? 0 : Math.floor((100 * own) / total);
}

function imageLines(view: ClusterView, rollout: Rollout): string {
  const shown = replicaSetsOf(view, rollout)
    .filter((set) => set.spec.replicas > 0)
    .flatMap((set) => {
      const parts = rolesOf(rollout, hashOf(set));
      return set.spec.template.spec.containers.map(
        ({ image }) => `${image}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
      );
    });
  return shown
    .map((image, at) => (at === 0 ? line('Images', image) : `${' '.repeat(WIDTH)}${image}\n`))
    .join('');
}

/** What stands above the tree: the phase, the step, the weights, the images, the counts. */
export function rolloutHead(view: ClusterView, rollout: Rollout): string {
  const { metadata, status, spec } = rollout;
  const { canary } = spec.strategy;
  const steps = canary?.steps.length ?? 0;
  return [
    line('Name', metadata.name),
    line('Namespace', metadata.namespace),
    line('Status', `${PHASE_SIGNS[status.phase]} ${status.phase}`),
    ...(status.message === '' ? [] : [line('Message', status.message)]),
    line('Strategy', canary ? 'Canary' : 'BlueGreen'),
    ...(canary && steps > 0
      ? [
          line('  Step', `${status.stepIndex ?? steps}/${steps}`),
          line('  SetWeight', status.stableHash === status.currentHash ? 100 : status.weight),
          line(
            '  ActualWeight',
            status.stableHash === status.currentHash ? 100 : actualWeight(view, rollout),
          ),
          ...(status.mirror > 0 ? [line('  Mirror', status.mirror)] : []),
        ]
      : []),
    imageLines(view, rollout),
    'Replicas:\n',
    line('  Desired', spec.replicas),
    line('  Current', status.replicas),
    line('  Updated', status.updatedReplicas),
    line('  Ready', status.readyReplicas),
    line('  Available', status.availableReplicas),
    '\n',
  ].join('');
}
