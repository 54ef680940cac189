import type { Deployment } from '../../objects/workloads';

/** Where a roll-out stands, in kubectl's words, and whether it is done. */
export interface RolloutWords {
  readonly text: string;
  readonly isDone: boolean;
  /** Why it will not be done; null: nothing speaks against it. */
  readonly failure: string | null;
}

/** What `kubectl rollout status` says of a deployment. (kubectl, pkg/polymorphichelpers/rollout_status.go) */
export function rolloutWords({ metadata, spec, status }: Deployment): RolloutWords {
  const name = JSON.stringify(metadata.name);
  const waiting = (what: string): RolloutWords => ({
    text: `Waiting for deployment ${name} rollout to finish: ${what}...`,
    isDone: false,
    failure: null,
  });
  if (metadata.generation > status.observedGeneration)
    return { text: 'Waiting for deployment spec update to be observed...', isDone: false, failure: null };
  const progressing = status.conditions.find(({ type }) => type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return { text: '', isDone: false, failure: `error: deployment ${name} exceeded its progress deadline` };
  if (status.updatedReplicas < spec.replicas)
    return waiting(`${status.updatedReplicas} out of ${spec.replicas} new replicas have been updated`);
  if (status.replicas > status.updatedReplicas)
    return waiting(`${status.replicas - status.updatedReplicas} old replicas are pending termination`);
  if (status.availableReplicas < status.updatedReplicas)
    return waiting(`${status.availableReplicas} of ${status.updatedReplicas} updated replicas are available`);
  return { text: `deployment ${name} successfully rolled out`, isDone: true, failure: null };
}
