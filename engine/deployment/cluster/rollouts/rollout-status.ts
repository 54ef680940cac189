import { withCondition } from '../objects/meta';
import type { Rollout, RolloutPhase, RolloutStatus } from '../objects/rollout';
import { isShallowEqual } from '../state/names';
import type { Act, ClusterView } from '../state/view';
import { missingService } from './point-services';
import type { RolloutSets } from './rollout-sets';

interface Judged {
  readonly phase: RolloutPhase;
  readonly message: string;
}

const hasMoved = (now: RolloutStatus, before: RolloutStatus): boolean =>
  now.updatedReplicas !== before.updatedReplicas ||
  now.readyReplicas > before.readyReplicas ||
  now.availableReplicas > before.availableReplicas ||
  now.replicas < before.replicas;

/** Whether the step that is at work takes as long as it takes: a pause, or an analysis, once it has begun. */
function isIndefinite({ spec, status }: Rollout): boolean {
  const at = status.stepIndex ?? -1;
  const step = spec.strategy.canary?.steps[at];
  return step?.pause !== undefined || (step?.analysis !== undefined && `step-${at}` in status.analyses);
}

/** Whether the deadline of a roll-out counts: not while it waits for somebody, or for an analysis. */
const isTimed = (rollout: Rollout): boolean => {
  const { spec, status } = rollout;
  const isWaiting = spec.paused || status.pauses.length > 0 || isIndefinite(rollout);
  return !isWaiting && !status.aborted && status.phase !== 'Healthy';
};

function judged(view: ClusterView, rollout: Rollout, next: RolloutStatus, { current }: RolloutSets): Judged {
  const { spec, metadata, status } = rollout;
  const missing = missingService(view, rollout);
  if (missing)
    return {
      phase: 'Degraded',
      message: `InvalidSpec: The Rollout "${metadata.name}" is invalid: ${missing.field}: Invalid value: "${missing.name}": service "${missing.name}" not found`,
    };
  if (next.aborted) return { phase: 'Degraded', message: `RolloutAborted: ${next.abortMessage}` };
  if (
    isTimed(rollout) &&
    status.currentHash !== '' &&
    !hasMoved(next, status) &&
    view.now - next.progressedAt >= spec.progressDeadlineSeconds * 1000
  )
    return {
      phase: 'Degraded',
      message: `ProgressDeadlineExceeded: ReplicaSet "${current?.metadata.name ?? ''}" has timed out progressing.`,
    };
  if (spec.paused) return { phase: 'Paused', message: 'manually paused' };
  const [pause] = next.pauses;
  if (pause) return { phase: 'Paused', message: pause.reason };
  const progressing = (message: string): Judged => ({ phase: 'Progressing', message });
  const isNew = next.stableHash !== next.currentHash;
  if (
    spec.strategy.canary &&
    next.stepIndex !== null &&
    next.stepIndex < spec.strategy.canary.steps.length &&
    isNew &&
    next.stableHash !== ''
  )
    return progressing('more replicas need to be updated');
  if (next.updatedReplicas < spec.replicas) return progressing('more replicas need to be updated');
  if (next.availableReplicas < spec.replicas)
    return progressing('updated replicas are still becoming available');
  if (next.replicas > next.updatedReplicas && spec.strategy.canary)
    return progressing('old replicas are pending termination');
  if (isNew)
    return progressing(
      spec.strategy.blueGreen ? 'active service cutover pending' : 'waiting for all steps to complete',
    );
  return { phase: 'Healthy', message: '' };
}

/** What a rollout says of itself, where that has changed. */
export function rolloutStatus(view: ClusterView, rollout: Rollout, sets: RolloutSets): Act[] {
  const { status: before, metadata } = rollout;
  const sum = (count: (set: RolloutSets['all'][number]) => number) =>
    sets.all.reduce((total, set) => total + count(set), 0);
  const counted: RolloutStatus = {
    ...before,
    observedGeneration: metadata.generation,
    replicas: sum(({ status }) => status.replicas),
    updatedReplicas: sets.current?.status.replicas ?? 0,
    readyReplicas: sum(({ status }) => status.readyReplicas),
    availableReplicas: sum(({ status }) => status.availableReplicas),
  };
  const progressedAt = hasMoved(counted, before) ? view.now : before.progressedAt;
  const { phase, message } = judged(view, rollout, { ...counted, progressedAt }, sets);
  const isTimedOut = message.startsWith('ProgressDeadlineExceeded');
  const conditions = withCondition(
    withCondition(before.conditions, view.now, {
      type: 'Progressing',
      status: phase === 'Degraded' ? 'False' : phase === 'Paused' ? 'Unknown' : 'True',
      reason: isTimedOut
        ? 'ProgressDeadlineExceeded'
        : counted.aborted
          ? 'RolloutAborted'
          : phase === 'Paused'
            ? 'RolloutPaused'
            : phase === 'Healthy'
              ? 'NewReplicaSetAvailable'
              : 'ReplicaSetUpdated',
      message: message || `ReplicaSet "${sets.current?.metadata.name ?? ''}" has successfully progressed.`,
    }),
    view.now,
    {
      type: 'Healthy',
      status: phase === 'Healthy' ? 'True' : 'False',
      reason: phase === 'Healthy' ? 'RolloutHealthy' : 'RolloutNotHealthy',
      message: phase === 'Healthy' ? 'Rollout is healthy' : 'Rollout is not healthy',
    },
  );
  const status = { ...counted, progressedAt, phase, message, conditions };
  return isShallowEqual(status, before) ? [] : [{ type: 'put', object: { ...rollout, status } }];
}

/** When the deadline of a rollout passes, after now; null: it does not. */
export function deadlineAt(view: ClusterView, rollout: Rollout): number | null {
  if (!isTimed(rollout)) return null;
  const at = rollout.status.progressedAt + rollout.spec.progressDeadlineSeconds * 1000;
  return at > view.now ? at : null;
}
