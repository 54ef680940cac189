import { type Condition, withCondition } from '../objects/meta';
import type { Deployment, DeploymentStatus, ReplicaSet } from '../objects/workloads';
import { isShallowEqual } from '../state/names';
import type { Act, ClusterView } from '../state/view';
import { fencepostsOf } from './fenceposts';

type Judged = Omit<Condition, 'at' | 'updatedAt'>;

const progressing = (status: Condition['status'], reason: string, message: string): Judged => ({
  type: 'Progressing',
  status,
  reason,
  message,
});

/** Whether the roll-out of a deployment's newest template is done. */
export const isComplete = ({ spec, metadata }: Deployment, status: DeploymentStatus): boolean =>
  status.updatedReplicas === spec.replicas &&
  status.replicas === spec.replicas &&
  status.availableReplicas === spec.replicas &&
  status.observedGeneration >= metadata.generation;

/** Whether something moved since a status was taken. */
const hasProgressed = (now: DeploymentStatus, before: DeploymentStatus): boolean =>
  now.updatedReplicas > before.updatedReplicas ||
  now.replicas - now.updatedReplicas < before.replicas - before.updatedReplicas ||
  now.readyReplicas > before.readyReplicas ||
  now.availableReplicas > before.availableReplicas;

/** The condition `Progressing` as it is to be; null: as it was. */
function judged(
  view: ClusterView,
  deployment: Deployment,
  next: DeploymentStatus,
  current: ReplicaSet | undefined,
): Judged | null {
  const { status: before, spec } = deployment;
  const was = before.conditions.find(({ type }) => type === 'Progressing');
  const name = current?.metadata.name ?? '';
  const isNew = before.observedGeneration < next.observedGeneration;
  if (spec.paused) return progressing('Unknown', 'DeploymentPaused', 'Deployment is paused');
  if (was?.reason === 'DeploymentPaused')
    return progressing('Unknown', 'DeploymentResumed', 'Deployment is resumed');
  if (isComplete(deployment, next))
    return progressing('True', 'NewReplicaSetAvailable', `ReplicaSet "${name}" has successfully progressed.`);
  // Once it is done, pods that fail later are no failure of the roll-out.
  if (was?.reason === 'NewReplicaSetAvailable' && next.replicas === next.updatedReplicas && !isNew)
    return null;
  if (was === undefined)
    return current === undefined
      ? null
      : progressing('True', 'NewReplicaSetCreated', `Created new replica set "${name}"`);
  if (isNew || hasProgressed(next, before))
    return progressing('True', 'ReplicaSetUpdated', `ReplicaSet "${name}" is progressing.`);
  if (view.now - before.progressedAt >= spec.progressDeadlineSeconds * 1000)
    return progressing(
      'False',
      'ProgressDeadlineExceeded',
      `ReplicaSet "${name}" has timed out progressing.`,
    );
  return null;
}

/** What a deployment says of itself, where that has changed. */
export function deploymentStatus(
  view: ClusterView,
  deployment: Deployment,
  current: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
): Act[] {
  const { status: before, spec, metadata } = deployment;
  const sets = current ? [...old, current] : old;
  const sum = (count: (set: ReplicaSet) => number) => sets.reduce((total, set) => total + count(set), 0);
  const replicas = sum(({ status }) => status.replicas);
  const availableReplicas = sum(({ status }) => status.availableReplicas);
  const counted: DeploymentStatus = {
    ...before,
    observedGeneration: metadata.generation,
    replicas,
    updatedReplicas: current?.status.replicas ?? 0,
    readyReplicas: sum(({ status }) => status.readyReplicas),
    availableReplicas,
    unavailableReplicas: Math.max(0, sum((set) => set.spec.replicas) - availableReplicas),
  };
  const { maxUnavailable } = fencepostsOf(deployment);
  const isAvailable = availableReplicas >= spec.replicas - maxUnavailable;
  let conditions = withCondition(before.conditions, view.now, {
    type: 'Available',
    status: isAvailable ? 'True' : 'False',
    reason: isAvailable ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
    message: isAvailable
      ? 'Deployment has minimum availability.'
      : 'Deployment does not have minimum availability.',
  });
  const judgement = judged(view, deployment, counted, current);
  if (judgement) conditions = withCondition(conditions, view.now, judgement);
  const hasMoved =
    hasProgressed(counted, before) ||
    before.observedGeneration < counted.observedGeneration ||
    judgement?.reason === 'DeploymentResumed';
  const status = { ...counted, conditions, progressedAt: hasMoved ? view.now : before.progressedAt };
  return isShallowEqual(status, before) ? [] : [{ type: 'put', object: { ...deployment, status } }];
}

/** When the progress deadline of a deployment passes; null: it does not. Milliseconds. */
export function deploymentDueAt({ spec, status }: Deployment, now: number): number | null {
  const was = status.conditions.find(({ type }) => type === 'Progressing');
  if (spec.paused || was?.reason === 'NewReplicaSetAvailable' || was?.status === 'False') return null;
  const at = status.progressedAt + spec.progressDeadlineSeconds * 1000;
  return at > now ? at : null;
}
